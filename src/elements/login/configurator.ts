import { DEFAULT_BACKEND, DEFAULT_PROFILE, type BackendProfile } from '../../backends/profile.first.ts';
import { resolveConfig } from '../../client/login-config.ts';
import { readSettings, type WrittenSettings } from '../../client/settings.ts';
import type { AuthError } from '../../model/auth-error.ts';
import { cleanText } from '../../model/clean-text.ts';
import { systemClock } from '../../model/clock.ts';
import type { SessionScope } from '../companions/session-context.ts';
import { LazyFile } from '../lazy-file.ts';
import { fileLoadError, RETRY_DELAY } from '../load-error.ts';
import type { Configuration, SignInParts } from '../sign-in-parts.ts';
import type { BrandElement, BrandLoader, BrandSource } from './brand-loader.ts';

/** The time, in ms, that the form waits for a brand file where it works without one. */
const BRAND_LIMIT = 1000;

const NO_BRAND: BrandSource = { src: '', object: undefined };

/** Makes the configuration of an element from what the page, the `<punchh-session>` around it and the brand say. */
export class Configurator {
  /** The settings of the `<punchh-session>` around the element. */
  scope: SessionScope | undefined;
  /** Something without which there is no form is still loading. */
  waiting = true;
  brand: BrandLoader | undefined;
  /** The form may be shown: the brand is loaded, or has had its time. */
  #brandReady = true;
  #source = NO_BRAND;
  readonly #element: BrandElement;
  readonly #report: (error: AuthError) => void;
  readonly #brandFile = new LazyFile(() => import('./brand-loader.ts'));

  constructor(element: BrandElement, report: (error: AuthError) => void) {
    this.#element = element;
    this.#report = report;
  }

  /**
   * Returns the configuration, or `undefined` while something is loading; then the element is updated again.
   *
   * @param object the brand that the page's script set
   * @param parts the second file, once it is loaded
   */
  resolve(written: WrittenSettings, object: unknown, parts: SignInParts | undefined): Configuration | undefined {
    const { scope } = this;
    const pages = [written, scope?.written ?? {}];
    const { server, client, brandSrc } = readSettings(pages, {});
    this.#followBrand(
      {
        src: brandSrc,
        object: object ?? scope?.brand?.object,
        server,
        // Read once for all elements inside, unless this one has a brand, or a server that is trusted, of its own.
        shared: [object, written.brandSrc, written.server].some(cleanText) ? undefined : scope?.brand?.read,
      },
      !!server && !!client,
    );
    const brand = this.brand?.brand ?? {};
    const settings = readSettings(pages, brand);
    const { backend: names, methods } = settings;
    const profile: BackendProfile | undefined =
      parts?.resolveBackends(settings, pages, brand) ??
      // The form of a code is the first one: what is offered beside it is added once the second file is loaded.
      (names.join() === DEFAULT_BACKEND && methods[0] === 'code' ? DEFAULT_PROFILE : undefined);
    // The settings of a `<punchh-session>` that is registered later are not known yet.
    const waitsForScope = !scope && !cleanText(written.server) && !!this.#element.closest('punchh-session');
    this.waiting = !this.#brandReady || waitsForScope || !profile;
    return this.waiting || !profile ? undefined : { config: resolveConfig(settings, brand, profile), pages, brand, profile };
  }

  /** Forgets the brand. Called when the element is removed. */
  reset(): void {
    this.brand?.cancel();
    this.#source = NO_BRAND;
  }

  #followBrand(source: BrandSource, worksWithoutBrand: boolean): void {
    const { src, object } = this.#source;
    if (source.src === src && source.object === object) return;
    this.#source = source;
    // The brand that is shown stays until the next one is loaded.
    this.#brandReady = !!this.brand?.brand;
    if (worksWithoutBrand) systemClock.setTimeout(() => this.#show(source), BRAND_LIMIT);
    void this.#loadBrand(source, worksWithoutBrand);
  }

  async #loadBrand(source: BrandSource, worksWithoutBrand: boolean, isRetry = false): Promise<void> {
    const error = await this.#brandFile
      .load()
      .then(({ BrandLoader }) => (this.brand ??= new BrandLoader(this.#element)).load(source))
      .catch(fileLoadError);
    this.#show(source);
    if (!error || source !== this.#source) return;
    // The page is told once.
    if (!isRetry) this.#report(error);
    // No form is shown, so nothing else can trigger a retry.
    if (!worksWithoutBrand && error.retryable) {
      systemClock.setTimeout(() => {
        if (source === this.#source) void this.#loadBrand(source, false, true);
      }, RETRY_DELAY);
    }
  }

  #show(source: BrandSource): void {
    if (source !== this.#source) return;
    this.#brandReady = true;
    this.#element.requestUpdate();
  }
}
