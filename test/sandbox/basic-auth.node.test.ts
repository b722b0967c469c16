import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { bearer, Bench, CONSENTS, dataOf, keyOf, outcome, type Answer, type Fields } from './support.ts';

const EMAIL = 'ada@example.com';
const PASSWORD = 'Figs-and-4-dates';
const twice = (password: unknown): Fields => ({ password, password_confirmation: password });
const messageOf = ({ json }: Answer): string | undefined => (json as { message?: string[] }).message?.[0];

describe('Sandbox: passwords of the Guest Identity Service', () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench({ resendAfter: 0, lockout: false });
  });

  const signUp = (fields: Fields = {}, headers?: Record<string, string | null>) =>
    bench.basicAuth('signup', { email: EMAIL, ...twice(PASSWORD), ...CONSENTS, ...fields }, headers);
  const signIn = (password = PASSWORD, email = EMAIL, headers?: Record<string, string | null>) =>
    bench.basicAuth('signin', { email, password }, headers);
  const forgot = (email = EMAIL) => bench.basicAuth('forgot_password', { email });
  const reset = (token: unknown, password: string) =>
    bench.basicAuth('reset_password', { reset_password_token: token, ...twice(password) });
  const change = (tokens: Record<string, string>, current: string, next: string) =>
    bench.basicAuth('change_password', { current_password: current, ...twice(next) }, bearer(tokens));
  const mailedToken = async (): Promise<string> => {
    await forgot();
    return bench.lastMessage.resetToken ?? '';
  };

  describe('signing up', () => {
    it('makes an account and returns tokens with 201', async () => {
      const answer = await signUp();
      assert.equal(answer.status, 201);
      assert.deepEqual(Object.keys(dataOf(answer)).sort(), ['access_token', 'expires_in', 'id_token', 'refresh_token', 'token_type']);
      assert.equal((await bench.profile(dataOf(answer))).status, 200);
      assert.equal((await signIn()).status, 200);
    });

    it('wants both agreements, an address that is one, and the password twice', async () => {
      assert.match((await signUp({ privacy_policy: false })).text, /Please agree on given privacy policy/);
      assert.match((await signUp({ terms_and_conditions: undefined })).text, /Please agree on given terms and conditions/);
      assert.equal(outcome(await signUp({ email: 'ada@' })), '422 invalid_email_format');
      assert.equal(outcome(await signUp({ email: undefined })), '400 missing_required_param');
      assert.equal(outcome(await signUp({ password_confirmation: 'Other-4-dates' })), '422 password_confirmation');
      assert.equal(outcome(await signUp({ password_confirmation: undefined })), '422 password_confirmation');
    });

    it('does without a device id, as signing in does: no document names it for these calls', async () => {
      const nameless = { 'punchh-app-device-id': null };
      bench.sandbox.business.change({ guestsPerDevice: 1 });
      assert.equal((await signUp({ email: 'first@example.com' }, nameless)).status, 201);
      assert.equal((await signUp({ email: 'second@example.com' }, nameless)).status, 201);
      assert.equal((await signIn(PASSWORD, 'first@example.com', nameless)).status, 200);
    });

    for (const [passwordPolicy, good, bad] of [
      ['strong', ['Abcdef1!', 'пароль-1', 'a1!a1!a1!'], ['Abcde1!', 'Abcdefg!', 'Abcdefg1', '12345678!', 'Abc def1!']],
      ['moderate', ['abcdefgh', 'abc defg'], ['abcdefg']],
      ['weak', ['abcdef'], ['abcde']],
    ] as const) {
      it(`holds a password to the policy "${passwordPolicy}"`, async () => {
        bench.sandbox.business.change({ passwordPolicy });
        for (const password of bad) assert.equal(outcome(await signUp(twice(password))), '422 password', password);
        for (const [index, password] of good.entries()) {
          assert.equal((await signUp({ email: `ada${index}@example.com`, ...twice(password) })).status, 201, password);
        }
      });
    }

    it('refuses an address that has an account already, whatever its case, also one made with a code', async () => {
      assert.equal(outcome(await signUp({ email: 'Guest@Example.com' })), '422 email');
      await bench.signIn({ email: 'code@example.com' });
      assert.equal(outcome(await signUp({ email: 'code@example.com' })), '422 email');
    });

    it('counts the accounts of a device, however they were made', async () => {
      bench.sandbox.business.change({ guestsPerDevice: 2 });
      await bench.signIn({ email: 'first@example.com' });
      assert.equal((await signUp()).status, 201);
      assert.equal(outcome(await signUp({ email: 'third@example.com' })), '422 device_already_shared');
      const elsewhere = { 'punchh-app-device-id': 'device-2' };
      assert.equal((await signUp({ email: 'third@example.com' }, elsewhere)).status, 201);
    });
  });

  describe('signing in', () => {
    it('tells nobody whether the address or the password was wrong', async () => {
      const wrong = await signIn('wrong', 'guest@example.com');
      const unknown = await signIn(PASSWORD, 'nobody@example.com');
      assert.equal(outcome(wrong), '422 incorrect_info');
      assert.equal(unknown.text, wrong.text);
    });

    it('reads the account\'s state only with the right password, in the business\'s words', async () => {
      const users = [{ email: EMAIL, password: PASSWORD, state: 'deactivated' as const }];
      bench.sandbox.business.change({ users, deactivatedMessage: 'Call us on Mondays.' });
      assert.equal(outcome(await signIn('wrong')), '422 incorrect_info');
      const refused = await signIn();
      assert.equal(outcome(refused), '403 deactivated_user');
      assert.match(refused.text, /Call us on Mondays\./);
      for (const [state, expected] of [['locked', '403 account_locked'], ['unverified', '422 unverified_user']] as const) {
        bench.sandbox.business.change({ users: [{ email: EMAIL, password: PASSWORD, state }] });
        assert.equal(outcome(await signIn()), expected);
      }
    });

    it('has no password for an account made with a code', async () => {
      await bench.signIn({ email: 'code@example.com' });
      assert.equal(outcome(await signIn('', 'code@example.com')), '400 missing_required_param');
      assert.equal(outcome(await signIn('undefined', 'code@example.com')), '422 incorrect_info');
    });

    it('blocks an address after ten failures', async () => {
      bench = new Bench();
      for (let tries = 0; tries < 10; tries += 1) await signIn('wrong');
      assert.equal(outcome(await signIn('Let!MeIn8410', 'guest@example.com')), '429 too_many_failed_attempts');
    });
  });

  describe('a forgotten password', () => {
    beforeEach(async () => {
      await signUp();
    });

    it('is answered alike for everybody; a link goes only to who has an account', async () => {
      const known = await forgot();
      const unknown = await forgot('nobody@example.com');
      assert.equal(known.status, 200);
      assert.ok(messageOf(known));
      assert.deepEqual([unknown.status, unknown.text], [known.status, known.text]);
      assert.deepEqual(bench.sandbox.inbox.messages.map(({ to }) => to), [EMAIL]);
      const { link = '', text, resetToken = '' } = bench.lastMessage;
      assert.ok(text.includes(link) && link.includes(resetToken) && resetToken.length > 20);
      assert.equal(outcome(await forgot('nobody')), '422 invalid_email_format');
    });

    it('links to the page that the business names', async () => {
      bench.sandbox.business.change({ resetUrl: 'https://shop.example/account?t={token}#new' });
      const token = await mailedToken();
      assert.equal(bench.lastMessage.link, `https://shop.example/account?t=${token}#new`);
      bench.sandbox.business.change({ resetUrl: '/account?t={token}' });
      await bench.basicAuth('forgot_password', { email: EMAIL }, { Origin: 'https://shop.example:8443' });
      assert.equal(bench.lastMessage.link, `https://shop.example:8443/account?t=${bench.lastMessage.resetToken}`);
      assert.throws(() => bench.sandbox.business.change({ resetUrl: '//evil.example/{token}' }), /resetUrl: must be/);
    });

    it('is replaced with the token of the mail, once', async () => {
      const token = await mailedToken();
      assert.equal((await reset(token, 'New-figs-5')).status, 200);
      assert.equal(outcome(await reset(token, 'New-figs-6')), '422 reset_token');
      assert.equal(outcome(await signIn()), '422 incorrect_info');
      assert.equal((await signIn('New-figs-5')).status, 200);
    });

    it('refuses a token that is unknown, too old or replaced by a newer one', async () => {
      const first = await mailedToken();
      const second = await mailedToken();
      assert.equal(outcome(await reset(first, 'New-figs-5')), '422 reset_token');
      assert.equal(outcome(await reset('made-up', 'New-figs-5')), '422 reset_token');
      bench.advance(3600);
      assert.equal(outcome(await reset(second, 'New-figs-5')), '422 reset_token');
      assert.equal(outcome(await reset(undefined, 'New-figs-5')), '400 missing_required_param');
    });

    it('keeps the token when the new password is refused', async () => {
      const token = await mailedToken();
      assert.equal(outcome(await reset(token, 'short')), '422 password');
      assert.equal(outcome(await reset(token, PASSWORD)), '422 password', 'the current one');
      assert.equal((await reset(token, 'New-figs-5')).status, 200);
    });

    it('cannot be one of the last five', async () => {
      const later = [1, 2, 3, 4, 5].map((number) => `New-figs-${number}`);
      for (const password of later.slice(0, 4)) assert.equal((await reset(await mailedToken(), password)).status, 200);
      assert.match((await reset(await mailedToken(), PASSWORD)).text, /last 5 passwords/);
      assert.equal((await reset(await mailedToken(), later[4]!)).status, 200);
      assert.equal((await reset(await mailedToken(), PASSWORD)).status, 200, 'the sixth last');
    });

    it('gives a password to an account made with a code', async () => {
      await bench.signIn({ email: 'code@example.com' });
      await forgot('code@example.com');
      assert.equal((await reset(bench.lastMessage.resetToken, 'New-figs-5')).status, 200);
      assert.equal((await signIn('New-figs-5', 'code@example.com')).status, 200);
    });

    it('takes the token under another name where an option says so', async () => {
      bench = new Bench({ passwordFields: { resetToken: 'token' } });
      await bench.basicAuth('forgot_password', { email: 'guest@example.com' });
      const { resetToken } = bench.lastMessage;
      assert.equal(outcome(await reset(resetToken, 'New-figs-5')), '400 missing_required_param');
      const answer = await bench.basicAuth('reset_password', { token: resetToken, ...twice('New-figs-5') });
      assert.equal(answer.status, 200);
    });
  });

  describe('changing a password', () => {
    it('needs an access token, the current password, and a new one that the policy and the history allow', async () => {
      const tokens = dataOf(await signUp());
      assert.equal(outcome(await change({ access_token: 'made-up' }, PASSWORD, 'New-figs-5')), '401 unauthenticated');
      assert.equal(outcome(await change(tokens, 'wrong', 'New-figs-5')), '422 incorrect_info');
      assert.equal(outcome(await change(tokens, PASSWORD, 'short')), '422 password');
      assert.equal(outcome(await change(tokens, PASSWORD, PASSWORD)), '422 password');
      assert.equal((await change(tokens, PASSWORD, 'New-figs-5')).status, 200);
      assert.equal((await signIn('New-figs-5')).status, 200);
    });

    it('ends every refresh token of the guest, and no access token', async () => {
      const first = dataOf(await signUp());
      const second = dataOf(await signIn());
      const other = await bench.signIn({ email: 'other@example.com' });
      await change(second, PASSWORD, 'New-figs-5');
      for (const tokens of [first, second]) {
        assert.equal(outcome(await bench.refresh(tokens['refresh_token'])), '401 invalid_refresh_token');
        assert.equal((await bench.profile(tokens)).status, 200);
      }
      assert.equal((await bench.refresh(other['refresh_token'])).status, 200);
    });
  });

  describe('what the business has switched off', () => {
    const calls = ['signup', 'signin', 'forgot_password', 'reset_password', 'change_password'];

    it('refuses passwords alone with basic_authentication_disabled', async () => {
      bench.sandbox.business.change({ methods: ['code'] });
      for (const name of calls) assert.equal(outcome(await bench.basicAuth(name, {})), '412 basic_authentication_disabled');
      assert.equal((await bench.send()).status, 200);
    });

    it('refuses codes alone with identity_service_not_enabled', async () => {
      bench.sandbox.business.change({ methods: ['password'] });
      assert.equal(outcome(await bench.send()), '412 identity_service_not_enabled');
      const tokens = dataOf(await signUp());
      const body = { client: 'demo-client', refresh_token: tokens['refresh_token'] };
      assert.equal(outcome(await bench.refresh(tokens['refresh_token'])), '412 identity_service_not_enabled');
      assert.equal((await bench.post('/api2/refresh_token', body)).status, 200);
    });

    it('refuses everything without the service', async () => {
      bench.sandbox.business.change({ identityService: false });
      for (const name of calls) assert.equal(outcome(await bench.basicAuth(name, {})), '412 identity_service_not_enabled');
      for (const path of ['/api2/refresh_token', '/api2/password_less/token', '/api2/password_less/verify']) {
        assert.equal(outcome(await bench.post(path, { client: 'demo-client' })), '412 identity_service_not_enabled');
      }
    });

    it('knows its clients', async () => {
      assert.equal(outcome(await bench.basicAuth('signin', { client: 'other' })), '401 unknown_client');
      assert.equal(outcome(await bench.basicAuth('signin', { client: '' })), '400 missing_required_param');
    });
  });

  describe('one session for both families', () => {
    for (const [refreshPath, signOutPath] of [
      ['/api2/refresh_token', '/api2/signout'],
      ['/api2/password_less/refresh_token', '/api2/sign_out'],
    ] as const) {
      it(`refreshes at ${refreshPath} and signs out at ${signOutPath}, after a code and after a password`, async () => {
        for (const tokens of [dataOf(await signUp()), await bench.signIn({ email: 'code@example.com' })]) {
          const client = 'demo-client';
          const refreshed = dataOf(await bench.post(refreshPath, { client, refresh_token: tokens['refresh_token'] }));
          assert.notEqual(refreshed['access_token'], tokens['access_token']);
          assert.equal(outcome(await bench.refresh('made-up')), '401 invalid_refresh_token');
          const out = await bench.post(signOutPath, { client, refresh_token: refreshed['refresh_token'] }, bearer(refreshed));
          assert.equal(out.status, 200);
          assert.equal(outcome(await bench.profile(refreshed)), '401 blacklisted_token');
        }
      });
    }
  });

  it('refuses a language that the business has not got, naming those it has', async () => {
    const german = await signIn(PASSWORD, EMAIL, { 'Accept-Language': 'de-DE,de;q=0.9,en;q=0.8' });
    assert.equal(german.status, 400);
    assert.deepEqual(german.json, { errors: { invalid_language: ['Supported locales are en-GB, es-CR, en, es.'] } });
    for (const accepted of ['en', 'ES-cr', 'en-GB;q=0.5,en;q=0.9', '*', null]) {
      assert.equal(keyOf(await signIn(PASSWORD, EMAIL, { 'Accept-Language': accepted })), 'incorrect_info', String(accepted));
    }
    assert.equal(keyOf(await signIn(PASSWORD, EMAIL, { 'Accept-Language': 'en-US,en;q=0.9' })), 'invalid_language');
    bench.sandbox.business.change({ languages: ['de-DE'] });
    assert.equal(keyOf(await signIn(PASSWORD, EMAIL, { 'Accept-Language': 'de-DE' })), 'incorrect_info');
  });
});
