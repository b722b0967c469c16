import { EMAIL, PASSWORD, type ApiBench, type Body, type Call } from './bench.ts';

/** Changes a call that would succeed, or the sandbox, so that the error comes. */
export type Spoil = (bench: ApiBench, call: Call) => Promise<void> | void;

const fields = (call: Call): Body => call.body as Body;

/** Sets a field of the body, in `user` for the signed calls. */
const setField = (call: Call, name: string, value: unknown): void => {
  const body = fields(call);
  if (name !== 'client' && typeof body['user'] === 'object') call.body = { ...body, user: { ...body['user'], [name]: value } };
  else call.body = { ...body, [name]: value };
};
const field = (name: string, value: unknown): Spoil => (_bench, call) => setField(call, name, value);
const header = (name: string, value: string): Spoil => (_bench, call) => {
  call.headers[name] = value;
};

/** The account that the call is about. */
const accountOf = ({ sandbox }: ApiBench, call: Call): number => {
  const about = JSON.stringify(call.body ?? {}).includes(PASSWORD.email) || /changePassword|resetPassword/.test(call.operation.id);
  const email = about ? PASSWORD.email : EMAIL;
  return (sandbox.users.list().find((user) => user.email === email) ?? sandbox.users.add({ email })).id;
};
const accountState = (state: 'deactivated' | 'locked' | 'unverified'): Spoil => (bench, call) => {
  bench.sandbox.users.change(accountOf(bench, call), { state });
};

/** Ends the sign-in of the call, by the one sign-out that needs no refresh token. */
const signOut: Spoil = async (bench, call) => {
  const token = call.headers['Authorization']!.replace('Bearer ', '');
  const logout = bench.call('DELETE', '/api2/mobile/users/logout', undefined, { Authorization: `Bearer ${token}` });
  await bench.succeed({ ...logout, signed: true });
};

const refuseWrongCode = (times: number): Spoil => async (bench, call) => {
  const wrong = { ...call, body: { ...fields(call), token: '000000' } };
  for (let tries = 0; tries < times; tries += 1) await bench.send(wrong);
};

/** Nine more failures than the call itself, or ten, from the same address. */
const failTenTimes = (name: string): Spoil => async (bench, call) => {
  bench.sandbox.business.change({ maxTries: 99 });
  const wrong = { ...call, body: { ...fields(call) } };
  setField(wrong, name, '000000');
  for (let tries = 0; tries < 10; tries += 1) await bench.send(wrong);
};

const otherSignIn = (bench: ApiBench) => bench.signIn({ email: 'eve+punchh_test@example.com' });

