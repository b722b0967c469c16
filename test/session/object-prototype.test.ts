import { expect } from '@open-wc/testing';
import type { BackendOptions } from '../../src/backends/backend-entry.ts';
import { BACKENDS } from '../../src/backends/registry.ts';
import { signInLoadersOf } from '../../src/backends/sign-in-registry.ts';
import type { ConsentRecord } from '../../src/model/consent.ts';
import { systemClock } from '../../src/model/clock.ts';
import type { Identifier } from '../../src/model/identifier.ts';
import type { TokenSet } from '../../src/model/tokens.ts';
import type { Verification } from '../../src/model/verification.ts';
import { createSession, type CreateSessionOptions } from '../../src/session.ts';
import { until } from '../harness/dom.ts';

const SERVER = 'https://api.example.com/base';
const SOURCES = new URL('../../src/', import.meta.url).href;

/** The folders whose property names are tried: all code that makes a request. */
const FOLDERS = /\/src\/(model|session|backends|client)\//;

/** The time of all tokens. */
const clock = { ...systemClock, now: () => 1_800_000_000_000 };

/**
 * Names that no page can add and live: every property descriptor has the first ones, every iterator `return`, and every object
 * that is awaited `then`. `unref` is asked of timers, which are numbers here.
 */
const IMPOSSIBLE = new Set([
  'get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'return', 'then', 'unref', 'length',
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** Every name in the code of a module and of all that it imports, lazily too. */
const namesIn = async (module: string, seen = new Set<string>(), names = new Set<string>()): Promise<Set<string>> => {
  const url = module.split('?')[0]!;
  if (seen.has(url) || !FOLDERS.test(url)) return names;
  seen.add(url);
  const code = (await (await fetch(module)).text()).replace(/\/\/# sourceMappingURL=.*/, '');
  for (const [name] of code.matchAll(/[A-Za-z_$][\w$]*/g)) if (!IMPOSSIBLE.has(name)) names.add(name);
  for (const [, path] of code.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)) {
    await namesIn(new URL(path!, module).href, seen, names);
  }
  return names;
};

/** One answer for every call: it has the fields of all of them, and no other. */
const ANSWER = JSON.stringify({
  data: { access_token: 'next', token_type: 'Bearer', refresh_token: 'r2', expires_in: 1800, message: ['sent'], exists: false, token: { value: 't', ttl: 60 } },
  access_token: { token: 'p', seconds_to_expire: null },
});

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** A `fetch` that writes down what the browser would send. */
class Recorder {
  readonly sent: string[] = [];
  readonly #prepared: Response[] = [];
  readonly expected: number;

  /** Made before anything is added: `new Response` reads its options like any other code of a page. */
  constructor(statuses: readonly number[]) {
    this.expected = statuses.length;
    this.#prepared = statuses.map((status) => new Response(ANSWER, { status, headers: { 'Content-Type': 'application/json' } }));
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const at = this.sent.push('') - 1;
    const request = typeof input === 'string' ? new Request(input, init) : (input as Request);
    const { method, url, credentials, redirect, cache, mode, referrer, integrity, keepalive } = request;
    const body = (await request.clone().text()).replace(/"code_challenge":"[^"]*"/, '');
    this.sent[at] = [method, url, ...[...request.headers].map((pair) => pair.join(': ')), body,
      credentials, redirect, cache, mode, referrer, integrity, keepalive].join('\n').replace(UUID, 'uuid');
    const response = this.#prepared.shift();
    if (!response) throw new TypeError('no network');
    return response;
  };
}

const consents: readonly ConsentRecord[] = [{ id: 'legal', accepted: true, required: true, version: '1', locale: 'en', at: 0, how: 'screen' }];
const EMAIL: Identifier = { channel: 'email', email: 'guest@example.com' };
const PHONE: Identifier = { channel: 'sms', phoneExt: '+1', phoneNumber: '2125554626' };

const callBackend = async (name: string, recorder: Recorder): Promise<unknown> => {
  const entry = BACKENDS.get(name)!;
  const loaders = signInLoadersOf(entry);
  const options: BackendOptions = {
    server: SERVER, client: 'c', clientType: 'online_ordering', clock, fetcher: recorder.fetch,
    deviceId: async () => 'device', covers: () => ['terms', 'privacy'], locale: () => 'en',
  };
  const { signal } = new AbortController();
  const results: unknown[] = [];
  const code = await loaders.loadCodeBackend?.(options);
  const password = await loaders.loadPasswordBackend?.(options);
  const calls = await entry.loadTokenCalls(options);
  for (const identifier of code ? [EMAIL, PHONE] : []) {
    results.push(await code!.sendCode({ identifier, consents, codeVerifier: 'v' }, signal));
    const verification: Verification = {
      identifier, codeVerifier: 'v', codeLength: 6, consents, next: 'sign-in', sentAt: 0, resendAt: 0, expiresAt: 0, server: SERVER, client: 'c',
    };
    results.push(await code!.verifyCode(verification, '123456', signal));
    results.push(await code!.registration?.register(verification, '123456', { values: { first_name: 'A', email: 'b@example.com' }, consents }, signal));
  }
  results.push(await password?.signInWithPassword('guest@example.com', 'secret', signal));
  results.push(await password?.forgotPassword('guest@example.com', signal));
  results.push(await password?.accounts?.join({ email: 'guest@example.com', password: 'secret', consents }, signal));
  results.push(await password?.accounts?.resetPassword('token', 'secret', signal));
  const tokens: TokenSet = { accessToken: 'a', idToken: null, tokenType: 'Bearer', expiresAt: null, refreshToken: 'r' };
  results.push(await calls.refresh?.(tokens, signal), await calls.revoke?.(tokens));
  return results.map((result) => JSON.parse(JSON.stringify(result ?? null)) as unknown);
};

const useSession = async (more: Partial<CreateSessionOptions>, recorder: Recorder): Promise<unknown> => {
  const session = createSession({ server: SERVER, client: 'c', clock, fetcher: recorder.fetch, ...more });
  await session.ready;
  await session.setTokens({ accessToken: 'a', refreshToken: 'r' });
  const tokens = [{ ...(await session.refresh()) }];
  await session.fetch('/x');
  await session.fetch('/x', { method: 'PUT', body: 'kept', headers: { 'x-own': '1' } });
  await session.fetch(new Request(`${SERVER}/y`));
  tokens.push({ ...(await session.getTokens()) });
  await session.signOut();
  await until(() => recorder.sent.length === recorder.expected && !recorder.sent.includes(''), 'the sign-out at the server');
  session.dispose();
  return tokens.map(({ accessToken, idToken }) => ({ accessToken, idToken }));
};

describe('a page that has extended Object.prototype', () => {
  let names: string[] = [];
  before(async () => {
    const modules = ['session.ts', 'backends/sign-in-registry.ts', 'client/create-session.ts'].map((path) => SOURCES + path);
    const found = await Promise.all(modules.map((module) => namesIn(module)));
    names = [...new Set(found.flatMap((some) => [...some]))];
    expect(names).to.include.members(['method', 'fetcher', 'cookie', 'paths', 'refresh_token', 'id_token', 'volatile', 'memoryOnly', 'signal']);
    // Everything is loaded, and has run, before.
    for (const name of BACKENDS.keys()) await callBackend(name, new Recorder(Array(20).fill(200) as number[]));
    await useSession({}, new Recorder([200, 200, 200, 200, 200]));
  });
  const extend = (value: unknown) => {
    const property = { value, writable: true, enumerable: true, configurable: true };
    for (const name of names) Object.defineProperty(Object.prototype, name, property);
  };
  const restore = () => {
    for (const name of names) Reflect.deleteProperty(Object.prototype, name);
  };
  afterEach(restore);

  const called: unknown[] = [];
  const values: readonly [string, unknown][] = [
    ['texts', 'added'],
    ['functions', (...args: unknown[]) => void called.push(args)],
    ['objects', { added: 'added' }],
  ];
  const uses: readonly (readonly [string, statuses: readonly number[], (recorder: Recorder) => Promise<unknown>])[] = [
    ...[...BACKENDS.keys()].map((name) => [`the calls of ${name}`, Array(20).fill(200) as number[], (recorder: Recorder) => callBackend(name, recorder)] as const),
    ['a session', [200, 200, 200, 200, 200], (recorder) => useSession({ storage: 'memory' }, recorder)],
    ['a session that is stored', [200, 200, 200, 200, 200], (recorder) => useSession({ name: 'object-prototype' }, recorder)],
    ['a session of PAR Ordering', [200, 200, 200, 200], (recorder) => useSession({ storage: 'memory', backend: 'menu', menu: {} }, recorder)],
    ['a session that is refused once', [200, 401, 200, 200, 200, 200, 200], (recorder) => useSession({ storage: 'memory' }, recorder)],
    ['a session whose gateway keeps a cookie', [200, 200, 200, 200, 200], (recorder) => useSession({ storage: 'memory', cookie: true }, recorder)],
    ['a session whose network fails', [200], (recorder) => useSession({ storage: 'memory' }, recorder).catch(() => 'failed')],
  ];
  for (const [use, statuses, run] of uses) {
    for (const [kind, value] of values) {
      it(`with ${kind} changes nothing in ${use}`, async () => {
        const [plain, extended] = [new Recorder(statuses), new Recorder(statuses)];
        const result = await run(plain);
        called.length = 0;
        let again: unknown;
        extend(value);
        try {
          again = await run(extended);
        } finally {
          restore();
        }
        expect(extended.sent).to.deep.equal(plain.sent);
        expect(plain.sent).not.to.have.length(0);
        expect(again).to.deep.equal(result);
        expect(called).to.deep.equal([]);
      });
    }
  }
});
