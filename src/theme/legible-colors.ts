import { css } from 'lit';
import type { TokenName } from './token-values.ts';

/** A colour in sRGB, and its alpha; 0 to 1, outside of that for wide-gamut colours. */
type Color = readonly [red: number, green: number, blue: number, alpha: number];
type Scheme = 'light' | 'dark';

/** A token that cannot be used as it is, and why. */
export interface RefusedToken {
  name: TokenName;
  message: string;
}

/** The element's own colours by name. A stylesheet, since the build shortens private properties only there. */
const probe = css`
  .surface {
    color: var(--_surface);
  }
  .text {
    color: var(--_text);
  }
  .muted {
    color: var(--_muted);
  }
  .danger {
    color: var(--_danger);
  }
  .success {
    color: var(--_success);
  }
  .focus {
    color: var(--_focus);
  }
  .accent {
    color: var(--_accent);
  }
  .line {
    color: var(--_line);
  }
  .well {
    color: var(--_well);
  }
  .button {
    color: var(--_primary);
  }
  .on {
    color: var(--_on);
  }
`;

/**
 * Pairs of colours, and how much contrast each needs (WCAG 2.2, 1.4.3 and 1.4.11). Text and surface come first: the
 * element's own colours for the others are derived from them.
 */
const NEEDS = [
  ['color-text', 'text', 'surface', 4.5],
  ['color-surface', 'surface', 'text', 4.5],
  ['color-muted', 'muted', 'surface', 4.5],
  ['color-danger', 'danger', 'surface', 4.5],
  ['color-success', 'success', 'surface', 4.5],
  ['color-focus', 'focus', 'surface', 3],
  ['color-on-primary', 'on', 'button', 4.5],
] as const;

/**
 * The element's own colours that stand on the surface, the token that sets each, the contrast it needs, and how much of it
 * is mixed into the surface behind it where it stands in a tinted box. The last ones are derived from those before.
 */
const DERIVED = [
  { part: 'muted', token: 'color-muted', needed: 4.5, tint: 0, style: css`
    @media (forced-colors: none) { :host { --_muted: var(--punchh-legible-muted); } }
  ` },
  { part: 'danger', token: 'color-danger', needed: 4.5, tint: 7, style: css`
    @media (forced-colors: none) { :host { --_danger: var(--punchh-legible-danger); } }
  ` },
  { part: 'success', token: 'color-success', needed: 4.5, tint: 12, style: css`
    @media (forced-colors: none) { :host { --_success: var(--punchh-legible-success); } }
  ` },
  { part: 'accent', token: 'color-primary', needed: 4.5, tint: 0, style: css`
    @media (forced-colors: none) { :host { --_accent: var(--punchh-legible-accent); } }
  ` },
  { part: 'focus', token: 'color-focus', needed: 3, tint: 0, style: css`
    @media (forced-colors: none) { :host { --_focus: var(--punchh-legible-focus); } }
  ` },
  { part: 'line', token: 'color-border', needed: 3, tint: 0, style: css`
    @media (forced-colors: none) { :host { --_line: var(--punchh-legible-line); } }
  ` },
] as const;

/** Returns the colours of `names` (tokens, classes of the probe, or mixtures) as they are computed in `root`. */
const measure = (root: ShadowRoot, schemes: readonly Scheme[], names: readonly string[]): Record<Scheme, Record<string, Color>> => {
  const place = document.createElement('div');
  place.style.cssText = 'all: initial; display: none; forced-color-adjust: none';
  root.append(place);
  const sheets = [...root.adoptedStyleSheets];
  root.adoptedStyleSheets = [...sheets, probe.styleSheet!];
  const measured: Record<Scheme, Record<string, Color>> = { light: {}, dark: {} };
  for (const scheme of schemes) {
    place.style.colorScheme = scheme;
    for (const name of names) {
      const sample = document.createElement('i');
      sample.className = name;
      if (name.startsWith('color-mix(')) sample.style.color = name;
      else if (name.startsWith('color-')) sample.style.color = `var(--punchh-${name})`;
      place.append(sample);
      // Browsers write every notation as `color(srgb 0.1 0.2 0.3 / 0.5)`; a component that is `none` counts as 0.
      sample.style.color = `color(from ${getComputedStyle(sample).color} srgb r g b / alpha)`;
      const parts = getComputedStyle(sample).color.match(/-?[\d.]+(?:e-?\d+)?|none/g) ?? [];
      const [red = 0, green = 0, blue = 0, alpha = 1] = parts.map((part) => Number(part) || 0);
      measured[scheme][name] = [red, green, blue, alpha];
    }
  }
  root.adoptedStyleSheets = sheets;
  place.remove();
  return measured;
};

