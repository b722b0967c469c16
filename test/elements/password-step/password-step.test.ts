import { expect } from '@open-wc/testing';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/index.ts';
import { focused, until } from '../../harness/dom.ts';
import { leaveAll, mount, type Guest, type MountOptions } from '../../harness/guest.ts';
import { clock, sandboxClock } from '../../harness/test-clock.ts';

const LOGIN = '/api2/mobile/users/login';
const FORGOT = '/api2/mobile/users/forgot_password';
const LOGOUT = '/api2/mobile/users/logout';
const EMAIL = 'guest@example.com';
const PASSWORD = 'Let!MeIn8410';

const encoder = new TextEncoder();

/** The host's own signer, by the platform's HMAC. */
const signer = (secret: string) => async ({ path, body }: { method: string; path: string; body: string }): Promise<string> => {
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const digest = await crypto.subtle.sign('HMAC', key, encoder.encode(path + body));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

const atPassword = async ({ properties, attributes, ...more }: MountOptions = {}): Promise<Guest> => {
  const guest = await mount({
    ...more,
    attributes: { backend: 'punchh-password', ...attributes },
    properties: { signRequest: signer('demo-secret'), ...properties },
  });
  await guest.reaches('password');
  return guest;
};

const fills = async (guest: Guest, email = EMAIL, password = PASSWORD): Promise<void> => {
  await guest.autofill(await guest.field('username'), email);
  await guest.autofill(await guest.field('current-password'), password);
};

const signsIn = async (guest: Guest, email = EMAIL, password = PASSWORD): Promise<void> => {
  await fills(guest, email, password);
  await guest.submit();
};

const expectSoon = (condition: () => boolean) => until(condition, condition.toString());

const withUsers = (users: SandboxOptions['users']): Sandbox => createSandbox({ clock: sandboxClock(), users });

describe('signing in with a password', () => {
  afterEach(leaveAll);

  it('hands out a token with no known expiry, and the profile that came along, which is not stored', async () => {
    const guest = await atPassword();
    expect(guest.element.step).to.equal('password');
    await signsIn(guest);
    await guest.reaches('signed-in');
    const token = await guest.hears('punchh-token');
    expect(token).to.include({ reason: 'issued', expiresAt: null, idToken: null, tokenType: 'Bearer' });
    expect(token.user).to.include({ email: EMAIL, first_name: 'Alex', marketing_pn_subscription: true });
    guest.leaves();
    const later = guest.returns({ properties: { signRequest: signer('demo-secret') } });
    await later.reaches('signed-in');
    const restored = await later.hears('punchh-token');
    expect(restored).to.include({ reason: 'restored', accessToken: token.accessToken });
    expect(restored).not.to.have.property('user');
  });

  it('says what it must: client, device, language; and signs exactly what it sends', async () => {
    const parent = document.createElement('div');
    parent.lang = 'es';
    document.body.append(parent);
    const guest = await atPassword({ parent });
    await signsIn(guest, 'guest@example.com', PASSWORD);
    await guest.reaches('signed-in');
    const [request] = guest.requests(LOGIN);
    expect(request!.body).to.deep.equal({ client: 'demo-client', user: { email: EMAIL, password: PASSWORD } });
    expect(request!.headers).to.include({ 'accept-language': 'es' });
    expect(request!.headers['punchh-app-device-id']).to.have.length.above(10);
    parent.remove();
  });

  it('leaves the digest to a gateway where the host does not sign', async () => {
    const sandbox = createSandbox({ clock: sandboxClock() });
    const sign = signer('demo-secret');
    const fromPage: Request[] = [];
    const gateway: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      fromPage.push(request.clone());
      const body = await request.clone().text();
      const path = new URL(request.url).pathname;
      request.headers.set('x-pch-digest', await sign({ method: request.method, path, body }));
      return sandbox.fetch(request);
    };
    const guest = await atPassword({ sandbox, properties: { fetcher: gateway, signRequest: undefined } });
    await signsIn(guest);
    await guest.reaches('signed-in');
    expect(fromPage).to.have.length(1);
    expect(fromPage[0]!.headers.has('x-pch-digest')).to.equal(false);
  });

  it('reads fields that a password manager has filled in without telling', async () => {
    const guest = await atPassword();
    (await guest.field('username')).value = EMAIL;
    (await guest.field('current-password')).value = PASSWORD;
    await guest.submit();
    await guest.reaches('signed-in');
    const forgetful = await atPassword();
    (await forgetful.field('username')).value = EMAIL;
    await forgetful.press(forgetful.button('Forgot your password?'));
    await forgetful.sees(`If there is an account for ${EMAIL}`);
  });

  it('names its fields for password managers, and for nobody at a kiosk', async () => {
    const guest = await atPassword();
    expect((await guest.field('username')).type).to.equal('email');
    expect((await guest.field('current-password')).type).to.equal('password');
    const kiosk = await atPassword({ attributes: { mode: 'kiosk' } });
    expect(kiosk.findAll('input').map((input) => input.getAttribute('autocomplete'))).to.deep.equal(['off', 'off']);
  });

  it('shows the password for as long as the guest wants, and covers it to send it', async () => {
    const guest = await atPassword();
    await fills(guest, EMAIL, 'not it');
    const toggle = () => guest.find('button.affix')!;
    expect(toggle().getAttribute('aria-label')).to.equal('Show password');
    await guest.press(toggle());
    const field = await guest.field('current-password');
    expect(field.type).to.equal('text');
    expect(field.value).to.equal('not it');
    expect(toggle().getAttribute('aria-label')).to.equal('Hide password');
    await guest.press(toggle());
    expect(field.type).to.equal('password');
    await guest.press(toggle());
    await guest.submit();
    expect(field.type).to.equal('password');
    await guest.sees('The email or password isn’t right');
  });

  it('tells of caps lock while the password has the focus', async () => {
    const guest = await atPassword();
    const field = await guest.field('current-password');
    const key = (modifierCapsLock: boolean) =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'A', modifierCapsLock, bubbles: true, composed: true }));
    field.focus();
    key(true);
    await guest.sees('Caps lock is on.');
    key(false);
    await guest.settled();
    expect(guest.text).not.to.include('Caps lock');
    key(true);
    await guest.sees('Caps lock is on.');
    (await guest.field('username')).focus();
    await guest.settled();
    expect(guest.text).not.to.include('Caps lock');
  });

  it('says what is missing at the field, and sends nothing', async () => {
    const guest = await atPassword();
    await guest.submit();
    expect(guest.alerts).to.deep.equal(['Enter your email address.', 'Enter your password.']);
    expect(focused()).to.equal(await guest.field('username'));
    await guest.type(await guest.field('username'), 'guest@');
    await guest.submit();
    expect(guest.alerts[0]).to.include('Check the email address');
    expect(guest.requests(LOGIN)).to.deep.equal([]);
    expect(guest.details('punchh-error')).to.deep.equal([]);
  });

  it('has words of its own for each refusal, and keeps what was typed', async () => {
    const sandbox = withUsers([
      { email: EMAIL, password: PASSWORD },
      { email: 'locked@example.com', password: PASSWORD, state: 'locked' },
      { email: 'gone@example.com', password: PASSWORD, state: 'deactivated' },
      { email: 'new@example.com', password: PASSWORD, state: 'unverified' },
    ]);
    const guest = await atPassword({ sandbox });
    const cases = [
      [EMAIL, 'wrong', 'credentials_invalid', 'The email or password isn’t right. Check both and try again.'],
      ['nobody@example.com', PASSWORD, 'credentials_invalid', 'The email or password isn’t right. Check both and try again.'],
      ['locked@example.com', PASSWORD, 'account_locked', 'This account is locked for now. Please try again later.'],
      ['gone@example.com', PASSWORD, 'account_deactivated', 'This account has been deactivated.'],
      ['new@example.com', PASSWORD, 'account_unverified', 'Please confirm your account first.'],
    ] as const;
    for (const [index, [email, password, code, words]] of cases.entries()) {
      await signsIn(guest, email, password);
      const error = await guest.hears('punchh-error', index);
      expect(error.code, email).to.equal(code);
      await guest.sees(words);
      expect((await guest.field('username')).value).to.equal(email);
      expect((await guest.field('current-password')).value).to.equal(password);
      expect(JSON.stringify(error)).not.to.include(password).and.not.to.include(email);
    }
    await signsIn(guest);
    await guest.reaches('signed-in');
  });

  it('tells a digest that does not fit, and one that nobody made, from a wrong password', async () => {
    for (const signRequest of [signer('another-secret'), undefined, () => Promise.reject(new Error('no signer today'))]) {
      const guest = await atPassword({ properties: { signRequest } });
      await signsIn(guest);
      expect((await guest.hears('punchh-error')).code).to.equal('signature_invalid');
      await guest.sees('Sign-in isn’t available right now');
      guest.leaves();
    }
  });

  it('waits as long as the server says after too many tries', async () => {
    const sandbox = createSandbox({ clock: sandboxClock(), lockout: { failures: 2, within: 600, block: 90 } });
    const guest = await atPassword({ sandbox });
    for (const attempt of [0, 1, 2]) {
      await signsIn(guest, EMAIL, `wrong ${attempt}`);
      await guest.hears('punchh-error', attempt);
    }
    await guest.sees('You can try again in 2 minutes');
    await signsIn(guest);
    expect(guest.requests(LOGIN)).to.have.length(3);
    clock.advance(91_000);
    await signsIn(guest);
    await guest.reaches('signed-in');
  });
});

