import type { BrandFile } from './brand.ts';

/** A part of a brand file that the element does not use, and why. */
export interface Invalid {
  /** `theme.tokens.radius`; empty for the whole file. */
  path: string;
  reason: string;
}

/** Lists the parts of a brand that the element would leave out, by the element's own parser. */
export const findInvalid = async (brand: BrandFile): Promise<Invalid[]> => {
  const { parseBrand } = await import('../../src/client/brand-file.ts');
  return parseBrand(brand, { fileUrl: null, pageOrigin: location.origin }).problems.map(({ path, message }) => ({ path, reason: message }));
};
