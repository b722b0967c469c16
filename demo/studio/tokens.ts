import type { BrandFile } from './brand.ts';
import type { Palettes, Scheme } from './palette.ts';
import { readPair, writePair } from './palette.ts';

/** Sets a token of the theme; an empty value takes it out, so that the preset counts again. */
export const setToken = (brand: BrandFile, name: string, value: string): void => {
  brand.theme = { ...brand.theme, tokens: { ...brand.theme?.tokens, [name]: value } };
};

/** Sets a colour for one scheme; the other scheme keeps the colour that it is painted in now. */
export const setColour = (brand: BrandFile, palettes: Palettes, name: string, scheme: Scheme, value: string): void => {
  const painted = (of: Scheme) => palettes[of][name as keyof Palettes[Scheme]];
  const own = readPair(brand.theme?.tokens?.[name]);
  const now = { light: own.light ?? painted('light') ?? value, dark: own.dark ?? painted('dark') ?? value };
  setToken(brand, name, writePair({ ...now, [scheme]: value }));
};
