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
 * What a value of each kind looks like. An allow-list: everything else is refused. Each takes linear time. These are
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
const MAX_SHADOWS = 6;

/** The CSS property whose grammar a kind's values have; the others are complete in their pattern. */
const PROPERTIES: Partial<Record<TokenKind, string>> = { color: 'color', length: 'width', fonts: 'font-family', shadow: 'box-shadow' };
/** Functions that load or look up something, inside an otherwise well-formed colour. */
const FORBIDDEN = /(?:url|src|image|image-set|element|expression|var|env|attr|if)\(|\/\*/i;
/** No colour of their own: what is painted with them is not there, or has the colour of whatever stands around it. */
const NO_COLOR = /\b(?:transparent|currentcolor)\b/i;

/** The smallest values, in px, with which everything can still be read and pressed. */
const SMALLEST: Partial<Record<TokenName, number>> = { 'font-size': 12, 'control-height': 24, 'max-width': 240 };
/** px of each unit; of relative ones at the usual font size. */
const PX: Readonly<Record<string, number>> = { px: 1, rem: 16, em: 16, ch: 8 };

/** Whether a length is large enough for its token: `12px` or more for `font-size`. */
export const isLargeEnough = (name: string, value: string): boolean => {
  const smallest = SMALLEST[name as TokenName];
  return smallest === undefined || Number.parseFloat(value) * (PX[/^[\d.]+([a-z]+)$/.exec(value)?.[1] ?? ''] ?? 0) >= smallest;
};

/** The smallest length of a token, as it is told. */
export const smallestLength = (name: string): string => `${SMALLEST[name as TokenName] ?? 0}px`;

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

const isShadow = (value: string): boolean => {
  const shadows = splitList(value);
  return value === 'none' || (shadows.length <= MAX_SHADOWS && shadows.every((shadow) => SHADOW.test(shadow)));
};

/**
 * Whether a value from outside may become a token: it has the right shape, loads nothing, can be seen, and (in a
 * browser) is valid CSS. A `light-dark()` is judged by its shape alone where the browser does not know it. Takes time
 * linear in the length of the value.
 */
export const isTokenValue = (name: string, value: string): boolean => {
  const kind = Object.hasOwn(TOKEN_KINDS, name) ? TOKEN_KINDS[name as TokenName] : null;
  if (!kind || !TOKEN_PATTERNS[kind].test(value) || FORBIDDEN.test(value)) return false;
  if ((kind === 'shadow' && !isShadow(value)) || (kind === 'color' && NO_COLOR.test(value)) || !isLargeEnough(name, value)) return false;
  const property = PROPERTIES[kind];
  return !property || typeof CSS === 'undefined' || !('supports' in CSS) || CSS.supports(property, withoutLightDark(value));
};

/** `light-dark(a, b)` as `a`, in browsers that do not know it (Safari before 17.5). */
export const withoutLightDark = (value: string): string =>
  typeof CSS === 'undefined' || CSS.supports('color', 'light-dark(red,red)')
    ? value
    : value.replace(/light-dark\(((?:[^(),]|\([^()]*\))*),(?:[^()]|\([^()]*\))*\)/g, '$1');
