import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { createGateway, type GatewayOptions, type Limit } from '../../src/gateway/index.ts';
import { createNodeFetcher } from '../../src/gateway/node-fetcher.ts';
import { serveGateway } from '../../src/gateway/serve.ts';
import { GATEWAY, LOGIN, OPTIONS, ORIGIN, REFRESH, SEND, SIGN_OUT, VERIFY } from './support/harness.ts';
import { Visitor } from './support/visitor.ts';

const SOURCES = 'src/gateway';
const COOKIE = { key: Buffer.alloc(32, 7).toString('base64') };
const GUEST = 'guest@example.com';
const PHONE = { phone_ext: '+1', phone_number: '2125554626' };
const CONSENTS = { privacy_policy: true, terms_and_conditions: true };
const ANSWER = JSON.stringify({ data: { access_token: 'a2', refresh_token: 'r2', token_type: 'Bearer' }, business_name: 'Shop' });

/**
 * Names that nobody can add and live: every property descriptor has the first ones, every iterator `return`, and every object
 * that is awaited `then`; numbers are of every list. Node's constructors of requests, responses and streams throw with the next
 * ones: then a call fails, and nothing is sent. `libphonenumber-js` takes `ext` from what it has parsed; that has a test of its own.
 */
const IMPOSSIBLE = new Set([
  'get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'return', 'then',
  'window', 'required', 'referrer', 'cancel', 'ext',
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** Every name in the gateway's code, and every text in it that could be one. */
const namesInCode = (): string[] => {
  const names = new Set<string>();
  for (const file of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const code = readFileSync(join(SOURCES, file), 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
    for (const [, text, name] of code.matchAll(/'([\w-]+)'|([A-Za-z_$][\w$]*)/g)) names.add(text ?? name!);
  }
  return [...names].filter((name) => !IMPOSSIBLE.has(name) && !/^\d+$/.test(name));
};

const NAMES = namesInCode();

/** Names that are not in the code: what `JSON.stringify` and the platform read. */
const OTHERS = ['toJSON', 'counts', 'tagLength', 'domain', 'priority', 'duplex', 'dispatcher'];

/** Names of options, of fields and of headers: for where others, such as those of events, would break the process. */
const FIELDS = ['body', 'headers', 'method', 'cookie', 'query', 'client', 'clients', 'upstream', 'contacts', 'details', 'action', 'routes', 'limits',
  'countries', 'userAgent', 'fetcher', 'trustProxy', 'verifyCaptcha', 'store', 'contact', 'device', 'measured', 'email', 'phone_ext',
  'phone_number', 'refresh_token', 'total', 'key', 'sameSite', 'maxAge', 'secret', 'title', 'businessPath', 'form', 'timeout', 'logger', 'accessToken', 'content-encoding', 'cookies', 'status', 'statusText', ...OTHERS];

const add = (names: readonly string[], value: unknown): void => {
  const property = { value, writable: true, enumerable: true, configurable: true };
  for (const name of names) Object.defineProperty(Object.prototype, name, property);
};
const remove = (names: readonly string[]): void => {
  for (const name of names) Reflect.deleteProperty(Object.prototype, name);
};

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

const call = (method: string, path: string, body: unknown = null, headers: Record<string, string> = {}): Call => ({
  method,
  path,
  body: typeof body === 'string' || body === null ? body : JSON.stringify(body),
  headers: {
    Origin: ORIGIN, 'X-Request-ID': 'request-0001', 'punchh-app-device-id': 'device-1',
    ...(body !== null && { 'Content-Type': 'application/json' }), ...headers,
  },
});
const session = (more = '') => ({ 'X-Punchh-Gateway': `1; session=sign-in-0123456789${more}` });
const send = (device: string) => call('POST', SEND, { client: 'c1', email: GUEST, ...CONSENTS }, { 'punchh-app-device-id': device });

/** Calls of pages, of each kind, let through and refused. */
const CALLS: readonly Call[] = [
  call('OPTIONS', SEND, null, { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type' }),
  send('device-1'),
  call('POST', SEND, { client: 'c1', ...PHONE, ...CONSENTS }),
  call('POST', `${SEND}?client=c1`, { email: GUEST }),
  call('POST', SEND, { email: GUEST }, { 'punchh-app-device-id': '' }),
  call('POST', SEND, { client: 'c1', email: GUEST, phone: '+12125554627' }),
  call('POST', SEND, { client: 'c1', email: 'no address' }),
  call('POST', SEND, 'no JSON'),
  call('POST', SEND),
  call('POST', VERIFY, { client: 'c1', email: GUEST, token: '123456' }, session('; keep')),
  call('POST', REFRESH, { client: 'c1', list: [{ a: 1 }, 2] }, session()),
  call('POST', REFRESH, { client: 'c1' }, { 'X-Punchh-Gateway': '1; session=another-sign-in-01' }),
  call('POST', SIGN_OUT, { client: 'c1' }, session()),
  call('POST', '/api2/basic_auth/signin', { client: 'c1', email: GUEST, password: 'x' }, session()),
  call('POST', '/api2/basic_auth/signup', { client: 'c1', email: GUEST, password: 'x' }, session()),
  call('POST', '/api2/basic_auth/reset_password', { client: 'c1', reset_password_token: 't', password: 'x' }),
  call('POST', LOGIN, { client: 'c1', user: { email: GUEST, password: 'x' } }),
  call('POST', '/api/customers/check-email', { email: GUEST }),
  call('POST', '/api/customers/register', { passwordless_email: GUEST, passwordless_code: '1', optin_status_sms: 1 }),
  call('POST', '/api/customers/login', { phone_number: '+12125554626', password: 'x' }),
  call('GET', '/api/customers/refresh', null, { Authorization: 'Bearer a' }),
  call('DELETE', '/api2/mobile/users/logout?a=1', null, { Authorization: 'Bearer a' }),
  call('POST', '/api2/mobile/codes', { user: { phone: '+12125554626' } }),
  call('GET', '/api2/mobile/offers?page=1'),
  call('GET', '/business'),
  call('GET', '/elsewhere'),
  call('PUT', SEND),
];

/** Sends up to the limit of a contact and past it, from a device that is known and from others. */
const SENDS: readonly Call[] = [
  call('POST', VERIFY, { client: 'c1', email: GUEST, token: '123456' }),
  ...Array.from({ length: 7 }, (_, n) => send(`device-${n + 2}`)),
  send('device-1'),
];

/** Everything that the vendor, the store, the guest and the log receive from a gateway. */
interface Seen {
  /** The requests that reached the vendor, byte for byte. */
  readonly sent: unknown[];
  /** The uses that were counted, and the captchas that were checked. */
  readonly counted: unknown[];
  readonly answered: unknown[];
  readonly logged: unknown[];
}

/** The options that `fetch` reads besides the headers and the body. */
const READ_BY_FETCH = ['method', 'redirect', 'credentials', 'cache', 'mode', 'integrity', 'keepalive', 'duplex', 'dispatcher'];

const withoutRandom = (text: string) => text.replace(/(set-cookie: [\w-]+=)[^;]+/, '$1').replace(/"code_(challenge|verifier)":"[^"]*"/, '');

const describeResponse = async (response: Response) => [
  response.status, response.statusText, [...response.headers].map((pair) => withoutRandom(pair.join(': '))).sort(), await response.text(),
];

interface Scenario {
  readonly options: Partial<GatewayOptions>;
  readonly calls: readonly Call[];
  /** The cookies that all calls carry. */
  readonly cookies: string;
  /** Whether captchas are checked, and uses counted in a store of the caller's. */
  readonly watches?: boolean;
  /** Names that are not added. */
  readonly except?: readonly string[];
}

/** Makes the calls of a scenario, while `names` are on `Object.prototype`. */
async function play({ options, calls, cookies, watches }: Scenario, names: readonly string[], value: unknown, when: 'before' | 'after'): Promise<Seen> {
  const seen: Seen = { sent: [], counted: [], answered: [], logged: [] };
  // Made before anything is added, as they come from outside.
  const answers = Array.from({ length: 2 * calls.length }, () => new Response(ANSWER, { headers: { 'Content-Type': 'application/json' } }));
  const requests = calls.map(({ method, path, body, headers }) =>
    new Request(GATEWAY + path, { method, headers: { ...headers, Cookie: cookies }, body }));
  const sent: [url: string, init: RequestInit, read: unknown[]][] = [];
  const note = (level: string) => (fields: object, message: string) => {
    seen.logged.push([level, message, Object.entries(fields).map(([name, field]) => (name === 'ms' ? name : `${name}: ${String(field)}`))]);
  };
  const given: GatewayOptions = {
    ...OPTIONS,
    fetcher: async (url, init) => {
      sent.push([url, init, READ_BY_FETCH.map((name) => Reflect.get(init, name) as unknown)]);
      return answers.shift()!;
    },
    logger: { info: note('info'), warn: note('warn'), error: note('error') },
    ...options,
    ...(watches && {
      verifyCaptcha: async ({ method, url, headers }, { action, address }) => {
        seen.counted.push(`captcha ${method} ${url} ${headers.get('x-captcha-token')} ${action} ${address}`);
        return true;
      },
      limits: {
        store: {
          consume: async (key: string, { max, window }: Limit) => {
            seen.counted.push(`${key} ${max} ${window}`);
            return 0;
          },
          refund: async (key: string) => void seen.counted.push(`refund ${key}`),
        },
      },
    }),
  };
  const make = () => createGateway(given);
  const made = when === 'after' ? make() : null;
  const responses: Response[] = [];
  add(names, value);
  try {
    const gateway = made ?? make();
    for (let i = 0; i < requests.length; i += 1) responses.push(await gateway(requests[i]!));
  } finally {
    remove(names);
  }
  for (const response of responses) seen.answered.push(await describeResponse(response));
  for (const [url, { headers, body }, read] of sent) {
    seen.sent.push([url, read, [...new Headers(headers)], body ? withoutRandom(new TextDecoder().decode(body as Uint8Array)) : null]);
  }
  return seen;
}

const answering = async () => new Response(ANSWER, { headers: { 'Content-Type': 'application/json' } });

/** Cookies of a guest who has signed in. */
async function signIn(): Promise<string> {
  const { path, body, headers } = CALLS.find((each) => each.path === VERIFY)!;
  const gateway = createGateway({ ...OPTIONS, cookie: COOKIE, fetcher: answering });
  const response = await gateway(new Request(GATEWAY + path, { method: 'POST', headers, body }));
  return response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}

const postForm = (fields: Record<string, string>): Call => call('POST', '/form', new URLSearchParams(fields).toString(), {
  'Content-Type': 'application/x-www-form-urlencoded', 'User-Agent': 'x', 'Accept-Language': 'en',
});

/** The two posts of a sign-in by form, and the cookies between them. */
async function postForms(): Promise<[Call[], cookies: string]> {
  const first = { client: 'c1', channel: 'sms', phone: '+12125554626', terms: 'true', privacy: 'true' };
  const visitor = new Visitor(createGateway({ ...OPTIONS, cookie: COOKIE, fetcher: answering }));
  const { forms } = await visitor.begin(first);
  const cookies = [...visitor.cookies].map((pair) => pair.join('=')).join('; ');
  return [[postForm(first), call('GET', '/form'), postForm({ ...forms[0], code: '123456' })], cookies];
}

const VALUES: readonly (readonly [kind: string, value: unknown])[] = [
  ['texts', 'added'],
  ['objects', { added: 'added' }],
  ['functions', () => 'added'],
  ['numbers', 1],
  ['switches', true],
  ['lists', ['added']],
];

const routes: GatewayOptions['routes'] = [
  { method: 'POST', path: '/api2/mobile/codes', action: 'send', contacts: ['user.phone'] },
  { method: 'GET', path: '/api2/mobile/offers' },
];

describe('a process in which other code has extended Object.prototype', () => {
  const scenarios: [name: string, Scenario][] = [];
  before(async () => {
    const expected = ['body', 'headers', 'method', 'cookie', 'query', 'clients', 'upstream', 'contacts', 'details', 'refresh_token', 'contact', 'total'];
    assert.deepEqual(expected.filter((name) => !NAMES.includes(name)), []);
    const cookies = await signIn();
    const [forms, between] = await postForms();
    scenarios.push(
      ['calls in cookie mode', { options: { routes, cookie: COOKIE }, calls: CALLS, cookies, watches: true }],
      ['calls without it', { options: { routes }, calls: CALLS, cookies: '', watches: true }],
      ['the limits of a gateway without a store', { options: {}, calls: SENDS, cookies: '' }],
      ['a sign-out that is late', {
        options: { cookie: COOKIE }, cookies,
        calls: [call('POST', SIGN_OUT, { client: 'c1' }, {
          'X-Punchh-Gateway': `1; ended=${Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from('sign-in-0123456789'))).toString('base64url')}`,
        })],
      }],
      // Of its own options `libphonenumber-js` takes this one: then the number is refused.
      ['a sign-in by form', { options: { cookie: COOKIE }, calls: forms, cookies: between, watches: true, except: ['phone'] }],
    );
  });

  for (const when of ['before', 'after'] as const) {
    for (const [kind, value] of VALUES) {
      it(`with ${kind} ${when} the gateway was made changes nothing that it sends, counts, answers and logs`, async () => {
        // With names of its own the library that checks the options throws, and there is no gateway.
        const names = when === 'before' ? FIELDS : [...NAMES, ...OTHERS];
        for (const [name, scenario] of scenarios) {
          const plain = await play(scenario, [], value, when);
          assert.ok(plain.sent.length > 0 && plain.answered.length > 0);
          const added = names.filter((each) => !scenario.except?.includes(each));
          assert.deepEqual(await play(scenario, added, value, when), plain, name);
        }
      });
    }
  }
});

describe('a number that the library for phone numbers takes from Object.prototype', () => {
  it('is refused: neither it nor the number of the guest is called', async () => {
    const calls = [call('POST', SEND, { client: 'c1', ...PHONE }), (await postForms())[0][0]!];
    const scenario: Scenario = { options: { cookie: COOKIE, countries: ['US'] }, calls, cookies: '', watches: true };
    const names = ['ext', 'number'];
    const { sent, counted, answered } = await play(scenario, names, '+12125550000', 'after');
    assert.deepEqual([sent, counted, (answered as [number][]).map(([status]) => status)], [[], [], [422, 422]]);
  });
});

describe('a served gateway in such a process', () => {
  /** Serves the gateway before a vendor that writes down all bytes; returns them, and the answer to a send. */
  async function serve(names: readonly string[], value: unknown): Promise<{ received: string; answer: string }> {
    let received = '';
    const vendor = createServer((socket) => {
      socket.on('data', (bytes) => {
        received += bytes.toString();
        if (received.endsWith('}')) socket.end(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${ANSWER.length}\r\n\r\n${ANSWER}`);
      });
    });
    await new Promise<void>((resolve) => vendor.listen(0, '127.0.0.1', resolve));
    const { port } = vendor.address() as AddressInfo;
    const gateway = createGateway({ ...OPTIONS, upstream: `http://127.0.0.1:${port}`, fetcher: createNodeFetcher() });
    const serving = await serveGateway(gateway, '127.0.0.1', 0, { info: () => undefined, warn: () => undefined, error: () => undefined });
    const { path, body, headers } = send('device-1');
    const lines = [`POST ${path} HTTP/1.1`, 'Host: gateway', 'Connection: close', `Content-Length: ${body!.length}`,
      ...Object.entries(headers).map((pair) => pair.join(': ')), '', body];
    const socket = connect(serving.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes.toString()));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    add(names, value);
    try {
      socket.write(lines.join('\r\n'));
      await closed;
    } finally {
      remove(names);
    }
    await serving.close();
    await new Promise((resolve) => vendor.close(resolve));
    return { received: received.replace(String(port), 'port'), answer: answer.replace(/^date: .*$/im, 'date') };
  }

  for (const [kind, value] of VALUES) {
    it(`sends and answers the same bytes with ${kind}`, async () => {
      const plain = await serve([], value);
      assert.match(plain.answer, /^HTTP\/1\.1 200/);
      assert.match(plain.received, /guest@example\.com/);
      // Connections have an event of that name.
      const names = FIELDS.filter((name) => name !== 'timeout');
      assert.deepEqual(await serve(names, value), plain);
    });
  }
});
