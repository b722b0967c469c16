import type { Messages } from '../../i18n/messages.ts';
import { toAuthError, type AuthError } from '../../model/auth-error.ts';
import type { Brand } from '../../model/brand.ts';

/** How long, in ms, a brand file may keep the form waiting where the attributes are enough. */
const BRAND_LIMIT = 1000;

/** Where an element's brand comes from. */
export interface BrandSource {
  src: string | null;
  /** Given by the page's script, in place of a file. */
  object: unknown;
  server: string | null;
}

/** Loads and checks a brand; a slow or broken one never stands between a guest and the form. */
export class BrandLoader {
  brand: Brand | undefined;
  /** Its own words for a language tag, the nearest first. */
  layers: (tag: string) => Messages[] = () => [];
  /** Whether the form may be shown: the brand is there, or it has had its time. */
  ready = true;
  #loading: AbortController | undefined;
  readonly #changed: () => void;
  readonly #report: (error: AuthError) => void;

  constructor(changed: () => void, report: (error: AuthError) => void) {
    this.#changed = changed;
    this.#report = report;
  }

  /** @param enough whether the form works without the brand */
  load({ src, object, server }: BrandSource, enough: boolean, fetcher: typeof fetch | undefined): void {
    this.cancel();
    if (!src && !object) {
      this.brand = undefined;
      this.layers = () => [];
      this.ready = true;
      return;
    }
    const loading = (this.#loading = new AbortController());
    const { signal } = loading;
    // A brand that is shown stays until the next one is there.
    this.ready = this.brand !== undefined;
    const timer = enough ? setTimeout(() => this.#settle(signal), BRAND_LIMIT) : undefined;
    void import('../../client/brand.ts')
      .then(async ({ readBrand, brandLayers }) => ({ brandLayers, ...(await readBrand({ src, object, server }, signal, fetcher)) }))
      .then(
        ({ brand, error, brandLayers }) => {
          if (signal.aborted) return;
          this.brand = brand;
          this.layers = (tag) => brandLayers(brand.copy, tag);
          if (error) this.#report(error);
        },
        (error: unknown) => {
          if (!signal.aborted) this.#report(toAuthError(error));
        },
      )
      .finally(() => {
        clearTimeout(timer);
        this.#settle(signal);
      });
  }

  #settle(signal: AbortSignal): void {
    if (signal.aborted) return;
    this.ready = true;
    this.#changed();
  }

  cancel(): void {
    this.#loading?.abort();
  }
}
