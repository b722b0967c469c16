import { resolveBackends } from '../backends/profile.ts';
import { parseBrand } from '../client/brand-file.ts';
import { isConfigured, resolveConfig, type LoginConfig } from '../client/login-config.ts';
import { readSettings } from '../client/settings.ts';
import type { Brand } from '../model/brand.ts';
import { cleanText } from '../model/clean-text.ts';
import type { InstantOptions } from './options.ts';

/** Stands for the page's own origin, which is not known here; nothing of it is left in what is rendered. */
export const PAGE_HOST = 'page.invalid';
const PAGE = `https://${PAGE_HOST}`;

/** Takes the stand-in out: what was relative is relative again, to the page's origin. */
export const withoutPage = (url: string): string => (url === PAGE ? '/' : url.startsWith(`${PAGE}/`) ? url.slice(PAGE.length) : url);

const onPage = (url: string): string => (url && URL.canParse(url, `${PAGE}/`) ? new URL(url, `${PAGE}/`).href : url);

export interface InstantConfiguration {
  config: LoginConfig;
  brand: Brand;
  /** The faults of the brand, each with its path. The valid parts of the brand are used. */
  problems: readonly string[];
}

/**
 * Reads the options as the element reads its attributes.
 *
 * @throws {TypeError} where there would be no form, or none that a guest could use without a script
 */
export const readConfiguration = (options: InstantOptions): InstantConfiguration => {
  const { brandSrc, termsUrl, privacyUrl, brand: given } = options;
  const src = cleanText(brandSrc);
  if (src && !given) throw new TypeError('renderInstant: brandSrc needs the contents of that file as well, in brand');
  const server = onPage(cleanText(options.server));
  const { brand, problems } = given
    ? parseBrand(given, { fileUrl: src ? onPage(src) : null, pageOrigin: PAGE, server: server || undefined })
    : { brand: {} as Brand, problems: [] };
  const written = { ...options, brandSrc: src, server, termsUrl: onPage(cleanText(termsUrl)), privacyUrl: onPage(cleanText(privacyUrl)) };
  // A brand file's server may be a path too.
  const settings = readSettings([written], { ...brand, ...(brand.server && { server: onPage(brand.server) }) });
  if (settings.mode !== 'web') throw new TypeError(`renderInstant: a device of mode="${settings.mode}" needs the script: nothing may stay on it`);
  const profile = resolveBackends(settings.backend, settings.methods, brand);
  if (profile.problem) throw new TypeError(`renderInstant: ${profile.problem.message}`);
  if (profile.start !== 'identifier' || profile.blocked) {
    throw new TypeError('renderInstant: the first step is not that of a one-time code; only that one can be rendered');
  }
  const config = resolveConfig(settings, brand, profile);
  if (!isConfigured(config)) throw new TypeError(`renderInstant: ${config.server ? 'client' : 'server (an http(s) URL, or a path)'} is missing`);
  for (const [name, url] of Object.entries({ termsUrl, privacyUrl })) {
    if (cleanText(url) && !settings[name as 'termsUrl' | 'privacyUrl']) throw new TypeError(`renderInstant: ${name} is not an http(s) URL: ${url}`);
  }
  // As they were written: a relative one is relative to the page.
  const documents = { terms: cleanText(termsUrl), privacy: cleanText(privacyUrl) };
  return {
    config: { ...config, documents: { ...config.documents, ...documents } },
    brand,
    problems: problems.map(({ path, message }) => `${path || 'file'} ${message}`),
  };
};
