import { createSandbox } from '../../src/sandbox/index.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.ts';
import type { BrandFile } from '../studio/brand.ts';
import { passing } from './passing.ts';

/** The members of `<punchh-login>` that the pages use. All are in the public contract. */
export interface LoginElement extends HTMLElement {
  brand: object;
  fetcher: typeof fetch;
  resetToken?: string | undefined;
  signRequest: (request: { method: string; path: string; body: string }) => Promise<string>;
  readonly step: string;
  readonly session: { refresh(): Promise<unknown>; signOut(): Promise<void> };
}

/** A state that a guest can be in, and how to get there from the element's first paint. */
export interface Scene {
  label: string;
  backend?: string;
  /** Attributes beside the usual ones; `null` leaves one out. */
  attributes?: Readonly<Record<string, string | null>>;
  /** Parts of the brand file that the scene needs to be so. */
  brand?: BrandFile;
  sandbox?: SandboxOptions;
  /** The page's own content inside the element. */
  html?: string;
  /** In place of the sandbox. */
  fetcher?: typeof fetch;
  /** Why it needs a page to itself: it has the focus, or it is about the page. */
  alone?: 'focus' | 'page';
  play?: (stage: Stage) => Promise<unknown>;
}

export type Scenes = Readonly<Record<string, Scene>>;

export interface Setting {
  lang: string;
  /** Where the scene does not say. */
  mode?: 'web' | 'kiosk' | 'pos';
  attributes?: Readonly<Record<string, string>>;
  /** How long, in ms, a scene waits for what must come next. Default 3000. */
  patience?: number;
}

const SERVER = 'https://sandbox.invalid';

/** The first match in a tree of open shadow roots. */
const find = (root: ParentNode, selector: string): HTMLElement | null => {
  const hit = root.querySelector<HTMLElement>(selector);
  if (hit) return hit;
  for (const element of root.querySelectorAll('*')) {
    const inner = element.shadowRoot && find(element.shadowRoot, selector);
    if (inner) return inner;
  }
  return null;
};

/** As many digits as the element expects: six where the brand does not say, or says something impossible. */
export const codeLengthOf = ({ code }: BrandFile): number =>
  (Number.isInteger(code?.length) && code!.length! >= 4 && code!.length! <= 12 ? code!.length! : 6);

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
  /** Whether everything that the scene waited for has come. */
  reached = true;
  /** Undoes the scene's changes to the page. Called when the element leaves it. */
  putBack = (): void => {};
  readonly #scene: Scene;
  readonly #name = `scene-${crypto.randomUUID()}`;
  readonly #patience: number;

  constructor(scene: Scene, brand: BrandFile, { lang, mode = 'web', attributes, patience = 3000 }: Setting) {
    const codeLength = codeLengthOf(scene.brand?.code?.length ? scene.brand : brand);
    const { backend } = scene;
    this.#scene = scene;
    this.#patience = patience;
    this.sandbox = createSandbox({ codeLength, codes: () => '0536318942710'.slice(0, codeLength), lockout: false, ...scene.sandbox });
    this.element = document.createElement('punchh-login') as LoginElement;
    const all = {
      server: backend === 'menu' ? `${SERVER}/api` : SERVER,
      client: 'demo-client',
      storage: 'memory',
      lang,
      mode,
      'session-name': this.#name,
      ...(backend && { backend }),
      ...attributes,
      ...scene.attributes,
    };
    for (const [name, value] of Object.entries(all)) if (value !== null) this.element.setAttribute(name, value);
    this.element.innerHTML = scene.html ?? '';
    this.element.fetcher = scene.fetcher ?? ((input, init) => this.sandbox.fetch(input, init));
    this.element.signRequest = sign;
    this.show(brand);
  }

  /** Leads the element, which the page has attached, to the scene. Answers whether it got there. */
  async play(): Promise<boolean> {
    await this.until(() => this.find('[data-step], .notice, .skeleton'));
    // The styles and words of a device come with a file of their own.
    const hasDevice = this.element.getAttribute('mode') !== 'web' && !this.#scene.attributes?.['brand-src'];
    await this.until(() => !hasDevice || this.find('.bar, .notice'));
    await this.#scene.play?.(this);
    return this.reached;
  }

  /** Theme and words change in place; where contacts would go is not a preview's business. */
  show(brand: BrandFile): void {
    if (this.#scene.attributes?.['brand-src']) return;
    const { server: _server, client: _client, backend: _backend, paths: _paths, ...rest } = brand;
    const own = this.#scene.brand ?? {};
    const menu = this.#scene.backend === 'menu' && {
      menu: { ...(rest.menu as object | undefined), application: 'demo-application', apiVersion: '4.38.0', kind: 'email', ...own.menu as object | undefined },
    };
    this.element.brand = { ...rest, ...own, ...menu, kiosk: { idleAfter: 3600, ...own.kiosk } };
  }

  /** Takes the element off the page, and what it noted on this device with it. */
  strike(): void {
    // Records of a scene in IndexedDB.
    if (this.element.getAttribute('storage') === 'indexeddb') this.element.session.signOut().catch(() => null);
    this.element.remove();
    this.putBack();
    for (const key of Object.keys(localStorage)) if (key.endsWith(this.#name) || key.startsWith('punchh-login:height:')) localStorage.removeItem(key);
  }

  find(selector: string): HTMLElement | null {
    return find(this.element.shadowRoot!, selector);
  }

  /** Waits until something holds, for a few seconds at most: a scene that cannot be reached shows how far it came. */
  async until(holds: () => unknown): Promise<void> {
    const end = performance.now() + this.#patience;
    while (this.reached && !holds()) {
      if (performance.now() > end || !this.element.isConnected) this.reached = false;
      else await new Promise((resolve) => setTimeout(resolve, 16));
    }
  }

  async field(selector: string, value: string): Promise<void> {
    await this.until(() => this.find(selector));
    const input = this.find(selector) as HTMLInputElement | null;
    if (!input) return;
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
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

  /** Lets time go by, for the guest and the server alike. */
  async pass(ms: number): Promise<void> {
    await passing.pass(ms);
    await this.settle();
  }

  private settle(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, 30));
  }
}
