import { createHmac, randomUUID } from 'node:crypto';
import { createClock, createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { findOperation, type Operation } from '../../scripts/api/document.ts';
import { requestProblems, responseProblems } from './spec.ts';

export const CLIENT = 'demo-client';
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
export const CONSENTS = { privacy_policy: true, terms_and_conditions: true };
export const EMAIL = 'ada+punchh_test@example.com';
export const PASSWORD = { email: 'guest@example.com', password: 'Let!MeIn8410' };

export type Body = Record<string, unknown>;

/** A call that can still be changed before it is sent. */
export interface Call {
  readonly operation: Operation;
  query: string;
  headers: Record<string, string>;
  /** A string is sent as it is. */
  body?: Body | string;
  /** Whether a digest is made when it is sent. */
  signed: boolean;
}

export interface Answer {
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
  readonly json: unknown;
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
}

/** A sandbox, spoken to over "HTTP", that holds each request it accepts and each of its answers to api/openapi.yaml. */
export class ApiBench {
  readonly sandbox: Sandbox;

  constructor(options: SandboxOptions = {}) {
    this.sandbox = createSandbox({
      clock: createClock({ frozenAt: Date.UTC(2026, 0, 15, 12) }),
      clients: { [CLIENT]: { secret: 'demo-secret' }, other: {} },
      http: true,
      ...options,
    });
  }

  /** @throws Error that names each difference between the call, its answer and the document */
  async send({ operation, query, headers, body, signed }: Call): Promise<Answer> {
    const { method, path } = operation;
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const sent = new Headers(headers);
    if (signed) {
      const hash = path.startsWith('/api/auth/') ? 'sha1' : 'sha256';
      sent.set('x-pch-digest', createHmac(hash, 'demo-secret').update(path + query + text).digest('hex'));
    }
    const url = new URL(`https://api.example.com${path}${query}`);
    const response = await this.sandbox.fetch(url, { method, headers: sent, body: method === 'GET' ? null : text || null });
    const answer = await response.text();
    const mediaType = response.headers.get('Content-Type') ?? '';
    const problems = [
      ...(response.ok ? requestProblems(operation, url, sent, text) : []),
      ...responseProblems(operation, response.status, mediaType, answer),
    ];
    if (problems.length > 0) throw new Error(`${problems.join('\n')}\n${answer}`);
    const isJson = mediaType.startsWith('application/json');
    return { status: response.status, mediaType, text: answer, json: isJson ? JSON.parse(answer) : null };
  }

  call(method: string, path: string, body?: Body, headers: Record<string, string> = {}): Call {
    const operation = findOperation(method, path);
    if (!operation) throw new Error(`${method} ${path} is not documented`);
    const common = {
      'Accept': 'application/json',
      'User-Agent': 'Kitchen/2.1/34 (Web; Desktop; Unknown; Unknown; 14.2)',
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    };
    return { operation, query: '', headers: { ...common, ...headers }, ...(body ? { body } : {}), signed: false };
  }

  /** @throws Error unless the call succeeds */
  async succeed(call: Call): Promise<unknown> {
    const { status, json, text } = await this.send(call);
    if (status >= 300) throw new Error(`${call.operation.id}: ${status} ${text}`);
    return json;
  }

  get code(): string {
    return this.sandbox.inbox.latest()!.code;
  }

  sendCode(contact: Body = { email: EMAIL }): Call {
    const body = { client: CLIENT, code_challenge: CHALLENGE, validation_method: 'otp', ...CONSENTS, ...contact };
    return this.call('POST', '/api2/password_less/token', body, { 'punchh-app-device-id': 'device-1' });
  }

  verifyCode(contact: Body = { email: EMAIL }): Call {
    const body = { client: CLIENT, code_verifier: VERIFIER, token: this.code, ...CONSENTS, ...contact };
    const headers = { 'punchh-app-device-id': 'device-1', 'client-type': 'online_ordering' };
    return this.call('POST', '/api2/password_less/verify', body, headers);
  }

  async signIn(contact: Body = { email: EMAIL }): Promise<Tokens> {
    await this.succeed(this.sendCode(contact));
    return ((await this.succeed(this.verifyCode(contact))) as { data: Tokens }).data;
  }

  /** A call with the headers that PAR Ordering asks for. */
  menuCall(method: string, path: string, body?: Body, token?: string): Call {
    return this.call(method, `/api${path}`, body, {
      'X-Request-ID': randomUUID(),
      'Application': 'demo-application',
      'Api-Version': '4.38.0',
      'X-QB-Enabled': 'false',
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    });
  }

  async requestMenuCode(contact: Body = { email: EMAIL }): Promise<void> {
    await this.succeed(this.menuCall('POST', '/customers/passwordless-request', contact));
  }

  /** A registration with the newest code. */
  register(fields: Body = {}): Call {
    return this.menuCall('POST', '/customers/register', {
      passwordless_email: EMAIL, passwordless_code: this.code, first_name: 'Ada', last_name: 'Guest', optin_status_email: 2,
      optin_status_sms: 2, optin_status_pn: 2, ...fields,
    });
  }

  /** A customer's token; the agreement is accepted unless told not to. */
  async registerCustomer({ accept = true } = {}): Promise<string> {
    await this.requestMenuCode();
    const { data } = (await this.succeed(this.register())) as { data: { token: { value: string } } };
    if (accept) await this.succeed(this.acceptAgreement(data.token.value));
    return data.token.value;
  }

  acceptAgreement(token: string): Call {
    const call = this.menuCall('POST', '/legal-agreement-acceptances', undefined, token);
    call.headers['Device-UUID'] = 'device-1';
    return call;
  }
}
