/** The public tokens by the kind of value they take; names without `--punchh-`. */
export const TOKEN_KINDS = {
  'color-primary': 'color',
  'color-on-primary': 'color',
  'color-surface': 'color',
  'color-text': 'color',
  'color-muted': 'color',
  'color-border': 'color',
  'color-danger': 'color',
  'color-success': 'color',
  'color-focus': 'color',
  'color-scheme': 'scheme',
  radius: 'length',
  'font-family': 'fonts',
  'font-size': 'length',
  space: 'length',
  'control-height': 'length',
  shadow: 'shadow',
  'max-width': 'length',
  align: 'align',
  'heading-font': 'fonts',
  'heading-weight': 'weight',
  'heading-case': 'case',
  'button-radius': 'length',
  'button-weight': 'weight',
  'button-case': 'case',
  'button-shadow': 'shadow',
} as const;

/** The themes that a brand file can start from; their tokens, in `presets.ts`, are loaded when one is named. */
export const PRESET_NAMES = ['clean', 'soft', 'sharp', 'classic', 'bold', 'night', 'high-contrast'] as const;

export type PresetName = (typeof PRESET_NAMES)[number];
export type TokenName = keyof typeof TOKEN_KINDS;
export type TokenKind = (typeof TOKEN_KINDS)[TokenName];

const color = '(?:#(?:[0-9a-fA-F]{3,4}){1,2}|[a-zA-Z]{3,30}|'
  + '(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\\([-+\\w\\s.,%/#()]{1,200}\\))';
const length = '(?:0|(?:\\d{1,4}|\\d{0,4}\\.\\d{1,4})(?:px|rem|em|ch))';
const quoted = '"[\\p{L}\\p{N} ._-]{1,60}"|\'[\\p{L}\\p{N} ._-]{1,60}\'';
// One space between words and none at the end, so that there is one way to read a list.
const font = `(?:${quoted}|[\\p{L}_-][\\p{L}\\p{N}_-]*(?: [\\p{L}\\p{N}_-]+)*)`;

/**
 * The pattern of each kind of value. An allow-list: everything else is refused. Each takes linear time. These are
 * also the patterns of `brand.schema.json`; of a shadow they only say the characters, {@link isTokenValue} the rest.
 */
export const TOKEN_PATTERNS: Readonly<Record<TokenKind, RegExp>> = {
  color: new RegExp(`^${color}$`, 'u'),
  length: new RegExp(`^${length}$`, 'u'),
  fonts: new RegExp(`^${font}(?: ?, ?${font}){0,11}$`, 'u'),
  shadow: /^(?:none|[-+\w\s.,%/#()]{5,400})$/,
  scheme: /^(?:light|dark|light dark)$/,
  align: /^(?:start|center)$/,
  weight: /^[1-9]00$/,
  case: /^(?:none|uppercase|lowercase|capitalize)$/,
};

const SHADOW = new RegExp(`^(?:inset )?(?:-?${length}\\s+){2,4}${color}$`, 'u');
const LENGTHS = /(?<=^|\s)-?[\d.]+(?:px|rem|em|ch)?(?=\s)/g;
const MAX_SHADOWS = 6;

/** The CSS property whose grammar a kind's values have; the others are complete in their pattern. */
const PROPERTIES: Partial<Record<TokenKind, string>> = { color: 'color', length: 'width', fonts: 'font-family', shadow: 'box-shadow' };
/** Functions that load or look up something, inside an otherwise well-formed colour. */
const FORBIDDEN = /(?:url|src|image|image-set|element|expression|var|env|attr|if)\(|\/\*/i;
/** Values without a colour of their own: what they paint is invisible, or has the colour of its surroundings. */
const NO_COLOR = /\b(?:transparent|currentcolor)\b/i;

/** The smallest and the largest values, in px, with which everything can still be read and pressed on a phone. */
const LIMITS: Partial<Record<TokenName, readonly [smallest: number, largest: number]>> = {
  'font-size': [12, 48],
  space: [0, 12],
  'control-height': [24, 160],
  'max-width': [240, Infinity],
};
/** px of each unit; of relative ones at the usual font size. */
const PX: Readonly<Record<string, number>> = { px: 1, rem: 16, em: 16, ch: 8 };

/** A length in px. */
const toPx = (length: string): number => Number.parseFloat(length) * (PX[length.replace(/^[-\d.]+/, '')] ?? 0);

/** Whether a length is neither too small nor too large for its token: 12 to 48 px for `font-size`. */
export const isInLimits = (name: string, value: string): boolean => {
  const [smallest, largest] = LIMITS[name as TokenName] ?? [0, Infinity];
  return toPx(value) >= smallest && toPx(value) <= largest;
};

/** The limits of a token in words, as `at least 12px and at most 48px`. */
export const describeLimits = (name: string): string => {
  const [smallest, largest] = LIMITS[name as TokenName] ?? [0, Infinity];
  return [smallest && `at least ${smallest}px`, largest < Infinity && `at most ${largest}px`].filter(Boolean).join(' and ');
};

/** Splits at the commas that stand outside of brackets. */
const splitList = (text: string): string[] => {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    else if (text[at] === ',' && depth === 0) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...parts, text.slice(start).trim()];
};

/**
 * Whether a shadow covers nothing. One inside paints over the card's surface, behind the words, so it must be a thin line; the main
 * button's paints over what is written around it: the consents above, and what carriers want to be said below.
 */
const staysClear = (name: string, shadow: string): boolean => {
  const [x = 0, y = 0, blur = 0, spread = 0] = (shadow.match(LENGTHS) ?? []).map(toPx);
  const around = blur + spread;
  const far = Math.max(Math.abs(x), Math.abs(y)) + around;
  if (shadow.startsWith('inset')) return far <= 4;
  return name !== 'button-shadow' || (around - y <= 12 && far <= 40);
};

const isShadow = (name: string, value: string): boolean => {
  const shadows = splitList(value);
  return value === 'none'
    || (shadows.length <= MAX_SHADOWS && shadows.every((shadow) => SHADOW.test(shadow) && staysClear(name, shadow)));
};

/**
 * Whether a value from outside may become a token: it has the right shape, loads nothing, can be seen, and (in a
 * browser) is valid CSS. A `light-dark()` is judged by its shape alone where the browser does not know it. Takes time
 * linear in the length of the value.
 */
export const isTokenValue = (name: string, value: string): boolean => {
  const kind = Object.hasOwn(TOKEN_KINDS, name) ? TOKEN_KINDS[name as TokenName] : null;
  if (!kind || !TOKEN_PATTERNS[kind].test(value) || FORBIDDEN.test(value)) return false;
  if ((kind === 'shadow' && !isShadow(name, value)) || (kind === 'color' && NO_COLOR.test(value))) return false;
  if (kind === 'length' && !isInLimits(name, value)) return false;
  const property = PROPERTIES[kind];
  return !property || typeof CSS === 'undefined' || !('supports' in CSS) || CSS.supports(property, withoutLightDark(value));
};

/** `light-dark(a, b)` as `a`, in browsers that do not know it (Safari before 17.5). */
export const withoutLightDark = (value: string): string =>
  typeof CSS === 'undefined' || CSS.supports('color', 'light-dark(red,red)')
    ? value
    : value.replace(/light-dark\(((?:[^(),]|\([^()]*\))*),(?:[^()]|\([^()]*\))*\)/g, '$1');