describe('a forgotten password', () => {
  afterEach(leaveAll);

  it('gives the same answer whether or not there is an account, even where the server tells', async () => {
    const guest = await atPassword();
    const said = (email: string) => `If there is an account for ${email}, a message with a reset link is on its way.`;
    await guest.autofill(await guest.field('username'), EMAIL);
    await guest.press(guest.button('Forgot your password?'));
    await guest.sees(said(EMAIL));
    expect(guest.sandbox.inbox.latest(EMAIL)).not.to.equal(undefined);
    guest.sandbox.faults.add({ kind: 'status', status: 404, key: 'user_not_found', message: 'User not found', path: FORGOT });
    await guest.autofill(await guest.field('username'), 'nobody@example.com');
    await guest.press(guest.button('Forgot your password?'));
    await guest.sees(said('nobody@example.com'));
    expect(guest.details('punchh-error')).to.deep.equal([]);
    expect(guest.requests(FORGOT).map(({ body }) => body)).to.deep.equal([
      { client: 'demo-client', user: { email: EMAIL } },
      { client: 'demo-client', user: { email: 'nobody@example.com' } },
    ]);
  });

  it('asks for the address first, and says when nothing could be sent', async () => {
    const guest = await atPassword();
    await guest.press(guest.button('Forgot your password?'));
    expect(guest.alerts).to.deep.equal(['Enter your email address.']);
    await guest.autofill(await guest.field('username'), EMAIL);
    guest.sandbox.faults.add({ kind: 'dropped', path: FORGOT });
    await guest.press(guest.button('Forgot your password?'));
    expect((await guest.hears('punchh-error')).code).to.equal('network_error');
    expect(guest.text).not.to.include('on its way');
  });
});

