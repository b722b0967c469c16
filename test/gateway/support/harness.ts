import { createGateway, type Gateway, type GatewayOptions } from '../../../src/gateway/index.ts';

export const ORIGIN = 'https://order.example.com';
export const GATEWAY = 'https://gateway.example.com';
export const SEND = '/api2/password_less/token';
export const VERIFY = '/api2/password_less/verify';
export const REFRESH = '/api2/password_less/refresh_token';
export const SIGN_OUT = '/api2/password_less/sign_out';
export const LOGIN = '/api2/mobile/users/login';

/** A request as the vendor got it. */
export interface Received {
  readonly method: string;
  readonly url: string;
  /** Path with query. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
  readonly redirect: string | undefined;
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

type Answer = (received: Received, init: RequestInit) => Response | Promise<Response>;

/** A vendor that writes down what reaches it. */
export class Upstream {
  readonly received: Received[] = [];
  answer: Answer = () => json({ data: { message: ['OK'] } });

  readonly fetcher = async (url: string, init: RequestInit): Promise<Response> => {
    const { pathname, search } = new URL(url);
    const bytes = init.body instanceof Uint8Array ? init.body : new Uint8Array(0);
    const received: Received = {
      method: init.method ?? 'GET',
      url,
      path: pathname + search,
      headers: new Headers(init.headers),
      body: new TextDecoder().decode(bytes),
      redirect: init.redirect,
    };
    this.received.push(received);
    return this.answer(received, init);
  };

  get last(): Received {
    const last = this.received.at(-1);
    if (!last) throw new Error('Nothing has reached the vendor.');
    return last;
  }
}

export const OPTIONS: GatewayOptions = {
  upstream: 'https://vendor.example.com',
  clients: { c1: { secret: 's3cret' } },
  allowedOrigins: [ORIGIN],
};

export interface Opened {
  readonly gateway: Gateway;
  readonly upstream: Upstream;
}

export function open(options: Partial<GatewayOptions> = {}): Opened {
  const upstream = new Upstream();
  return { upstream, gateway: createGateway({ fetcher: upstream.fetcher, ...OPTIONS, ...options }) };
}

export const request = (method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit): Request =>
  new Request(GATEWAY + path, {
    method,
    headers: { Origin: ORIGIN, ...headers },
    ...(body !== undefined && { body, duplex: 'half' }),
  });

/** A POST as the element makes it. */
export const post = (path: string, body: unknown, headers: Record<string, string> = {}): Request =>
  request(
    'POST',
    path,
    { 'Content-Type': 'application/json', 'punchh-app-device-id': 'device-1', ...headers },
    typeof body === 'string' ? body : JSON.stringify(body),
  );

/** The one key of an error envelope, and its words. */
export async function errorOf(response: Response): Promise<{ status: number; key: string; words: string }> {
  const { errors } = (await response.json()) as { errors: Record<string, string[]> };
  const [[key, words] = ['', []]] = Object.entries(errors);
  return { status: response.status, key, words: words.join(' ') };
}
