import { contrast } from './colour.ts';

export type Scheme = 'light' | 'dark';
export const SCHEMES: readonly Scheme[] = ['light', 'dark'];

/** Where on the element each colour shows: a part, and which of its colours. `link` is derived from the primary colour. */
export const SPOTS = {
  'color-primary': ['[part~="primary-button"]', 'backgroundColor'],
  'color-on-primary': ['[part~="primary-button"]', 'color'],
  'color-surface': ['[part~="card"]', 'backgroundColor'],
  'color-text': ['[part~="heading"]', 'color'],
  'color-muted': ['[part~="consent"]', 'color'],
  'color-border': ['[part~="card"]', 'borderTopColor'],
  'color-danger': ['[part~="error"]', 'color'],
  link: ['[part~="consent"] a', 'color'],
} as const;
export type Spot = keyof typeof SPOTS;

/** The painted colours of one scheme, as `#rrggbb`. */
export type Palette = Partial<Record<Spot, string>>;
export type Palettes = Record<Scheme, Palette>;

/** Pairs of colours of which one must be legible on the other; `token` is the one to change when it is not. */
const PAIRS: readonly { label: string; token: Spot; on: Spot }[] = [
  { label: 'Text', token: 'color-text', on: 'color-surface' },
  { label: 'Small print', token: 'color-muted', on: 'color-surface' },
  { label: 'Words on the button', token: 'color-on-primary', on: 'color-primary' },
  { label: 'Links', token: 'link', on: 'color-surface' },
  { label: 'Errors', token: 'color-danger', on: 'color-surface' },
];

/** WCAG 2.2, 1.4.3: the ratio that normal text needs. */
export const LEGIBLE = 4.5;

export interface Contrast {
  label: string;
  scheme: Scheme;
  token: Spot;
  colour: string;
  background: string;
  ratio: number;
}

export const contrasts = (palettes: Palettes): Contrast[] =>
  SCHEMES.flatMap((scheme) => PAIRS.flatMap(({ label, token, on }) => {
    const [colour, background] = [palettes[scheme][token], palettes[scheme][on]];
    return colour && background ? [{ label, scheme, token, colour, background, ratio: contrast(colour, background) }] : [];
  }));

/** The two colours of a token's value: `light-dark(a, b)`, or one for both. */
export const readPair = (value: string | undefined): Partial<Record<Scheme, string>> => {
  if (!value) return {};
  const both = /^light-dark\(\s*(.+?)\s*,\s*([^,]+|[^,(]*\(.*\))\s*\)$/.exec(value);
  return both ? { light: both[1], dark: both[2] } : { light: value, dark: value };
};

export const writePair = ({ light, dark }: Record<Scheme, string>): string => (light === dark ? light : `light-dark(${light}, ${dark})`);
