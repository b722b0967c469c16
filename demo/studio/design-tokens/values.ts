import { isRecord } from '../brand.ts';

const round = (value: number, digits = 4): number => Number(value.toFixed(digits));
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const hexOf = (value: number): string => Math.round(Math.min(1, Math.max(0, value)) * 255).toString(16).padStart(2, '0');

/** Colour spaces of `color()`, and the functions that have names of their own (Color Module 2025.10, 4.2). */
const SPACES = /^(srgb-linear|display-p3|a98-rgb|prophoto-rgb|rec2020|xyz-d65|xyz-d50)$/;
const FUNCTIONS = /^(hsl|hwb|lab|lch|oklab|oklch)$/;

/** A colour as CSS: of the 2025 format, or a string as in files from before. */
export const toCssColour = (value: unknown): string | null => {
  if (typeof value === 'string') return /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(value.trim()) ? value.trim() : null;
  if (!isRecord(value)) return null;
  const { colorSpace, components, alpha, hex } = value;
  if (typeof colorSpace !== 'string' || !Array.isArray(components) || components.length !== 3) return typeof hex === 'string' ? toCssColour(hex) : null;
  const parts = components as unknown[];
  if (!parts.every((part) => isNumber(part) || part === 'none')) return null;
  const opacity = isNumber(alpha) && alpha < 1 ? round(Math.max(0, alpha), 3) : 1;
  if (colorSpace === 'srgb') {
    return `#${parts.map((part) => hexOf(isNumber(part) ? part : 0)).join('')}${opacity < 1 ? hexOf(opacity) : ''}`;
  }
  const percent = /^(hsl|hwb)$/.test(colorSpace);
  const [first, second, third] = parts.map((part, index) =>
    (isNumber(part) ? `${round(part)}${percent && index > 0 ? '%' : ''}` : 'none'));
  const end = opacity < 1 ? ` / ${opacity}` : '';
  if (SPACES.test(colorSpace)) return `color(${colorSpace} ${first} ${second} ${third}${end})`;
  if (!FUNCTIONS.test(colorSpace)) return null;
  return `${colorSpace}(${first} ${second} ${third}${end})`;
};

/** A length as CSS, `{ value, unit }` or `"16px"`; a bare number is px, as Figma's variables are. */
export const toCssLength = (value: unknown): string | null => {
  if (isNumber(value)) return `${round(value)}px`;
  if (typeof value === 'string') return /^-?(\d{1,4}|\d{0,4}\.\d+)(px|rem|em)$/.test(value.trim()) ? value.trim() : value === '0' ? '0' : null;
  if (!isRecord(value) || !isNumber(value.value) || !/^(px|rem)$/.test(String(value.unit))) return null;
  return value.value === 0 ? '0' : `${round(value.value)}${value.unit as string}`;
};

const GENERIC = /^(serif|sans-serif|monospace|system-ui|ui-[a-z-]+)$/;

/** A list of font names as CSS, with a generic one at the end. */
export const toCssFonts = (value: unknown): string | null => {
  const names = (Array.isArray(value) ? value : [value]).flatMap((item) =>
    (typeof item === 'string' ? item.split(',') : [])).map((name) => name.trim().replace(/^["']|["']$/g, ''))
    .filter((name) => /^[\p{L}\p{N} ._-]{1,60}$/u.test(name));
  if (names.length === 0) return null;
  const all = names.some((name) => GENERIC.test(name)) ? names : [...names, 'sans-serif'];
  return all.map((name) => (/^[\p{L}_-][\p{L}\p{N}_-]*$/u.test(name) ? name : `"${name}"`)).join(', ');
};

const toCssShadowLayer = (value: unknown): string | null => {
  if (!isRecord(value)) return null;
  const lengths = [value.offsetX, value.offsetY, value.blur ?? 0, value.spread ?? 0].map(toCssLength);
  const colour = toCssColour(value.color);
  return lengths.includes(null) || !colour ? null : `${value.inset === true ? 'inset ' : ''}${lengths.join(' ')} ${colour}`;
};

/** One shadow, or several, as a CSS `box-shadow`. */
export const toCssShadow = (value: unknown): string | null => {
  const layers = (Array.isArray(value) ? value : [value]).map(toCssShadowLayer);
  return layers.length === 0 || layers.includes(null) ? null : layers.join(', ');
};

/** `#rrggbb` in the 2025 format. */
export const fromHex = (hex: string): Record<string, unknown> => ({
  colorSpace: 'srgb',
  components: [1, 3, 5].map((start) => round(parseInt(hex.slice(start, start + 2), 16) / 255)),
  hex,
});

/** A CSS length in the 2025 format, or `null` for units that it does not have. */
export const fromLength = (length: string): Record<string, unknown> | null => {
  if (length === '0') return { value: 0, unit: 'px' };
  const [, value, unit] = /^([\d.]+)(px|rem)$/.exec(length) ?? [];
  return value ? { value: Number(value), unit } : null;
};
