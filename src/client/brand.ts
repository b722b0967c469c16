import { unknownKeys } from '../i18n/unknown-keys.ts';
import type { Brand } from '../model/brand.ts';
import { pageOrigin, pageUrl } from '../model/url.ts';
import { applyTheme } from '../theme/apply-theme.ts';
import { parseBrand } from './brand-file.ts';
import { loadBrand } from './load-brand.ts';
import type { Problem } from './problem-list.ts';

export { brandError } from './brand-file.ts';

const reported = new Set<string>();

/**
 * Warns once on the console of texts whose keys are unknown. This is no error of the file: a newer version of this
 * package may know the keys.
 */
const reportUnknownKeys = async (copy: NonNullable<Brand['copy']>): Promise<void> => {
  const named = await import('../i18n/named.ts');
  if (!unknownKeys(copy, named.keys).length) return;
  // They may be those of kiosks and tills, which few pages load.
  const { deviceKeys } = await import('../i18n/device-keys.ts');
  const unknown = unknownKeys(copy, [...named.keys, ...deviceKeys]).join('. ');
  if (!unknown || reported.has(unknown)) return;
  reported.add(unknown);
  console.warn(`<punchh-login> Brand file: ${unknown}`);
};

/** A brand, and what was wrong with its file. */
export interface ReadBrand {
  brand: Brand;
  problems: readonly Problem[];
}

/**
 * Reads a brand from the URL of a file, or from an object of the page's script.
 *
 * @throws {AuthError} `brand_invalid` where no file can be loaded
 */
export const readBrand = async (
  { src, object, server }: { src: string; object: unknown; server?: string | undefined },
  signal: AbortSignal,
  fetcher?: typeof fetch,
): Promise<ReadBrand> => {
  const { brand, problems } = object
    ? parseBrand(object, { fileUrl: null, pageOrigin: pageOrigin() ?? location.origin, server })
    : await loadBrand(src, { pageUrl: pageUrl()!, server, signal, ...(fetcher && { fetcher }) });
  // No warning is printed where the known keys fail to load.
  if (brand.copy) reportUnknownKeys(brand.copy).catch(() => {});
  return { brand, problems };
};

/** Puts a brand's theme on the host of `root`; see {@link applyTheme}. */
export const applyBrandTheme = async (root: ShadowRoot, { theme }: Brand, signal: AbortSignal): Promise<Problem[]> =>
  (await applyTheme(root, theme, signal)).map(({ name, message }) => ({ path: `theme.tokens.${name}`, message }));
