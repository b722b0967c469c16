import { createSandbox } from '../../src/sandbox/index.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import type { BrandFile } from './brand.ts';

/** What the studio uses of `<punchh-login>`: all of it is in the public contract. */
export interface LoginElement extends HTMLElement {
  brand: object;
  fetcher: typeof fetch;
  signRequest: (request: { method: string; path: string; body: string }) => Promise<string>;
  readonly step: string;
}

export type Device = 'phone' | 'desktop' | 'kiosk';

const SERVER = 'https://sandbox.invalid';
let made = 0;

/** The first match in a tree of open shadow roots. */
export const find = (root: ParentNode, selector: string): HTMLElement | null => {
  const hit = root.querySelector<HTMLElement>(selector);
  if (hit) return hit;
  for (const element of root.querySelectorAll('*')) {
    const inner = element.shadowRoot && find(element.shadowRoot, selector);
    if (inner) return inner;
  }
  return null;
};

/** As the gateway does it for a real page: the secret of the sandbox's demo client is no secret. */
const sign = async ({ path, body }: { path: string; body: string }): Promise<string> => {
  const encode = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey('raw', encode('demo-secret'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encode(path + body)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** An element with a sandbox of its own behind it, and hands to lead it to a scene as a guest would. */
export class Stage {
  readonly element: LoginElement;
  readonly sandbox: Sandbox;
  readonly #backend: string | undefined;

  constructor(brand: BrandFile, { device, lang, backend }: { device: Device; lang: string; backend?: string }) {
    const codeLength = brand.code?.length ?? 6;
    this.#backend = backend;
    this.sandbox = createSandbox({ codeLength, codes: () => '0536318942710'.slice(0, codeLength), lockout: false });
    this.element = document.createElement('punchh-login') as LoginElement;
    const attributes = {
      server: backend === 'menu' ? `${SERVER}/api` : SERVER, client: 'demo-client', storage: 'memory', lang, 'session-name': `studio-${made += 1}`,
      ...(device === 'kiosk' && { mode: 'kiosk' }), ...(backend && { backend }),
    };
    for (const [name, value] of Object.entries(attributes)) this.element.setAttribute(name, value);
    this.element.fetcher = (input, init) => this.sandbox.fetch(input, init);
    this.element.signRequest = sign;
    this.show(brand);
  }

  /** Theme and words change in place; where contacts would go is not the preview's business. */
  show(brand: BrandFile): void {
    const { server: _server, client: _client, backend: _backend, paths: _paths, ...rest } = brand;
    const menu = this.#backend === 'menu' && {
      menu: { ...(rest.menu as object | undefined), application: 'demo-application', apiVersion: '4.38.0', kind: 'email' },
    };
    this.element.brand = { ...rest, ...menu, kiosk: { idleAfter: 3600 } };
  }

  find(selector: string): HTMLElement | null {
    return find(this.element.shadowRoot!, selector);
  }

  /** Waits until something holds, for three seconds at most: a scene that cannot be reached shows how far it came. */
  async until(holds: () => unknown): Promise<void> {
    const end = performance.now() + 3000;
    while (!holds() && performance.now() < end && this.element.isConnected) {
      await new Promise((resolve) => setTimeout(resolve, 16));
    }
  }

  async field(selector: string, value: string): Promise<void> {
    await this.until(() => this.find(selector));
    const input = this.find(selector) as HTMLInputElement | null;
    if (!input) return;
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await this.settle();
  }

  async press(selector: string): Promise<void> {
    await this.until(() => this.find(selector));
    this.find(selector)?.click();
    await this.settle();
  }

  async agree(): Promise<void> {
    await this.until(() => this.find('[part~="primary-button"]'));
    const consents = [...(find(this.element.shadowRoot!, '[part~="consent"]')?.getRootNode() as ShadowRoot | undefined)
      ?.querySelectorAll<HTMLInputElement>('[part~="checkbox"]') ?? []];
    for (const box of consents) if (!box.checked) box.click();
    await this.settle();
  }

  private settle(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, 30));
  }
}
