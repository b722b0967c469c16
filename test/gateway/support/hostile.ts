import { ORIGIN } from './harness.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'post', 'QUERY'];

/** Calls of a gateway without cookies, and paths that it does not have. */
export const CALLS = [
  'POST /api2/password_less/token', 'POST /api2/password_less/verify', 'POST /api2/password_less/refresh_token',
  'POST /api2/password_less/sign_out', 'POST /api2/mobile/users/login', 'POST /api2/mobile/users/forgot_password',
  'DELETE /api2/mobile/users/logout', 'GET /api2/mobile/locations/42', 'POST /api/auth/orders', 'POST /api/customers/register',
  'GET /api/customers/refresh', 'POST /api/legal-agreement-acceptances', 'GET /api2/mobile/users', 'GET /api2/dashboard',
  'GET /admin', 'GET /', 'GET /healthz', 'GET /.env', 'GET /api2/mobile/locations/',
];

/** Calls of a gateway that answers forms and tells the settings of the business. */
export const PAGE_CALLS = ['POST /form', 'POST /form', 'GET /form', 'GET /business', 'POST /api2/basic_auth/signin', 'POST /api2/basic_auth/signup',
  'POST /api2/basic_auth/reset_password', 'POST /api2/refresh_token', 'POST /business', 'GET /form/', 'GET /businesses'];

const ORIGINS = ['null', 'https://evil.example', `${ORIGIN}.evil.example`, `${ORIGIN}/`, ''];

const TYPES = ['application/json; charset=utf-8', 'APPLICATION/JSON',
  'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json, text/html', ''];

const HEADERS = [
  'X-Forwarded-For: 6.6.6.6', 'X-Forwarded-Host: evil.example', 'X-HTTP-Method-Override: DELETE', 'x-pch-digest: f00',
  'x_true_client_ip: 6.6.6.6', 'x-true-client-ip: 6.6.6.6', 'Connection: x-pch-digest, close', 'Expect: 100-continue', 'Cookie: a=b',
  'User-Agent: \x00', `User-Agent: ${'Mozilla/5.0 ('.repeat(200)}`, 'Authorization: Bearer \xff\xfe', `id-token: ${'x'.repeat(9000)}`,
  'Host: evil.example', 'Content-Encoding: gzip', 'Transfer-Encoding: chunked', 'Transfer-Encoding: gzip, chunked', ' Folded: x',
  'Cookie: __Host-punchh-form=AAAA; __Host-punchh-device=\x01', 'If-None-Match: *', 'Sec-Fetch-Site: cross-site', 'X-Punchh-Mode: kiosk\t',
  'X-Request-ID: guest@example.com', 'punchh-app-device-id: \t', `punchh-app-device-id: ${'d'.repeat(300)}`, 'Upgrade: websocket',
  'Accept: */*', 'client-type: a\tb', 'Content-Length: 3', 'X-Punchh-Gateway: 1', 'Sec-Fetch-Site: same-origin', 'Bad Name: x', ': x',
];

/** Makes hostile requests as bytes; some are well-formed, so that some have to be let through. */
export function createHostile(random: () => number, calls: readonly string[] = CALLS) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const chance = (p: number) => random() < p;
  const at = (text: string, insert: string) => {
    const i = Math.floor(random() * (text.length + 1));
    return text.slice(0, i) + insert + text.slice(i);
  };

  const TWISTS: readonly ((path: string) => string)[] = [
    (path) => at(path, pick(['/', '//', '/./', '/../', '/..;/', '\\', '%2f', '%5c', '%2e%2e/', '%00', '%', ';', '%c0%ae', '\x80', '\t'])),
    (path) => path.replace(/[a-z]/g, (char) => (chance(0.1) ? `%${char.charCodeAt(0).toString(16)}` : char)),
    (path) => path.replace(/[a-z]/g, (char) => (chance(0.1) ? char.toUpperCase() : char)),
    (path) => path + pick(['/', '.json', '?', '#x', '//', '%20', ':80', '@evil.example']),
    (path) => `${pick(['/x/..', '//evil.example', '/%2e', 'http://evil.example', 'https://evil.example@x', '*'])}${path}`,
    (path) => `${path}?${pick(['client=c1', 'client=c2', 'client=c1&client=c2', 'email=a%40example.com', 'a=%zz', `q=${'y'.repeat(3000)}`])}`,
  ];

  const target = () => {
    const [method = '', path = ''] = pick(calls).split(' ');
    let text = path;
    while (chance(0.3)) text = pick(TWISTS)(text);
    return `${chance(0.8) ? method : pick(METHODS)} ${text}`;
  };

  const value = (depth = 0): unknown =>
    pick<() => unknown>([
      () => null, () => random() * 1e20, () => '', () => '\u0000', () => 'guest@example.com', () => '2125554626', () => '+1',
      () => '__proto__', () => [], () => 'é🔑'.repeat(3), () => true,
      () => (depth > 3 ? 1 : [value(depth + 1)]), () => (depth > 3 ? 2 : { [pick(['email', 'client', '__proto__', ''])]: value(depth + 1) }),
    ])();

  const json = () => {
    const body: Record<string, unknown> = { client: 'c1' };
    while (chance(0.4)) {
      body[pick(['client', 'email', 'phone_ext', 'phone_number', 'user', 'token', 'refresh_token', 'passwordless_email', 'constructor'])] =
        value();
    }
    return JSON.stringify(body);
  };

  const body = (): string =>
    (chance(0.5) ? json : pick<() => string>([
      () => '',
      () => json().slice(0, -1),
      () => json().replace('{', '{"client":"c1","cli\\u0065nt":"c2",'),
      () => '['.repeat(pick([10, 20_000])),
      () => `{"client":"c1","pad":"${'x'.repeat(pick([60_000, 65_509, 65_510, 65_511, 65_512, 70_000, 200_000]))}"}`,
      () => '\xff\xfe\x00{',
      () => 'client=c1&email=guest%40example.com',
      () => `client=c1&${pick(['email', 'phone', 'step', 'attempt', 'from', 'code', 'return_to'])}=${pick(['%00', 'guest%40example.com', 'code', '%f0%9f', '%E2%80%AE', '//x'])}&legal=1`,
      () => '\ufeff{}',
    ]))();

  /** One request, as text to be written as latin1, as HTTP wants it. */
  return (): string => {
    const bytes = Buffer.from(body(), chance(0.95) ? 'utf8' : 'utf16le').toString('latin1');
    const length = chance(0.9) ? bytes.length : pick([0, -1, 5, bytes.length + 10, bytes.length - 1, 1e12]);
    const lines = [`${target()} HTTP/${chance(0.97) ? '1.1' : pick(['1.0', '2.0', '9'])}`, 'Host: gateway.example.com'];
    const origin = chance(0.85) ? ORIGIN : pick(ORIGINS);
    if (origin) lines.push(`Origin: ${origin}`);
    const type = chance(0.85) ? 'application/json' : pick(TYPES);
    if (type) lines.push(`Content-Type: ${type}`);
    if (chance(0.95)) lines.push(`Content-Length: ${length}`);
    while (chance(0.25)) lines.push(pick(HEADERS));
    return `${lines.join(chance(0.98) ? '\r\n' : '\n')}\r\n\r\n${bytes}`;
  };
}
