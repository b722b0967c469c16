import { expect } from '@open-wc/testing';
import { systemClock } from '../../src/model/clock.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { AuthError, createSession, type GivenTokens, type HeadlessSession, type SessionEvent } from '../../src/session.ts';
import { createDeviceId } from '../../src/session/storage/device-id.ts';
import { pagePlatform } from '../../src/session/page/platform.ts';
import { LIFETIME, ManualClock, settle } from './simulated-page.ts';

const SERVER = 'https://api.example.com';
const REFRESH = '/api2/password_less/refresh_token';
const SIGN_OUT = '/api2/password_less/sign_out';
const BALANCE = '/api2/mobile/users/balance';

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

interface Answer {
  access_token: string;
  refresh_token: string;
  id_token: string;
  expires_in: number;
}

const until = async (condition: () => boolean) => {
  while (!condition()) await settle();
};

describe('session against the sandbox', () => {
  let sandbox: Sandbox;
  let clock: ManualClock;
  let session: HeadlessSession;
  let events: SessionEvent[];
  let seen: string[];
  let tokens: GivenTokens;
  /** The value that the server sends in place of its own `expires_in`. */
  let lifetime: unknown;

  const answer = async (request: Request): Promise<Response> => {
    const response = await sandbox.fetch(request);
    if (lifetime === undefined || !request.url.endsWith(REFRESH)) return response;
    const { data } = (await response.json()) as { data: Answer };
    return Response.json({ data: { ...data, expires_in: lifetime } });
  };
  const fetcher: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    seen.push(`${request.method} ${new URL(request.url).pathname}`);
    return answer(request);
  };
  const count = (path: string) => seen.filter((line) => line.endsWith(path)).length;

  /** Signs a guest in as a page would. */
  const signIn = async () => {
    const post = async (path: string, body: object) => {
      const response = await sandbox.fetch(`${SERVER}/api2/password_less/${path}`, {
        method: 'POST',
        headers: {
          'accept': 'application/json',
          'content-type': 'application/json',
          'punchh-app-device-id': 'device-1',
          'client-type': 'online_ordering',
        },
        body: JSON.stringify({
          client: 'demo-client', email: 'guest@example.com', privacy_policy: true, terms_and_conditions: true, ...body,
        }),
      });
      return (await response.json()) as { data: Answer };
    };
    const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
    await post('token', { code_challenge: base64url(new Uint8Array(digest)), validation_method: 'otp' });
    const { data } = await post('verify', { code_verifier: verifier, token: sandbox.inbox.latest()!.code });
    tokens = {
      accessToken: data.access_token,
      refreshToken: data.refresh_token,
      idToken: data.id_token,
      expiresAt: clock.now() + data.expires_in * 1000,
    };
    await session.setTokens(tokens);
  };
  const advance = (ms: number) => {
    sandbox.clock.advance(ms);
    clock.advance(ms);
  };
  const open = () => {
    session = createSession({ server: SERVER, client: 'demo-client', storage: 'memory', fetcher, clock });
    session.subscribe((event) => events.push(event));
  };
  const reasons = () => events.map((event) => ('reason' in event ? event.reason : event.type));

  // These wake a session, which then refreshes. The runner opens and closes windows meanwhile.
  const WAKING = ['pageshow', 'visibilitychange', 'online', 'resume'];
  const ignore = (event: Event) => event.stopImmediatePropagation();
  before(() => WAKING.forEach((type) => addEventListener(type, ignore, { capture: true })));
  after(() => WAKING.forEach((type) => removeEventListener(type, ignore, { capture: true })));
  beforeEach(async () => {
    clock = new ManualClock();
    sandbox = createSandbox({ resendAfter: 0 });
    sandbox.clock.set(clock.now());
    events = [];
    seen = [];
    lifetime = undefined;
    open();
    await signIn();
    seen = [];
  });
  afterEach(() => session.dispose());

  it('calls the API, with the id token, refreshing once when the access token has expired', async () => {
    expect((await session.fetch(BALANCE)).status).to.equal(200);
    sandbox.clock.advance(LIFETIME + 1000);
    const answers = await Promise.all(Array.from({ length: 20 }, () => session.fetch(BALANCE)));
    expect(answers.map(({ status }) => status)).to.deep.equal(Array.from({ length: 20 }, () => 200));
    expect(count(REFRESH)).to.equal(1);
    expect(reasons()).to.deep.equal(['issued', 'refreshed']);
  });

  for (const [what, fault, code] of [
    ['a server that is down', { kind: 'status', status: 503, retryAfter: 5 }, 'server_unavailable'],
    ['a server that is overrun', { kind: 'status', status: 429, retryAfter: 5 }, 'rate_limited'],
    ['a firewall\'s page', { kind: 'html', status: 403 }, null],
    ['a proxy\'s page', { kind: 'html' }, null],
    ['a page in place of JSON', { kind: 'html', status: 200 }, 'bad_response'],
    ['a connection that fails', { kind: 'dropped' }, 'network_error'],
  ] as const) {
    it(`outlives ${what}`, async () => {
      sandbox.faults.add({ ...fault, path: REFRESH });
      advance(LIFETIME + 1000);
      const error = await session.getTokens().then(() => null, (thrown: unknown) => thrown as AuthError);
      expect(error).not.to.equal(null);
      if (code) expect(error!.code).to.equal(code);
      expect(error!.code).not.to.equal('session_expired');
      expect(session.state).to.equal('signed-in');
      for (let wait = 0; wait < 10; wait += 1) {
        advance(1000);
        await settle();
      }
      expect((await session.fetch(BALANCE)).status).to.equal(200);
      expect(reasons()).not.to.include('expired');
    });
  }

  it('ends cleanly where the answer to a refresh was lost for good', async () => {
    sandbox.faults.add({ kind: 'lostAnswer', path: REFRESH });
    advance(LIFETIME + 1000);
    await session.getTokens().catch(() => {});
    expect(session.state).to.equal('signed-in');
    expect(await session.refresh()).to.equal(null);
    expect(reasons()).to.deep.equal(['issued', 'expired']);
    await signIn();
    expect((await session.fetch(BALANCE)).status).to.equal(200);
  });

  for (const [received, expiry] of [[0, 'none'], [-1800, 'none'], ['soon', 'none'], [1e300, 'none'], [2, 'short'], ['1800', 'long']]) {
    it(`keeps calm, and the session, where the server answers expires_in ${received}`, async () => {
      lifetime = received;
      const fresh = await session.refresh();
      expect(fresh!.expiresAt === null).to.equal(expiry === 'none');
      seen = [];
      const refreshes = () => reasons().filter((reason) => reason === 'refreshed').length;
      const before = refreshes();
      for (let second = 0; second < 120; second += 1) {
        clock.advance(1000);
        for (let step = 0; step < 5; step += 1) await settle();
        // However long the machine takes to read an answer, no request may run into its time limit: that would be tried again.
        await until(() => refreshes() === before + count(REFRESH));
      }
      expect(count(REFRESH), 'by itself in two minutes').to.be.at.most(expiry === 'short' ? 4 : 0);
      await session.refresh();
      clock.advance(3000);
      seen = [];
      expect((await session.fetch(BALANCE)).status).to.equal(200);
      expect(count(REFRESH), 'for a call').to.equal(expiry === 'short' ? 1 : 0);
      const token = await session.getAccessToken();
      session.dispose();
      open();
      await session.ready;
      expect(await session.getAccessToken(), 'in a page opened anew').to.equal(token);
    });
  }

  for (const kind of ['truncated', 'empty'] as const) {
    it(`takes an answer that is ${kind} for no refusal`, async () => {
      sandbox.faults.add({ kind, path: REFRESH });
      advance(LIFETIME + 1000);
      const error = await session.getTokens().then(() => null, (thrown: unknown) => thrown as AuthError);
      expect([error?.code, error?.retryable]).to.deep.equal(['bad_response', true]);
      expect(session.state).to.equal('signed-in');
    });
  }

  it('ends when the server has ended it, and leaves the refusal to the caller', async () => {
    const elsewhere = createSession({ server: SERVER, client: 'demo-client', storage: 'memory', fetcher, clock, name: 'elsewhere' });
    await elsewhere.setTokens(tokens);
    await elsewhere.signOut();
    await until(() => sandbox.log.entries.some(({ path, status }) => path === SIGN_OUT && status === 200));
    elsewhere.dispose();
    expect((await session.fetch(BALANCE)).status).to.equal(401);
    expect(reasons()).to.deep.equal(['issued', 'expired']);
  });

  it('signs out here although the server cannot be reached', async () => {
    sandbox.faults.add({ kind: 'dropped', path: SIGN_OUT });
    await session.signOut();
    await settle();
    expect(session.state).to.equal('signed-out');
    expect(await session.getTokens()).to.equal(null);
  });

  it('uses the paths of the brand', async () => {
    const branded = createSession({
      server: SERVER, client: 'demo-client', storage: 'memory', fetcher, clock, name: 'branded', paths: { signOut: '/api2/signout' },
    });
    await branded.setTokens(tokens);
    await branded.signOut();
    await until(() => count('/api2/signout') === 1);
    branded.dispose();
  });
});

