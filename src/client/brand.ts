import { unknownKeys } from '../i18n/unknown-keys.ts';
import type { AuthError } from '../model/auth-error.ts';
import type { Brand } from '../model/brand.ts';
import { pageUrl } from '../model/url.ts';
import { brandError, parseBrand } from './brand-file.ts';
import { loadBrand } from './load-brand.ts';

export { brandLayers } from '../i18n/brand-layers.ts';
export { consentWords } from '../i18n/consent-words.ts';
export { applyTheme } from '../theme/apply-theme.ts';

/** More would only be noise in the console. */
const MAX_TOLD = 20;

const told = new Set<string>();

/**
 * Says once on the console which of a brand's own words nothing shows. No fault of the file: a newer version of this
 * package may know the keys.
 */
const reportUnknownKeys = (copy: NonNullable<Brand['copy']>): void => {
  void import('../i18n/named.ts').then(
    ({ keys }) => {
      const unknown = unknownKeys(copy, keys).slice(0, MAX_TOLD).join('. ');
      if (!unknown || told.has(unknown)) return;
      told.add(unknown);
      console.warn(`<punchh-login> Brand file: ${unknown}`);
    },
    () => {},
  );
};

/**
 * A brand from a file's URL, or from an object of the page's script, with what was wrong with it.
 *
 * @throws {AuthError} `brand_invalid` when there is no file to be had
 */
export const readBrand = async (
  { src, object, server }: { src: string | null; object: unknown; server?: string | null | undefined },
  signal: AbortSignal,
  fetcher?: typeof fetch,
): Promise<{ brand: Brand; error: AuthError | null }> => {
  const { brand, problems } = object
    ? parseBrand(object, { fileUrl: null, pageOrigin: location.origin, server })
    : await loadBrand(src!, { pageUrl: pageUrl()!, server, signal, ...(fetcher && { fetcher }) });
  if (brand.copy) reportUnknownKeys(brand.copy);
  return { brand, error: problems.length ? brandError(problems) : null };
};
