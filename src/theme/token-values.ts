/** The public tokens by the kind of value they take; their names without `--punchh-`. */
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
  radius: 'length',
  'font-family': 'fonts',
  'font-size': 'length',
  space: 'length',
  'control-height': 'length',
  shadow: 'shadow',
  'max-width': 'length',
} as const;

export type TokenName = keyof typeof TOKEN_KINDS;
export type TokenKind = (typeof TOKEN_KINDS)[TokenName];

const color = '(?:#(?:[0-9a-fA-F]{3,4}){1,2}|[a-zA-Z]{3,30}|'
  + '(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\\([-+\\w\\s.,%/#()]{1,200}\\))';
const length = '(?:0|(?:\\d{1,4}|\\d{0,4}\\.\\d{1,4})(?:px|rem|em|ch))';
const font = '(?:"[\\p{L}\\p{N} ._-]{1,60}"|\'[\\p{L}\\p{N} ._-]{1,60}\'|[\\p{L}_-][\\p{L}\\p{N} _-]{0,60})';
const shadow = `(?:inset )?(?:-?${length}\\s+){2,4}${color}`;

/** What a value of each kind looks like. An allow-list: whatever is not one of these is refused. */
export const TOKEN_PATTERNS: Readonly<Record<TokenKind, RegExp>> = {
  color: new RegExp(`^${color}$`, 'u'),
  length: new RegExp(`^${length}$`, 'u'),
  fonts: new RegExp(`^${font}(?:\\s*,\\s*${font}){0,11}$`, 'u'),
  shadow: new RegExp(`^(?:none|${shadow}(?:\\s*,\\s*${shadow}){0,5})$`, 'u'),
};

const PROPERTIES = { color: 'color', length: 'width', fonts: 'font-family', shadow: 'box-shadow' } as const;
/** Functions that load or look up something, inside an otherwise well-formed colour. */
const FORBIDDEN = /(?:url|src|image|image-set|element|expression|var|env|attr|if)\(|\/\*/i;

/**
 * Whether a value from outside may become a token: it has the right shape, loads nothing, and (in a browser) is
 * valid CSS. A `light-dark()` is judged by its shape alone where the browser does not know it.
 */
export const isTokenValue = (name: string, value: string): boolean => {
  const kind = Object.hasOwn(TOKEN_KINDS, name) ? TOKEN_KINDS[name as TokenName] : null;
  if (!kind || !TOKEN_PATTERNS[kind].test(value) || FORBIDDEN.test(value)) return false;
  return typeof CSS === 'undefined' || !('supports' in CSS) || CSS.supports(PROPERTIES[kind], withoutLightDark(value));
};

/** `light-dark(a, b)` as `a`, in browsers that do not know it (Safari before 17.5). */
export const withoutLightDark = (value: string): string =>
  typeof CSS === 'undefined' || CSS.supports('color', 'light-dark(red,red)')
    ? value
    : value.replace(/light-dark\(((?:[^(),]|\([^()]*\))*),(?:[^()]|\([^()]*\))*\)/g, '$1');