describe('a session that began with a password', () => {
  afterEach(leaveAll);

  it('lasts until the server refuses the token, and is never refreshed', async () => {
    const guest = await atPassword();
    await signsIn(guest);
    await guest.reaches('signed-in');
    clock.advance(24 * 3600 * 1000);
    expect(await guest.element.getTokens()).to.include({ expiresAt: null });
    guest.sandbox.faults.add({ kind: 'status', status: 401, path: '/api2/mobile/users/balance' });
    await guest.element.fetch('/api2/mobile/users/balance').catch(() => null);
    expect((await guest.hears('punchh-signed-out')).reason).to.equal('revoked');
    await guest.reaches('password');
    expect(guest.sandbox.log.entries.filter(({ path }) => path.includes('refresh'))).to.deep.equal([]);
  });

  it('is ended at the server with the call that belongs to it', async () => {
    const guest = await atPassword();
    await signsIn(guest);
    await guest.reaches('signed-in');
    await guest.element.signOut();
    await guest.reaches('password');
    const logout = () => guest.sandbox.log.entries.find(({ path, method }) => method === 'DELETE' && path.startsWith(LOGOUT));
    await expectSoon(() => logout()?.status === 200);
    expect((await guest.field('username')).value).to.equal('');
  });
});

describe('a password beside one-time codes', () => {
  afterEach(leaveAll);

  it('is offered from codes, keeps the address, and leads back', async () => {
    const guest = await mount({ attributes: { backend: 'punchh punchh-password' }, properties: { signRequest: signer('demo-secret') } });
    await guest.reaches('identifier');
    await guest.type(await guest.field('email'), EMAIL);
    await guest.sees('Use a password instead');
    await guest.press(guest.button('Use a password instead'));
    await guest.reaches('password');
    expect((await guest.field('username')).value).to.equal(EMAIL);
    await guest.press(guest.button('Use a one-time code instead'));
    await guest.reaches('identifier');
    expect((await guest.field('email')).value).to.equal(EMAIL);
    await guest.press(guest.button('Use a password instead'));
    await guest.reaches('password');
    await guest.autofill(await guest.field('current-password'), PASSWORD);
    await guest.submit();
    await guest.reaches('signed-in');
    // Ended where it came from, not with the codes' call.
    await guest.element.signOut();
    await expectSoon(() => guest.sandbox.log.entries.some(({ path, method, status }) => method === 'DELETE' && path.startsWith(LOGOUT) && status === 200));
    expect(guest.requests('/api2/password_less/sign_out')).to.deep.equal([]);
  });

  it('offers codes beside the password: changing the contact leads back to codes', async () => {
    const guest = await mount({ attributes: { backend: 'punchh-password punchh' }, properties: { signRequest: signer('demo-secret') } });
    await guest.reaches('password');
    await guest.press(guest.button('Use a one-time code instead'));
    await guest.reaches('identifier');
    await guest.reachesCode({ email: EMAIL });
    await guest.press(guest.button('Change'));
    await guest.reaches('identifier');
    await guest.asksForCode({ email: EMAIL });
    await guest.reaches('code');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
    expect(await guest.hears('punchh-token')).not.to.have.property('user');
  });

  it('is not spoken of where the brand has codes only', async () => {
    const guest = await mount();
    await guest.reaches('identifier');
    await guest.reachesCode();
    expect(guest.text).not.to.include('password instead');
  });
});
