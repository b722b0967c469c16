import type { Gateway } from '../../../src/gateway/index.ts';
import { GATEWAY, ORIGIN } from './harness.ts';

const decode = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A page as a browser without scripts has it. */
export interface Page {
  readonly status: number;
  readonly url: string;
  readonly headers: Headers;
  readonly html: string;
  /** The forms of the page, each with the fields that it would send. */
  readonly forms: readonly Record<string, string>[];
  /** The text of the first element with this role. */
  saying(role: 'alert' | 'status'): string | null;
}

/** A browser without scripts: keeps cookies, follows redirects, names its origin when it posts a form. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  /** The attributes of each cookie when it was last set. */
  readonly attributes = new Map<string, string>();
  readonly #gateway: Gateway;
  readonly #headers: Record<string, string>;

  constructor(gateway: Gateway, headers: Record<string, string> = {}) {
    this.#gateway = gateway;
    this.#headers = headers;
  }

  async #visit(method: string, url: string, headers: Record<string, string>, body?: string): Promise<Page> {
    const response = await this.#gateway(
      new Request(url, {
        method,
        headers: {
          ...this.#headers, ...headers, Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
        ...(body !== undefined && { body }),
      }),
      { address: '198.51.100.7' },
    );
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split('; ');
      const [name = '', value = ''] = pair.split('=');
      this.attributes.set(name, attributes.join('; '));
      if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (response.status === 303 && location !== null) {
      const target = new URL(location, url);
      if (target.origin === new URL(url).origin) return this.#visit('GET', target.href, {});
      return { status: 303, url: target.href, headers: response.headers, html: '', forms: [], saying: () => null };
    }
    const html = await response.text();
    const forms = [...html.matchAll(/<form[^>]*>(.*?)<\/form>/gs)].map(([, inside = '']) =>
      Object.fromEntries([...inside.matchAll(/<input[^>]*>/g)].map(([input]) => {
        const attribute = (name: string) => decode(new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? '');
        return [attribute('name'), attribute('value')];
      })));
    const saying = (role: string) => decode(new RegExp(`role="${role}">([^<]*)<`).exec(html)?.[1] ?? '') || null;
    return { status: response.status, url, headers: response.headers, html, forms, saying };
  }

  get(path: string): Promise<Page> {
    return this.#visit('GET', new URL(path, GATEWAY).href, {});
  }

  /** Submits a form of a page of `origin`; of the gateway's own page by default. */
  submit(path: string, fields: Record<string, string>, headers: Record<string, string> = { Origin: GATEWAY, 'Sec-Fetch-Site': 'same-origin' }) {
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    return this.#visit('POST', new URL(path, GATEWAY).href, { ...type, ...headers }, new URLSearchParams(fields).toString());
  }

  /** Submits the first step as the brand's page does. */
  begin(fields: Record<string, string>, path = '/form', headers: Record<string, string> = {}): Promise<Page> {
    return this.submit(path, fields, { Origin: ORIGIN, Referer: `${ORIGIN}/`, 'Sec-Fetch-Site': 'same-site', ...headers });
  }
}
