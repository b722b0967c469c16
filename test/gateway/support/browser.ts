import type { Gateway } from '../../../src/gateway/index.ts';
import { GATEWAY, ORIGIN } from './harness.ts';

/** As much of a browser as cookie mode needs: it keeps the gateway's cookies and sends them back. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** The attributes of the last cookie that was set. */
  attributes = '';
  isOnline = true;
  /** Calls that failed without a network. */
  failures = 0;
  readonly #gateway: Gateway;
  /** The cookies that end with the browser. */
  readonly #ofTheVisit = new Set<string>();

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
  }

  /** Closes the browser and opens it again. */
  restart(): void {
    for (const name of this.#ofTheVisit) this.cookies.delete(name);
  }

  /** The `fetch` of a page. */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    if (!this.isOnline) {
      this.failures += 1;
      throw new TypeError('Failed to fetch');
    }
    const request = new Request(input, init);
    request.headers.set('Origin', ORIGIN);
    if (request.credentials === 'include') {
      request.headers.set('Cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const response = await this.#gateway(request);
    if (request.credentials === 'include') this.#keepCookies(response);
    return response;
  };

  /** A POST with `credentials: 'include'`, as a page's script makes it. */
  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await this.#gateway(
      new Request(GATEWAY + path, {
        method: 'POST',
        headers: {
          Origin: ORIGIN,
          'Content-Type': 'application/json',
          'punchh-app-device-id': 'device-1',
          'client-type': 'online_ordering',
          'X-Punchh-Gateway': '1',
          Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    );
    this.#keepCookies(response);
    return response;
  }

  #keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split('; ');
      const [name = '', value = ''] = pair.split('=');
      this.attributes = attributes.join('; ');
      this.#ofTheVisit.delete(name);
      if (!/Max-Age/.test(this.attributes)) this.#ofTheVisit.add(name);
      if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
      else if (pair.length <= 4096) this.cookies.set(name, value);
    }
  }
}
