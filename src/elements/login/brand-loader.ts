import { applyTheme, brandLayers, consentWords, readBrand } from '../../client/brand.ts';
import type { Messages } from '../../i18n/messages.ts';
import { AuthError } from '../../model/auth-error.ts';
import type { Brand } from '../../model/brand.ts';
import { logo } from '../../theme/logo.ts';
import { BrandLogo } from './brand-logo.ts';
import type { PunchhLogin } from './login.ts';

export { readBrand };

/** Where an element's brand comes from. */
export interface BrandSource {
  src: string | null;
  /** Given by the page's script, in place of a file. */
  object: unknown;
  server?: string | null | undefined;
}

/** Loads and checks the brand of an element, and puts its theme on. */
export class BrandLoader {
  brand: Brand | undefined;
  #loading: AbortController | undefined;
  readonly #login: PunchhLogin;
  readonly #logo: BrandLogo;

  constructor(login: PunchhLogin) {
    this.#login = login;
    this.#logo = new BrandLogo(() => login.requestUpdate());
    const root = login.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, logo.styleSheet!];
  }

  /** Answers with what is wrong with it; only the latest call counts. */
  async load({ src, object, server }: BrandSource): Promise<AuthError | null> {
    this.cancel();
    const { signal } = (this.#loading = new AbortController());
    const read = src || object ? readBrand({ src, object, server }, signal, this.#login.fetcher) : { brand: undefined, error: null };
    try {
      const { brand, error } = await read;
      // Colours first, then words: both are painted together. Words do without a preset that did not come.
      await applyTheme(this.#login.renderRoot as ShadowRoot, brand?.theme, signal).catch(() => {});
      if (signal.aborted) return null;
      this.brand = brand;
      return error;
    } catch (error) {
      if (error instanceof AuthError) return error;
      throw error;
    }
  }

  /** The words for a language tag, the nearest first: its own, the language's, English of what only a brand asks. */
  layers(tag: string, words: Messages | undefined): (Messages | undefined)[] {
    return [...brandLayers(this.brand?.copy, tag), words, consentWords];
  }

  logo(): unknown {
    return this.#logo.render(this.brand);
  }

  cancel(): void {
    this.#loading?.abort();
  }
}
