import type { Gateway } from '../../../src/gateway/index.ts';
import { GATEWAY, ORIGIN } from './harness.ts';

/** As much of a browser as cookie mode needs: it keeps the gateway's cookies and sends them back. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** The attributes of the last cookie that was set. */
  attributes = '';
  readonly #gateway: Gateway;

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
  }

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
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split('; ');
      const [name = '', value = ''] = pair.split('=');
      this.attributes = attributes.join('; ');
      if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}
