import { expect } from '@open-wc/testing';
import { signInExample } from './fixtures/vendor-examples.ts';
import { Bench, digestOf, outcome, shapeOf, START, type Answer, type Fields } from './support.ts';

const PATH = '/api2/mobile/users/login';
const GUEST = { email: 'guest@example.com', password: 'Let!MeIn8410' };
const BODY = '{"client":"demo-client","user":{"email":"guest@example.com","password":"Let!MeIn8410"}}';
// printf '%s%s' "$PATH" "$BODY" | openssl dgst -sha256 -hmac demo-secret
const DIGEST = '5205bbc1327d1c38fafbfd45dc253fe3e1ec8a803f60256f9340753e5876f2ab';

describe('Sandbox: password sign-in', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });

  const signed = async (path: string, body: string, headers: Record<string, string | null> = {}, method = 'POST') =>
    bench.call(method, path, {
      body: method === 'GET' ? undefined : body,
      headers: {
        'Content-Type': 'application/json',
        'punchh-app-device-id': 'device-1',
        'x-pch-digest': await digestOf(path, body),
        ...headers,
      },
    });
  const login = (user: Fields = GUEST, headers?: Record<string, string | null>): Promise<Answer> =>
    signed(PATH, JSON.stringify({ client: 'demo-client', user }), headers);
  const tokenOf = ({ json }: Answer): string => (json as typeof signInExample).access_token.token;

  it('takes a digest made with an independent tool', async () => {
    expect((await signed(PATH, BODY, { 'x-pch-digest': DIGEST })).status).to.equal(200);
  });

  it('answers with every field of the vendor\'s example, and no other', async () => {
    const { json } = await login(GUEST, { 'Accept-Language': 'en;q=0.8, es-CR' });
    // The example's `zip_code` and the like are null there; so are they here.
    expect(shapeOf(json)).to.deep.equal(shapeOf(signInExample));
    const { access_token: token, user } = json as typeof signInExample;
    expect(token.seconds_to_expire).to.equal(null);
    expect(user).to.include({ email: GUEST.email, phone: '2125550142', preferred_locale: 'es-CR' });
    expect(user.created_at).to.equal('2026-01-15T12:00:00Z');
  });

  it('refuses a request without digest, device id or content type', async () => {
    for (const name of ['x-pch-digest', 'punchh-app-device-id', 'Content-Type']) {
      const answer = await login(GUEST, { [name]: null });
      expect(outcome(answer)).to.equal('400 missing_required_param');
      expect(answer.text).to.contain(name);
    }
    expect(outcome(await login(GUEST, { 'Content-Type': 'text/plain' }))).to.equal('400 invalid_parameter');
  });

  it('refuses a digest of another body, path, secret, hash or spelling', async () => {
    const digests = [
      await digestOf(PATH, `${BODY} `),
      await digestOf(`${PATH}?a=1`, BODY),
      await digestOf(PATH, BODY, 'other'),
      await digestOf(PATH, BODY, 'demo-secret', 'SHA-1'),
      DIGEST.toUpperCase(),
    ];
    for (const digest of digests) {
      expect(outcome(await signed(PATH, BODY, { 'x-pch-digest': digest }))).to.equal('412 invalid_signature');
    }
    bench = new Bench({ clients: { 'demo-client': {} } });
    expect(outcome(await signed(PATH, BODY))).to.equal('412 invalid_signature');
  });

  it('takes the bytes as sent: query and non-ASCII text', async () => {
    const body = JSON.stringify({ client: 'demo-client', user: { ...GUEST, note: 'Zoë 🍋' } });
    expect((await signed(`${PATH}?lang=fr%20CA`, body)).status).to.equal(200);
  });

  it('tells a wrong password and an unknown account alike', async () => {
    const wrong = await login({ ...GUEST, password: 'let!mein8410' });
    const unknown = await login({ ...GUEST, email: 'nobody@example.com' });
    expect(outcome(wrong)).to.equal('422 invalid_email_password');
    expect([unknown.status, unknown.text]).to.deep.equal([wrong.status, wrong.text]);
    expect(outcome(await login({ ...GUEST, password: 8410 }))).to.equal('400 invalid_parameter');
    expect(outcome(await login({ email: GUEST.email }))).to.equal('400 missing_required_param');
    expect(outcome(await signed(PATH, '{"client":"demo-client"}'))).to.equal('400 missing_required_param');
    expect(outcome(await signed(PATH, '{"client":"stranger","user":{}}'))).to.equal('401 unknown_client');
  });

  it('refuses accounts that may not sign in, only once the password is right', async () => {
    const states = { deactivated: '403 deactivated_user', locked: '403 account_locked', unverified: '422 unverified_user' };
    for (const [state, expected] of Object.entries(states) as [keyof typeof states, string][]) {
      bench = new Bench({ users: [{ ...GUEST, state }] });
      expect(outcome(await login({ ...GUEST, password: 'x' }))).to.equal('422 invalid_email_password');
      expect(outcome(await login())).to.equal(expected);
    }
  });

  it('blocks an address after ten failures in ten minutes, for an hour; a partner\'s proxy tells whose address it is', async () => {
    bench = new Bench({ partnerHosts: ['api.example.com'] });
    const from = (address: string, password: string) => login({ ...GUEST, password }, { x_true_client_ip: address });
    for (let tries = 0; tries < 9; tries += 1) await from('203.0.113.1', 'wrong');
    bench.advance(600);
    await from('203.0.113.1', 'wrong');
    expect((await from('203.0.113.1', GUEST.password)).status, 'ten, but not in ten minutes').to.equal(200);
    for (let tries = 0; tries < 9; tries += 1) await from('203.0.113.1', 'wrong');
    expect(outcome(await from('203.0.113.1', GUEST.password))).to.equal('429 too_many_failed_attempts');
    expect((await from('203.0.113.2', GUEST.password)).status).to.equal(200);
    bench.advance(3600);
    expect((await from('203.0.113.1', GUEST.password)).status).to.equal(200);
    expect(bench.sandbox.clock.now()).to.equal(START + 4200_000);
  });

  it('answers "forgot password" alike for everybody, and writes only to who has an account', async () => {
    const path = '/api2/mobile/users/forgot_password';
    const ask = (email: string) => signed(path, JSON.stringify({ client: 'demo-client', user: { email } }));
    const known = await ask(GUEST.email);
    const unknown = await ask('nobody@example.com');
    expect(known.status).to.equal(200);
    expect([unknown.status, unknown.text]).to.deep.equal([known.status, known.text]);
    expect(bench.sandbox.inbox.messages.map(({ to }) => to)).to.deep.equal([GUEST.email]);
    expect(outcome(await ask('nobody'))).to.equal('422 invalid_email_format');
  });

  it('takes its token for calls until it is signed out, however late', async () => {
    const headers = { Authorization: `Bearer ${tokenOf(await login())}` };
    bench.advance(365 * 24 * 3600);
    expect((await bench.call('GET', '/api2/mobile/users', { headers })).status).to.equal(200);
    const logout = '/api2/mobile/users/logout';
    expect(outcome(await bench.call('DELETE', logout, { headers }))).to.equal('400 missing_required_param');
    expect((await signed(logout, '', headers, 'DELETE')).status).to.equal(200);
    expect(outcome(await bench.call('GET', '/api2/mobile/users', { headers }))).to.equal('401 blacklisted_token');
  });

  it('does not exchange its refresh token', async () => {
    const { access_token: token } = (await login()).json as typeof signInExample;
    expect(outcome(await bench.refresh(token.refresh_token))).to.equal('401 invalid_refresh_token');
  });

  it('judges the digest of other calls: SHA-1 under /api/auth/, where it is required', async () => {
    const headers = { Authorization: `Bearer ${tokenOf(await login())}` };
    const get = (path: string, digest?: string) =>
      bench.call('GET', path, { headers: { ...headers, ...(digest === undefined ? {} : { 'x-pch-digest': digest }) } });
    const auth = '/api/auth/users/balance?client=demo-client';
    expect((await get(auth, await digestOf(auth, '', 'demo-secret', 'SHA-1'))).status).to.equal(200);
    expect(outcome(await get(auth, await digestOf(auth, '')))).to.equal('412 invalid_signature');
    expect(outcome(await get(auth))).to.equal('400 missing_required_param');
    const mobile = '/api2/mobile/users/balance';
    expect((await get(mobile, await digestOf(mobile, ''))).status).to.equal(200);
    expect(outcome(await get(mobile, 'wrong'))).to.equal('412 invalid_signature');
  });
});
