import type { LoginElement } from '../scenes/stage.ts';
import type { BrandFile } from './brand.ts';

/** A part of a brand file that the element does not use, and why. */
export interface Invalid {
  /** `theme.tokens.radius`; empty for the whole file. */
  path: string;
  reason: string;
}

/** An element out of sight that reads brand files and tells what is wrong with them. */
export class Validator {
  readonly #element: LoginElement;
  #found: Invalid[] = [];

  constructor(home: HTMLElement) {
    const element = (this.#element = document.createElement('punchh-login') as LoginElement);
    const attributes = { server: 'https://sandbox.invalid', client: 'demo-client', storage: 'memory', 'session-name': `validator-${crypto.randomUUID()}` };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.fetcher = () => Promise.reject(new TypeError('This element sends nothing.'));
    element.addEventListener('punchh-error', (event) => {
      event.stopPropagation();
      const { code, message } = (event as CustomEvent<{ code: string; message: string }>).detail;
      if (code !== 'brand_invalid') return;
      this.#found = message.replace(/^Brand file: /, '').split('; ').map((text) => {
        const [path = '', ...words] = text.split(' ');
        return { path: path === 'file' ? '' : path, reason: words.join(' ') };
      });
    });
    home.append(element);
  }

  async validate(brand: BrandFile): Promise<Invalid[]> {
    this.#found = [];
    this.#element.brand = brand;
    // The element reads the brand in its next update, after the file that validates it has been loaded.
    await new Promise((resolve) => setTimeout(resolve, 120));
    return this.#found;
  }
}