const over = ([red, green, blue, alpha]: Color, [r, g, b]: Color): Color =>
  [red * alpha + r * (1 - alpha), green * alpha + g * (1 - alpha), blue * alpha + b * (1 - alpha), 1];

const toCss = ([red, green, blue]: Color): string => `color(srgb ${red.toFixed(4)} ${green.toFixed(4)} ${blue.toFixed(4)})`;

/** WCAG 2.2, relative luminance. */
const luminance = (color: Color): number => {
  const [red, green, blue] = color.slice(0, 3).map((value) => {
    const channel = Math.min(1, Math.max(0, value));
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};

const BLACK: Color = [0, 0, 0, 1];
const WHITE: Color = [1, 1, 1, 1];

/** The luminance on which black and white have the same contrast. */
const MIDDLE = 0.179;

/** How much contrast a colour can lose on a screen with 8 bits for each channel. */
const ROUNDING = 0.05;

/** The contrast that black or white must have with a surface, so that they have 4.5 on its tinted boxes too. */
const ROOM = 6.5;

const contrast = (one: Color, other: Color): number => {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

/** Returns `color` and ever stronger ones: closer to black on a light surface, to white on a dark one. */
const strengthen = (color: Color, surface: Color): readonly Color[] => {
  const end = luminance(surface) > MIDDLE ? BLACK : WHITE;
  return Array.from({ length: 21 }, (_, step) => (step ? over([end[0], end[1], end[2], step / 20], color) : color));
};

/**
 * Makes the colours that a brand file sets legible. A surface that is light, or dark, in both schemes decides the scheme of
 * the whole card. A translucent colour is replaced by what it looks like on the surface. A colour with too little contrast
 * is not used in the schemes where that is the case; there the element derives its own from the others, and strengthens it
 * where a brand's surface makes it too pale. Without this, a person who edits a brand's colours could make the words of a
 * consent invisible. Does nothing in browsers
 * without relative colours or `light-dark()` (Firefox before 128, Safari before 17.5), and while the element is not in a document.
 *
 * @param values the tokens that are set on the host of `root`, presets included; changed
 * @param names the tokens that the brand file itself sets
 * @param write sets `values` anew, and `styles` with them
 */
export const keepLegible = (
  root: ShadowRoot,
  values: Map<string, string>,
  names: readonly TokenName[],
  write: (styles?: readonly CSSStyleSheet[]) => void,
): RefusedToken[] => {
  if (!root.isConnected || !CSS.supports('color', 'light-dark(red, color(from red srgb r g b))')) return [];
  const host = getComputedStyle(root.host);
  const property = (name: string) => `--punchh-${name}`;
  // A token that the page's own CSS sets wins, and is the page's business.
  const own = names.filter((name) => {
    const value = values.get(name);
    return name.startsWith('color-') && name !== 'color-scheme' && value && host.getPropertyValue(property(name)).trim() === value;
  });
  const only = host.getPropertyValue(property('color-scheme')).trim();
  let schemes: readonly Scheme[] = only === 'light' || only === 'dark' ? [only] : ['light', 'dark'];
  const refused: RefusedToken[] = [];
  const kept = new Set(own);
  const remove = (name: TokenName, message: string): void => {
    values.delete(name);
    write();
    kept.delete(name);
    refused.push({ name, message });
  };
  const isSheer = (name: string, measured: ReturnType<typeof measure>) => schemes.some((scheme) => measured[scheme][name]![3] < 1);

  if (kept.has('color-surface') && isSheer('color-surface', measure(root, schemes, ['color-surface']))) {
    remove('color-surface', 'must be opaque: what is behind the card is not known');
  }
  if (!kept.size) return refused;
  const room = measure(root, schemes, ['surface']);
  if (kept.has('color-surface') && schemes.some((scheme) => contrast(room[scheme]['surface']!, BLACK) < ROOM && contrast(room[scheme]['surface']!, WHITE) < ROOM)) {
    remove('color-surface', 'is of a medium tone, on which neither dark nor light words are legible everywhere: take a lighter or a darker one');
  }
  if (!kept.size) return refused;
  const given = measure(root, schemes, ['surface', ...kept]);
  for (const name of kept) {
    if (!isSheer(name, given)) continue;
    const [light, dark] = (['light', 'dark'] as const).map((scheme) => {
      const shown = schemes.includes(scheme) ? scheme : schemes[0]!;
      return toCss(over(given[shown][name]!, given[shown]['surface']!));
    });
    values.set(name, `light-dark(${light}, ${dark})`);
  }
  write();

  if (kept.has('color-surface') && !only) {
    const tones = schemes.map((scheme) => (luminance(given[scheme]['surface']!) > MIDDLE ? 'light' : 'dark'));
    const [tone] = tones as [Scheme];
    if (tones.every((each) => each === tone)) {
      values.set('color-scheme', tone);
      write();
      schemes = [tone];
    }
  }
  for (const [name, part, ground, needed] of NEEDS) {
    // A surface is judged by the element's own text: where the file sets both, the text has been judged.
    if (!kept.has(name) || (name === 'color-surface' && kept.has('color-text'))) continue;
    const seen = measure(root, schemes, [part, ground]);
    const ratio = (scheme: Scheme) => contrast(seen[scheme][part]!, seen[scheme][ground]!);
    const failing = schemes.filter((scheme) => ratio(scheme) < needed);
    if (!failing.length) continue;
    const found = `has a contrast of ${Math.min(...failing.map(ratio)).toFixed(2)} on ${ground === 'button' ? 'the main button' : `color-${ground}`}`;
    if (failing.length === schemes.length) {
      remove(name, `${found}, at least ${needed} is needed`);
      continue;
    }
    const [scheme] = failing as [Scheme];
    remove(name, `${found} in ${scheme}, at least ${needed} is needed: it is not used there`);
    const own = measure(root, [scheme], [part])[scheme][part]!;
    const [light, dark] = (['light', 'dark'] as const).map((each) => toCss(each === scheme ? own : seen[each][part]!));
    values.set(name, `light-dark(${light}, ${dark})`);
    write();
  }
  const styles: CSSStyleSheet[] = [];
  for (const { part, token, needed, tint, style } of DERIVED) {
    const set = host.getPropertyValue(property(token)).trim();
    if (set && set !== values.get(token)) continue;
    const seen = measure(root, schemes, [part, 'surface', 'well']);
    const strong: Partial<Record<Scheme, Color>> = {};
    for (const scheme of schemes) {
      const { [part]: color, surface, well } = seen[scheme];
      const candidates = strengthen(color!, surface!);
      const tinted = tint === 0 ? [] : candidates.map((candidate) => `color-mix(in oklab, ${toCss(candidate)} ${tint}%, ${toCss(surface!)})`);
      const grounds = measure(root, [scheme], tinted)[scheme];
      const groundsOf = (index: number) => [surface!, ...(part === 'muted' ? [well!] : []), ...(tint === 0 ? [] : [grounds[tinted[index]!]!])];
      strong[scheme] = candidates.find((candidate, index) => groundsOf(index)
        .every((ground) => contrast(candidate, ground) >= needed + ROUNDING)) ?? candidates.at(-1)!;
    }
    if (schemes.every((scheme) => strong[scheme] === seen[scheme][part])) continue;
    const [light, dark] = (['light', 'dark'] as const).map((each) => toCss((strong[each] ?? strong[schemes[0]!])!));
    values.set(`legible-${part}`, `light-dark(${light}, ${dark})`);
    styles.push(style.styleSheet!);
    write(styles);
  }
  return refused;
};
