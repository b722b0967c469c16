import type { LitElement } from 'lit';
import { applyBrandTheme, brandError, readBrand, type ReadBrand } from '../../client/brand.ts';
import { brandLayers } from '../../i18n/brand-layers.ts';
import { consentWords } from '../../i18n/consent-words.ts';
import { languageOf } from '../../i18n/match-locale.ts';
import { InformalTexts } from './informal-texts.ts';
import type { Messages } from '../../i18n/messages.ts';
import { AuthError } from '../../model/auth-error.ts';
import type { Brand } from '../../model/brand.ts';
import { logo } from '../../theme/logo.ts';
import { BrandLogo } from './brand-logo.ts';
import { readLanguage } from './read-language.ts';

export { readBrand };

/** An element that shows a brand. */
export type BrandElement = LitElement & { readonly fetcher?: typeof fetch };

/** Where an element's brand comes from. */
export interface BrandSource {
  /** URL of a brand file; empty for none. */
  src: string;
  /** Set by the page's script instead of a file. */
  object: unknown;
  /** The `server` attribute. A brand file of its origin is trusted. */
  server?: string;
  /** The same brand, as the `<punchh-session>` around the element has read it. */
  shared?: Promise<ReadBrand> | undefined;
}

/** Loads and validates the brand of an element, and applies its theme. */
export class BrandLoader {
  brand: Brand | undefined;
  #loading: AbortController | undefined;
  /** The language that was shown last. */
  #tag: string;
  readonly #element: BrandElement;
  readonly #root: ShadowRoot;
  readonly #logo: BrandLogo;
  readonly #informal: InformalTexts;

  constructor(element: BrandElement) {
    this.#element = element;
    this.#tag = readLanguage(element);
    this.#logo = new BrandLogo(() => element.requestUpdate());
    this.#informal = new InformalTexts(() => element.requestUpdate());
    this.#root = element.renderRoot as ShadowRoot;
    this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, logo.styleSheet!];
  }

  /**
   * Returns what is wrong with the brand, `brand_invalid` where no file can be loaded. A later call replaces this one; then
   * `null`.
   */
  async load(source: BrandSource): Promise<AuthError | null> {
    this.cancel();
    const { signal } = (this.#loading = new AbortController());
    try {
      const { brand, problems } = await this.#read(source, signal);
      if (brand?.register === 'informal') await this.#informal.load(this.#tag);
      // The theme first, then the texts: both are painted in one frame.
      const refused = await applyBrandTheme(this.#root, brand ?? {}, signal);
      if (signal.aborted) return null;
      this.brand = brand;
      const all = [...problems, ...refused];
      return all.length ? brandError(all) : null;
    } catch (thrown) {
      if (signal.aborted) return null;
      return thrown instanceof AuthError ? thrown : new AuthError('brand_invalid', 'The brand could not be applied', { cause: thrown });
    }
  }

  async #read(source: BrandSource, signal: AbortSignal): Promise<Partial<ReadBrand> & Pick<ReadBrand, 'problems'>> {
    const { src, object, server, shared } = source;
    if (!src && !object) return { problems: [] };
    const read = () => readBrand({ src, object, server }, signal, this.#element.fetcher);
    return shared ? shared.catch(read) : read();
  }

  /**
   * Returns the texts for a language tag, the nearest first: the brand's, the informal ones where it wants them, the locale's,
   * English of a brand's consents.
   */
  layers(tag: string, texts: Messages | undefined): (Messages | undefined)[] {
    this.#tag = tag;
    const informal = this.brand?.register === 'informal' ? this.#informal.of(tag, texts) : undefined;
    return [...brandLayers(this.brand?.copy, tag), informal, texts, consentWords];
  }

  /** Returns `tag` where the brand has words of its own in that language: it may be one that does not ship. */
  lang(tag: string): string | undefined {
    const own = Object.entries(this.brand?.copy ?? {}).some(([locale, words]) => languageOf(locale) === languageOf(tag) && words.heading);
    return own ? tag : undefined;
  }

  logo(): unknown {
    return this.#logo.render(this.brand);
  }

  cancel(): void {
    this.#loading?.abort();
  }
}
