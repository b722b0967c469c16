import type { ApiBench} from './bench.ts';
import { CLIENT, CONSENTS, EMAIL, PASSWORD, type Call } from './bench.ts';

/** Prepares a sandbox so that a call succeeds, and returns that call. */
export type Prepare = (bench: ApiBench) => Promise<Call> | Call;

const DEVICE = { 'punchh-app-device-id': 'device-1' };
const NEW_PASSWORD = { password: 'New-figs-and-5', password_confirmation: 'New-figs-and-5' };

const basicAuth = (bench: ApiBench, name: string, body: Record<string, unknown>, headers = {}): Call =>
  bench.call('POST', `/api2/basic_auth/${name}`, { client: CLIENT, ...body }, { 'Accept-Language': 'en', ...headers });

const asGuest = async (bench: ApiBench, method: string, path: string, body?: Record<string, unknown>): Promise<Call> => {
  const { access_token: token, id_token: idToken } = await bench.signIn();
  return bench.call(method, path, body, { 'Authorization': `Bearer ${token}`, 'id-token': idToken });
};

const refreshAt = (path: string): Prepare => async (bench) =>
  bench.call('POST', path, { client: CLIENT, refresh_token: (await bench.signIn()).refresh_token });

const signOutAt = (path: string): Prepare => async (bench) => {
  const { access_token: token, refresh_token } = await bench.signIn();
  return bench.call('POST', path, { client: CLIENT, refresh_token }, { Authorization: `Bearer ${token}` });
};

const signed = (call: Call, query = ''): Call => ({ ...call, signed: true, query });

const mobile = (bench: ApiBench, name: string, user: Record<string, unknown>, headers = {}): Call =>
  signed(bench.call('POST', `/api2/mobile/users/${name}`, { client: CLIENT, user }, { 'Accept-Language': 'en', ...headers }));

/** A call that succeeds, for each operation of the document. */
export const VALID_CALLS: Readonly<Record<string, Prepare>> = {
  sendCode: (bench) => bench.sendCode(),
  verifyCode: async (bench) => {
    await bench.succeed(bench.sendCode());
    return bench.verifyCode();
  },
  refreshCodeTokens: refreshAt('/api2/password_less/refresh_token'),
  signOutOfCodes: signOutAt('/api2/password_less/sign_out'),
  signUpWithPassword: (bench) =>
    basicAuth(bench, 'signup', { email: 'new@example.com', ...NEW_PASSWORD, ...CONSENTS }, DEVICE),
  signInWithPassword: (bench) => basicAuth(bench, 'signin', PASSWORD, DEVICE),
  forgotPassword: (bench) => basicAuth(bench, 'forgot_password', { email: PASSWORD.email }),
  resetPassword: async (bench) => {
    await bench.succeed(basicAuth(bench, 'forgot_password', { email: PASSWORD.email }));
    return basicAuth(bench, 'reset_password', { reset_password_token: bench.sandbox.inbox.latest()!.resetToken, ...NEW_PASSWORD });
  },
  changePassword: async (bench) => {
    const { data } = (await bench.succeed(basicAuth(bench, 'signin', PASSWORD, DEVICE))) as { data: Record<string, string> };
    return basicAuth(bench, 'change_password', { current_password: PASSWORD.password, ...NEW_PASSWORD }, {
      'Authorization': `Bearer ${data['access_token']}`, 'id-token': data['id_token'],
    });
  },
  refreshTokens: refreshAt('/api2/refresh_token'),
  signOut: signOutAt('/api2/signout'),
  signOutAtOtherPath: signOutAt('/api2/sign_out'),
  signInSigned: (bench) => mobile(bench, 'login', PASSWORD, DEVICE),
  forgotPasswordSigned: (bench) => mobile(bench, 'forgot_password', { email: PASSWORD.email }),
  signOutSigned: async (bench) => signed(await asGuest(bench, 'DELETE', '/api2/mobile/users/logout'), `?client=${CLIENT}`),
  readMeta: (bench) => signed(bench.call('GET', '/api2/mobile/meta.json', undefined, { 'Accept-Language': 'en' }), `?client=${CLIENT}`),
  readProfile: (bench) => asGuest(bench, 'GET', '/api2/mobile/users'),
  changeProfile: (bench) => asGuest(bench, 'PUT', '/api2/mobile/users', { user: { first_name: 'Ada' } }),
  readProfileAtOtherPath: (bench) => asGuest(bench, 'GET', '/api2/mobile/users/profile'),
  readBalance: (bench) => asGuest(bench, 'GET', '/api2/mobile/users/balance'),
  readLoyalty: (bench) => asGuest(bench, 'GET', '/api2/mobile/loyalty'),
  readBalanceSigned: async (bench) => signed(await asGuest(bench, 'GET', '/api/auth/users/balance')),
  checkEmail: (bench) => bench.menuCall('POST', '/customers/check-email', { email: EMAIL }),
  checkPhoneNumber: (bench) => bench.menuCall('POST', '/customers/check-phone-number', { phone_number: '+12015550100' }),
  requestMenuCode: (bench) => bench.menuCall('POST', '/customers/passwordless-request', { email: EMAIL }),
  registerCustomer: async (bench) => {
    await bench.requestMenuCode();
    return bench.register();
  },
  signInCustomer: async (bench) => {
    await bench.registerCustomer();
    bench.sandbox.clock.advance(60_000);
    await bench.requestMenuCode();
    return bench.menuCall('POST', '/customers/login', { passwordless_email: EMAIL, passwordless_code: bench.code });
  },
  acceptLegalAgreement: async (bench) => bench.acceptAgreement(await bench.registerCustomer({ accept: false })),
  refreshCustomerToken: async (bench) => bench.menuCall('GET', '/customers/refresh', undefined, await bench.registerCustomer()),
  readCustomer: async (bench) => bench.menuCall('GET', '/customers/account', undefined, await bench.registerCustomer()),
};
