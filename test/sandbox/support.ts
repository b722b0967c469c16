import { createClock, createSandbox, type Message, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';

const SERVER = 'https://api.example.com';
export const START = Date.UTC(2026, 0, 15, 12);
/** RFC 7636, appendix B. */
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

export const EMAIL = { email: 'ada@example.com' };
export const PHONE = { phone_ext: '+1', phone_number: '2125554626' };
export const CONSENTS = { privacy_policy: true, terms_and_conditions: true };

export type Fields = Record<string, unknown>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body, `null` where it is no JSON. */
  readonly json: unknown;
}

/** A sandbox on a clock that stands still, and a client that sends what the documents ask for unless told otherwise. */
export class Bench {
  readonly sandbox: Sandbox;

  constructor(options: SandboxOptions = {}) {
    this.sandbox = createSandbox({ clock: createClock({ frozenAt: START }), ...options });
  }

  advance(seconds: number): void {
    this.sandbox.clock.advance(seconds * 1000);
  }

  get lastMessage(): Message {
    const message = this.sandbox.inbox.latest();
    if (!message) throw new Error('no message was sent');
    return message;
  }

  async call(method: string, path: string, { headers = {}, body, signal }: {
    /** A header that is `null` is left out. */
    headers?: Record<string, string | null>;
    /** A string is sent as it is. */
    body?: unknown;
    signal?: AbortSignal;
  } = {}): Promise<Answer> {
    const sent = new Headers();
    for (const [name, value] of Object.entries(headers)) if (value !== null) sent.set(name, value);
    const content = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
    const request = new Request(SERVER + path, { method, headers: sent, body: content, signal });
    const response = await this.sandbox.fetch(request);
    const text = await response.text();
    let json: unknown = null;
    try {
      json = JSON.parse(text);
    } catch {
      // Some answers are meant to be no JSON.
    }
    return { status: response.status, headers: response.headers, text, json };
  }

  post(path: string, body: unknown, headers: Record<string, string | null> = {}): Promise<Answer> {
    return this.call('POST', path, {
      body,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'punchh-app-device-id': 'device-1',
        'client-type': 'online_ordering',
        ...headers,
      },
    });
  }

  send(fields: Fields = EMAIL, headers?: Record<string, string | null>): Promise<Answer> {
    const body = { client: 'demo-client', code_challenge: CHALLENGE, ...CONSENTS, validation_method: 'otp', ...fields };
    return this.post('/api2/password_less/token', body, headers);
  }

  verify(fields: Fields = {}, headers?: Record<string, string | null>): Promise<Answer> {
    const contact = 'phone_ext' in fields || 'email' in fields ? {} : EMAIL;
    const body = { client: 'demo-client', code_verifier: VERIFIER, ...CONSENTS, ...contact, ...fields };
    return this.post('/api2/password_less/verify', body, headers);
  }

  /** A guest who asks for a code and types it; returns the answer's `data`. */
  async signIn(contact: Fields = EMAIL, headers?: Record<string, string | null>): Promise<Record<string, string>> {
    const sent = await this.send(contact);
    if (sent.status !== 200) throw new Error(sent.text);
    const verified = await this.verify({ ...contact, token: this.lastMessage.code }, headers);
    if (verified.status !== 200) throw new Error(verified.text);
    return dataOf(verified);
  }

  refresh(refreshToken: string | undefined, fields: Fields = {}): Promise<Answer> {
    const body = { client: 'demo-client', refresh_token: refreshToken, ...fields };
    return this.post('/api2/password_less/refresh_token', body);
  }

  /** A call of the password family, with the client's id. */
  basicAuth(name: string, fields: Fields, headers?: Record<string, string | null>): Promise<Answer> {
    return this.post(`/api2/basic_auth/${name}`, { client: 'demo-client', ...fields }, headers);
  }

  /** An authenticated call with the tokens of a sign-in. */
  profile(tokens: Record<string, string>): Promise<Answer> {
    return this.call('GET', '/api2/mobile/users', { headers: bearer(tokens) });
  }
}

export const bearer = (tokens: Record<string, string>): Record<string, string | null> => ({
  Authorization: `Bearer ${tokens['access_token']}`,
  'id-token': tokens['id_token'] ?? null,
});

/** `data` of an answer. */
export const dataOf = ({ json }: Answer): Record<string, string> =>
  (json as { data?: Record<string, string> } | null)?.data ?? {};

/** The key of an error in the usual shape. */
export const keyOf = ({ json }: Answer): string | undefined =>
  Object.keys((json as { errors?: Fields } | null)?.errors ?? {})[0];

/** Status and key of an error, such as `422 invalid_otp`; only the status for a success. */
export const outcome = (answer: Answer): string => [answer.status, keyOf(answer)].filter(Boolean).join(' ');

/** A code that is not this one. */
export const otherThan = (code: string): string => (code.startsWith('9') ? '0' : '9') + code.slice(1);

/** `x-pch-digest` as a gateway makes it: HMAC over path with query and body. */
export async function digestOf(path: string, body: string, secret = 'demo-secret', hash = 'SHA-256'): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash }, false, ['sign']);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(path + body)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The shape of a value: its keys, and `string`, `number`, `boolean`, `null`, `array` for what is in them. */
export const shapeOf = (value: unknown): unknown => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
};
