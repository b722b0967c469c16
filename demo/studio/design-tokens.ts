/**
 * Design tokens in and out: the JSON of the W3C Design Tokens Community Group, Format and Color Modules 2025.10. Files from
 * before that, with colours and lengths as strings, are read as well.
 */
import { isRecord } from './brand.ts';
import { candidates, nameOf, schemeOf } from './design-tokens/names.ts';
import { resolveTokens } from './design-tokens/resolve.ts';
import type { DesignToken } from './design-tokens/resolve.ts';
import { fromHex, fromLength, toCssColour, toCssFonts, toCssLength, toCssShadow } from './design-tokens/values.ts';

export interface ReadTokens {
  /** The element's tokens by name, as CSS. */
  tokens: Record<string, string>;
  /** Which design token each was taken from, by the element's token. */
  from: Record<string, string>;
  /** How many design tokens the file has. */
  count: number;
}

/** Whether data looks like a design-tokens file: somewhere in its groups there is a `$value`. */
export const isDesignTokens = (data: unknown, depth = 0): boolean =>
  isRecord(data) && depth < 12 && ('$value' in data || Object.values(data).some((child) => isDesignTokens(child, depth + 1)));

const fontsOf = (value: unknown): unknown => (isRecord(value) ? value.fontFamily : value);

const READERS = {
  color: toCssColour, length: toCssLength, fonts: (value: unknown) => toCssFonts(fontsOf(value)), shadow: toCssShadow,
} as const;

const darkMode = ({ modes }: DesignToken): unknown => Object.entries(modes).find(([name]) => /dark/i.test(name))?.[1];

/** Light and dark of a token, from groups of those names, or from the modes of one. */
const pairOf = (found: readonly DesignToken[], read: (value: unknown) => string | null): { light: string | null; dark: string | null } => {
  const of = (scheme: 'light' | 'dark' | 'both') => found.find((token) => schemeOf(token) === scheme);
  const [light, dark, both] = [of('light'), of('dark'), of('both')];
  const base = light ?? both ?? dark;
  const inDark = dark ? dark.value : base && darkMode(base);
  return { light: base ? read(base.value) : null, dark: inDark === undefined ? null : read(inDark) };
};

/** The element's tokens that a design-tokens file has something for. What it has beyond them is left alone. */
export const readDesignTokens = (data: Record<string, unknown>): ReadTokens => {
  const all = resolveTokens(data);
  const tokens: Record<string, string> = {};
  const from: Record<string, string> = {};
  for (const { token, kind, found } of candidates(all)) {
    const { light, dark } = pairOf(found, READERS[kind]);
    if (!light) continue;
    tokens[token] = kind === 'color' && dark && dark !== light ? `light-dark(${light}, ${dark})` : light;
    from[token] = nameOf(found[0]!);
  }
  return { tokens, from, count: all.length };
};

export interface WrittenTheme {
  name: string;
  /** `#rrggbb` by the element's token. */
  light: Readonly<Record<string, string>>;
  dark: Readonly<Record<string, string>>;
  /** The other tokens, as CSS. */
  tokens: Readonly<Record<string, string>>;
}

/** A theme as a design-tokens file. Colours stand in a group for each scheme, as the format has no modes. */
export const writeDesignTokens = ({ name, light, dark, tokens }: WrittenTheme): Record<string, unknown> => {
  const colours = (of: Readonly<Record<string, string>>) => ({
    $type: 'color', ...Object.fromEntries(Object.entries(of).filter(([token]) => token.startsWith('color-')).map(([token, hex]) => [token, { $value: fromHex(hex) }])),
  });
  const lengths = Object.entries(tokens).flatMap(([token, value]) => {
    const length = fromLength(value);
    return length ? [[token, { $value: length }] as const] : [];
  });
  const fonts = tokens['font-family']?.split(',').map((font) => font.trim().replace(/^["']|["']$/g, ''));
  return {
    $description: `The sign-in of ${name}`,
    light: colours(light),
    dark: colours(dark),
    ...(lengths.length && { shape: { $type: 'dimension', ...Object.fromEntries(lengths) } }),
    ...(fonts && { type: { 'font-family': { $type: 'fontFamily', $value: fonts } } }),
  };
};
