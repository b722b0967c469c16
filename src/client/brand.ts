import { unknownKeys } from '../i18n/unknown-keys.ts';
import type { AuthError } from '../model/auth-error.ts';
import type { Brand } from '../model/brand.ts';
import { pageUrl } from '../model/url.ts';
import { brandError, parseBrand } from './brand-file.ts';
import { loadBrand } from './load-brand.ts';

export { brandLayers } from '../i18n/brand-layers.ts';
export { consentWords } from '../i18n/consent-words.ts';
export { applyTheme } from '../theme/apply-theme.ts';

const told = new Set<string>();

/**
 * Names once on the console those of a brand's own texts that are never shown. It is no error: a newer version of this
 * package may know the keys.
 */
const reportUnknownKeys = (copy: NonNullable<Brand['copy']>): void => {
  void import('../i18n/named.ts').then(
    ({ keys }) => {
      const unknown = unknownKeys(copy, keys).join('. ');
      if (!unknown || told.has(unknown)) return;
      told.add(unknown);
      console.warn(`<punchh-login> Brand file: ${unknown}`);
    },
    () => {},
  );
};

/**
 * Reads a brand from a file's URL, or from an object of the page's script.
 *
 * @returns the brand, and what is wrong with it
 * @throws {AuthError} `brand_invalid` when no file could be loaded
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
