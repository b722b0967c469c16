import { resolveBackends } from '../backends/profile.ts';
import type { BackendProfile } from '../backends/profile.first.ts';
import { apiUrl } from '../backends/request-json.ts';
import { AuthError } from '../model/auth-error.ts';
import type { Brand, Method } from '../model/brand.ts';
import type { Business } from '../model/business.ts';
import { cleanText } from '../model/clean-text.ts';
import type { ConsentPurpose } from '../model/consent.ts';
import { toAuthError } from '../model/to-auth-error.ts';
import { pageOrigin, pageUrl, parseUrl } from '../model/url.ts';
import { loadBusiness } from './business.ts';
import type { LoginConfig } from './login-config.ts';
import type { Settings, WrittenSettings } from './settings.ts';

/** Default path of the gateway's answer. */
const BUSINESS_PATH = '/business';

/** The element whose form follows what the business has switched on, and how the developer is told. */
export interface BusinessHost {
  readonly element: { readonly fetcher?: typeof fetch | undefined; requestUpdate(): void };
  /** Tells the developer. */
  report(error: AuthError): void;
}

/** Follows what the business has switched on. What the page and the brand file say comes first; a method that is off is not offered. */
export class BusinessGuide {
  #business: Business | undefined;
  #url = '';
  #loading: AbortController | undefined;
  #reportedDifferences = '';
  #reportedUrl = '';
  readonly #host: BusinessHost;

  constructor(host: BusinessHost) {
    this.#host = host;
  }

  /** Asks for the settings that a configuration names, once. */
  follow({ businessSettings, businessSrc, server, client, brand }: LoginConfig): void {
    const wanted = businessSrc
      ? this.#ownUrl(businessSrc)
      : businessSettings && server && client
        ? `${apiUrl(server, brand.paths?.business ?? BUSINESS_PATH)}?client=${encodeURIComponent(client)}`
        : '';
    if (wanted === this.#url) return;
    this.#stop();
    this.#url = wanted;
    if (!wanted) return;
    const { signal } = (this.#loading = new AbortController());
    const { element } = this.#host;
    loadBusiness(wanted, { fetcher: element.fetcher, signal }, (business) => {
      this.#business = business;
      element.requestUpdate();
    }).catch((thrown: unknown) => {
      if (!signal.aborted) this.#host.report(toAuthError(thrown));
    });
  }

  /** Returns the profile of the backends with what the business says. */
  resolve(settings: Settings, pages: readonly WrittenSettings[], brand: Brand): BackendProfile {
    const { backend, methods, termsUrl, privacyUrl } = settings;
    const business = this.#business;
    if (!business) return resolveBackends(backend, methods, brand);
    const isSaid = !!brand.methods || pages.some((page) => cleanText(page.methods));
    const { methods: on = methods } = business;
    const chosen = isSaid ? methods.filter((method) => on.includes(method)) : on;
    const documentOf = (purpose: ConsentPurpose, said: string, url = '') =>
      said || (brand.consents?.some((consent) => consent.url && consent.covers.includes(purpose)) ? '' : url);
    const { faqUrl, supportEmail } = business;
    const helpUrl = settings.helpUrl || faqUrl || (supportEmail && `mailto:${encodeURIComponent(supportEmail).replace('%40', '@')}`);
    this.#tell(business, isSaid ? methods : [], { termsUrl, privacyUrl });
    return {
      ...resolveBackends(backend, chosen, brand),
      business,
      ...(helpUrl && { helpUrl }),
      documents: {
        terms: documentOf('terms', termsUrl, business.termsUrl),
        privacy: documentOf('privacy', privacyUrl, business.privacyUrl),
      },
    };
  }

  #stop(): void {
    this.#loading?.abort();
    this.#url = '';
    this.#business = undefined;
  }

  /** Tells the developer once what the business says otherwise than the page. */
  #tell({ methods: on, ...business }: Business, methods: readonly Method[], urls: Pick<Business, 'termsUrl' | 'privacyUrl'>): void {
    const off = methods.filter((method) => on && !on.includes(method));
    const others = (['termsUrl', 'privacyUrl'] as const).filter((name) => urls[name] && business[name] && urls[name] !== business[name]);
    const differences = [
      ...off.map((method) => `methods: the business has ${method} switched off`),
      ...others.map((name) => `${name}: the business has ${business[name]}`),
    ].join('; ');
    if (!differences || differences === this.#reportedDifferences) return;
    this.#reportedDifferences = differences;
    const { report } = this.#host;
    setTimeout(() => report(new AuthError('invalid_configuration', differences)));
  }

  #ownUrl(src: string): string {
    const url = parseUrl(src, pageUrl());
    if (url && url.origin === pageOrigin()) return url.href;
    if (this.#reportedUrl !== src) this.#host.report(new AuthError('invalid_configuration', `business-src="${src}" is not on the page's own origin`));
    this.#reportedUrl = src;
    return '';
  }
}