describe('createSession', () => {
  it('keeps the host\'s own id of the device', async () => {
    const device = createDeviceId(pagePlatform(systemClock));
    const before = await device.get();
    createSession({ server: SERVER, client: 'c', storage: 'memory', deviceId: ' kiosk-at-the-door\n' }).dispose();
    await until(() => localStorage.getItem('punchh-login:device-id') === 'kiosk-at-the-door');
    expect(await device.get()).to.equal('kiosk-at-the-door');
    await device.set(before);
  });

  const problemOf = (options?: object) => {
    try {
      createSession(options as Parameters<typeof createSession>[0]).dispose();
      return null;
    } catch (error) {
      return error as AuthError;
    }
  };

  for (const server of [undefined, null, '', 7, {}, new URL(SERVER), 'https://', 'http://[::1', 'ftp://x', 'localhost:3000', 'javascript:0']) {
    it(`says that the server is none: ${JSON.stringify(server)}`, () => {
      const error = problemOf({ server, client: 'c' });
      expect(error).to.be.instanceOf(AuthError);
      expect([error!.code, error!.message]).to.deep.equal(['not_configured', 'createSession needs `server`, an http(s) URL']);
    });
  }

  for (const client of [undefined, null, '', 7]) {
    it(`says that the client is none: ${JSON.stringify(client)}`, () => {
      const error = problemOf({ server: SERVER, client });
      expect(error).to.be.instanceOf(AuthError);
      expect([error!.code, error!.message]).to.deep.equal(['not_configured', 'createSession needs `client`']);
    });
  }

  it('says so where nothing is given, and what backend is unknown', () => {
    expect(problemOf()?.code).to.equal('not_configured');
    expect(problemOf({ server: SERVER, client: 'c', backend: 'constructor' })?.code).to.equal('invalid_configuration');
  });

  it('takes a path of the page\'s origin for a server', () => {
    for (const server of ['/api', '//api.example.com', 'http://127.0.0.1:3000/']) {
      expect(problemOf({ server, client: 'c', storage: 'memory' }), server).to.equal(null);
    }
  });
});