/** How each documented error comes, by its name; `<operation> <name>` where one operation differs. */
const ERROR_CALLS: Readonly<Record<string, Spoil>> = {
  'missing_required_param': (_bench, call) => {
    if (call.signed && call.body === undefined) call.signed = false;
    else if (call.headers['X-Request-ID']) delete call.headers['X-Request-ID'];
    else setField(call, 'client', '');
  },
  'changeProfile missing_required_param': (_bench, call) => {
    call.body = {};
  },
  'readMeta missing_required_param': (_bench, call) => {
    call.query = '';
  },
  'invalid_parameter': (_bench, call) => {
    if (call.headers['X-Request-ID']) call.headers['X-Request-ID'] = '1';
    else if (call.headers['client-type']) call.headers['client-type'] = 'fridge';
    else call.body = '{';
  },
  'invalid_parameter signed': (_bench, call) => {
    call.body = '{';
  },
  'communication_channel_missing': (_bench, call) => {
    const { email: _, ...rest } = fields(call);
    call.body = rest;
  },
  'validation_method_missing': field('validation_method', ''),
  'invalid_language': header('Accept-Language', 'de-DE'),
  'unknown_client': (_bench, call) => {
    if (call.body === undefined) call.query = '?client=nobody';
    else setField(call, 'client', 'nobody');
  },
  'invalid_client': field('client', 'other'),
  'unauthenticated': header('Authorization', 'Bearer made-up'),
  'blacklisted_token': signOut,
  'token_expired': ({ sandbox }) => sandbox.clock.advance(1_800_000),
  'invalid_id_token': header('id-token', 'made-up'),
  'invalid_refresh_token': field('refresh_token', 'made-up'),
  'foreign_refresh_token': async (bench, call) => setField(call, 'refresh_token', (await otherSignIn(bench)).refresh_token),
  'deactivated_user': accountState('deactivated'),
  'account_locked': accountState('locked'),
  'unverified_user': accountState('unverified'),
  'identity_service_not_enabled': ({ sandbox }) => sandbox.business.change({ identityService: false }),
  'basic_authentication_disabled': ({ sandbox }) => sandbox.business.change({ methods: ['code'] }),
  'invalid_signature': (_bench, call) => {
    call.signed = false;
    call.headers['x-pch-digest'] = 'wrong';
  },
  'privacy_policy': field('privacy_policy', false),
  'terms_and_conditions': field('terms_and_conditions', 'true'),
  'invalid_email_format': field('email', 'nobody'),
  'invalid_phone_format': (_bench, call) => {
    const { email: _, ...rest } = fields(call);
    call.body = { ...rest, phone_ext: '+1', phone_number: '0000' };
  },
  'invalid_otp': field('token', '000000'),
  'otp_expired': ({ sandbox }) => sandbox.clock.advance(600_000),
  'otp_attempts_exceeded': refuseWrongCode(3),
  'otp_already_used': async (bench, call) => {
    await bench.succeed(call);
  },
  'otp_not_found': field('email', 'other@example.com'),
  'invalid_code_verifier': field('code_verifier', 'a'.repeat(43)),
  'device_already_shared': ({ sandbox }) => sandbox.business.change({ guestsPerDevice: 0 }),
  'too_many_requests': async (bench, call) => {
    await bench.succeed(call);
  },
  'verifyCode too_many_failed_attempts': failTenTimes('token'),
  'signInWithPassword too_many_failed_attempts': failTenTimes('password'),
  'signInSigned too_many_failed_attempts': failTenTimes('password'),
  'changePassword too_many_failed_attempts': failTenTimes('current_password'),
  'incorrect_info': field('password', 'wrong'),
  'changePassword incorrect_info': field('current_password', 'wrong'),
  'invalid_email_password': field('password', 'wrong'),
  'email_taken': field('email', PASSWORD.email),
  'password': (_bench, call) => {
    call.body = { ...fields(call), password: 'short', password_confirmation: 'short' };
  },
  'password_confirmation': field('password_confirmation', 'Other-figs-6'),
  'reset_token': field('reset_password_token', 'made-up'),

  'invalid_application': header('Application', 'nobody'),
  'menu_email': field('email', 'nobody'),
  'menu_phone_number': field('phone_number', '1'),
  'requestMenuCode menu_phone_number': ({ sandbox }, call) => {
    sandbox.business.change({ menu: { kind: 'phone' } });
    call.body = { phone_number: '1' };
  },
  'menu_passwordless_email': field('passwordless_email', 'nobody'),
  'menu_passwordless_code': field('passwordless_code', '000000'),
  'menu_first_name': field('first_name', ''),
  'menu_last_name': field('last_name', ''),
  'menu_optin_status_email': field('optin_status_email', 9),
  'menu_optin_status_sms': field('optin_status_sms', 9),
  'menu_optin_status_pn': field('optin_status_pn', 9),
  'menu_demographics': field('demographics', [{ id: 'none', value: 'x' }]),
  'menu_password': field('password', 'short'),
  'menu_unauthenticated': header('Authorization', 'Bearer made-up'),
  'menu_token_expired': ({ sandbox }) => sandbox.clock.advance(3_600_000),
  'menu_token_not_refreshable': ({ sandbox }) => sandbox.clock.advance(2_628_000_000),
  'menu_blacklisted_token': async (bench, call) => {
    const token = call.headers['Authorization']!.replace('Bearer ', '');
    if (call.operation.id === 'acceptLegalAgreement') await bench.succeed(bench.acceptAgreement(token));
    await bench.succeed(bench.menuCall('GET', '/customers/refresh', undefined, token));
  },
  'legal_agreement_required': async (bench, call) => {
    // Another customer, who has not accepted yet.
    const contact = { email: 'eve+punchh_test@example.com' };
    await bench.requestMenuCode(contact);
    const { data } = (await bench.succeed(bench.register({ passwordless_email: contact.email }))) as { data: { token: { value: string } } };
    call.headers['Authorization'] = `Bearer ${data.token.value}`;
  },
  'customer_not_found': field('passwordless_email', 'nobody@example.com'),
  'social_account': ({ sandbox }) => sandbox.business.change({ menu: { customers: [{ email: EMAIL, social: true }] } }),
};

/** The way to one error of one operation. */
export const errorCall = (operationId: string, name: string): Spoil | undefined =>
  ERROR_CALLS[`${operationId} ${name}`] ??
  (name === 'invalid_parameter' && /Signed$/.test(operationId) ? ERROR_CALLS['invalid_parameter signed'] : ERROR_CALLS[name]);
