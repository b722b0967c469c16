import { css } from 'lit';
import { BLACK, blend, contrast, gradeTowards, isLight, toCss, WHITE, type Color } from './color-contrast.ts';
import { ColorMeter, type OwnColor, type Scheme } from './color-meter.ts';
import type { TokenName } from './token-values.ts';

/** A token that cannot be used as it is, and why. */
export interface RefusedToken {
  name: TokenName;
  message: string;
}

/** A colour of a brand, and the contrast that it needs (WCAG 2.2, 1.4.3 and 1.4.11). */
interface Need {
  readonly token: TokenName;
  /** The element's own colour that the token sets. */
  readonly part: OwnColor;
  /** The colour around it. */
  readonly ground: OwnColor;
  readonly needed: number;
}

/** Text and surface come first: the element's own colours for the others are derived from them. */
const NEEDS: readonly Need[] = [
  { token: 'color-text', part: 'text', ground: 'surface', needed: 4.5 },
  { token: 'color-surface', part: 'surface', ground: 'text', needed: 4.5 },
  { token: 'color-muted', part: 'muted', ground: 'surface', needed: 4.5 },
  { token: 'color-danger', part: 'danger', ground: 'surface', needed: 4.5 },
  { token: 'color-success', part: 'success', ground: 'surface', needed: 4.5 },
  { token: 'color-focus', part: 'focus', ground: 'surface', needed: 3 },
  { token: 'color-on-primary', part: 'on', ground: 'button', needed: 4.5 },
];

/** A colour of the element's own that stands on the surface, and is made stronger where it is too pale there. */
interface SurfaceColor {
  readonly part: OwnColor;
  /** The token that sets it. */
  readonly token: TokenName;
  /** The contrast that it needs. */
  readonly needed: number;
  /** It stands on a tinted box too: the per cent of it that are mixed into the surface there. */
  readonly tint?: number;
  /** It stands on the ground of a field too. */
  readonly isOnWell?: true;
  /** Makes the element use the stronger colour. */
  readonly style: ReturnType<typeof css>;
}

/** The last ones are derived from those before. */
const SURFACE_COLORS: readonly SurfaceColor[] = [
  { part: 'muted', token: 'color-muted', needed: 4.5, isOnWell: true, style: css`
    @media (forced-colors: none) { :host { --_muted: var(--punchh-legible-muted); } }
  ` },
  { part: 'danger', token: 'color-danger', needed: 4.5, tint: 7, style: css`
    @media (forced-colors: none) { :host { --_danger: var(--punchh-legible-danger); } }
  ` },
  { part: 'success', token: 'color-success', needed: 4.5, tint: 12, style: css`
    @media (forced-colors: none) { :host { --_success: var(--punchh-legible-success); } }
  ` },
  { part: 'accent', token: 'color-primary', needed: 4.5, style: css`
    @media (forced-colors: none) { :host { --_accent: var(--punchh-legible-accent); } }
  ` },
  { part: 'focus', token: 'color-focus', needed: 3, style: css`
    @media (forced-colors: none) { :host { --_focus: var(--punchh-legible-focus); } }
  ` },
  { part: 'line', token: 'color-border', needed: 3, style: css`
    @media (forced-colors: none) { :host { --_line: var(--punchh-legible-line); } }
  ` },
];

/** The contrast that a colour can lose on a screen with 8 bits for each channel. */
const ROUNDING = 0.05;

/** The contrast that black or white must have with a surface, so that they have 4.5 on its tinted boxes too. */
const ROOM = 6.5;

type WriteTokens = (styles?: readonly CSSStyleSheet[]) => void;
type InSchemes<Value> = Readonly<Record<Scheme, Value>>;

const isColor = (name: TokenName): boolean => name.startsWith('color-') && name !== 'color-scheme';

const isInEither = ({ light, dark }: InSchemes<boolean>): boolean => light || dark;

/** The colours of a brand file on one card, while they are made legible. */
class BrandColors {
  readonly refused: RefusedToken[] = [];
  readonly #meter: ColorMeter;
  readonly #host: CSSStyleDeclaration;
  readonly #tokens: Map<string, string>;
  readonly #write: WriteTokens;
  /** The brand file's own colours that are used. */
  readonly #kept: Set<TokenName>;
  /** The only scheme of the card; `null` where it follows the device. */
  #onlyScheme: Scheme | null;

  /** @param colors the colours that the brand file itself sets; for the others see {@link keepLegible} */
  constructor(host: Element, meter: ColorMeter, tokens: Map<string, string>, colors: readonly TokenName[], write: WriteTokens) {
    this.#meter = meter;
    this.#host = getComputedStyle(host);
    this.#tokens = tokens;
    this.#write = write;
    const scheme = this.#valueOnHost('color-scheme');
    this.#onlyScheme = scheme === 'light' || scheme === 'dark' ? scheme : null;
    // A token that the page's own CSS sets wins, and is the page's business.
    this.#kept = new Set(colors.filter((name) => this.#valueOnHost(name) === tokens.get(name)));
  }

  makeLegible(): void {
    this.#refuseSurface();
    if (!this.#kept.size) return;
    this.#replaceTranslucent();
    this.#chooseScheme();
    this.#refusePale();
    this.#strengthenSurfaceColors();
  }

  /** A surface must be opaque, and light or dark enough for words on its tinted boxes. */
  #refuseSurface(): void {
    if (!this.#kept.has('color-surface')) return;
    const given = this.#inSchemes((scheme) => this.#measureToken('color-surface', scheme));
    if (this.#isTranslucent(given)) {
      this.#refuse('color-surface', 'must be opaque: what is behind the card is not known');
      return;
    }
    const isMedium = this.#inSchemes((scheme) => contrast(given[scheme], BLACK) < ROOM && contrast(given[scheme], WHITE) < ROOM);
    if (isInEither(isMedium)) {
      this.#refuse('color-surface', 'is of a medium tone, on which neither dark nor light words are legible everywhere: take a lighter or a darker one');
    }
  }

  /** Replaces each translucent colour by the one that is seen where it lies on the surface. */
  #replaceTranslucent(): void {
    let isChanged = false;
    for (const name of this.#kept) {
      const given = this.#inSchemes((scheme) => this.#measureToken(name, scheme));
      if (!this.#isTranslucent(given)) continue;
      this.#set(name, this.#inSchemes((scheme) => blend(given[scheme], this.#meter.own('surface', scheme))));
      isChanged = true;
    }
    if (isChanged) this.#write();
  }

  /** Gives the card the one scheme for which its surface is made, where it is light, or dark, in both. */
  #chooseScheme(): void {
    if (this.#onlyScheme || !this.#kept.has('color-surface')) return;
    const tone = this.#inSchemes((scheme): Scheme => (isLight(this.#meter.own('surface', scheme)) ? 'light' : 'dark'));
    if (tone.light !== tone.dark) return;
    this.#onlyScheme = tone.light;
    this.#tokens.set('color-scheme', tone.light);
    this.#write();
  }

  /** Refuses each colour that has too little contrast, in the schemes where that is the case. */
  #refusePale(): void {
    for (const { token, part, ground, needed } of NEEDS) {
      // A surface is judged by the element's own text: where the file sets both, the text has been judged.
      if (!this.#kept.has(token) || (token === 'color-surface' && this.#kept.has('color-text'))) continue;
      const seen = this.#inSchemes((scheme) => this.#meter.own(part, scheme));
      const ratio = this.#inSchemes((scheme) => contrast(seen[scheme], this.#meter.own(ground, scheme)));
      const isPale = this.#inSchemes((scheme) => ratio[scheme] < needed);
      if (!isInEither(isPale)) continue;
      const place = ground === 'button' ? 'the main button' : `color-${ground}`;
      const found = `has a contrast of ${Math.min(ratio.light, ratio.dark).toFixed(2)} on ${place}`;
      if (isPale.light && isPale.dark) {
        this.#refuse(token, `${found}, at least ${needed} is needed`);
        continue;
      }
      const scheme = isPale.light ? 'light' : 'dark';
      this.#refuse(token, `${found} in ${scheme}, at least ${needed} is needed: it is not used there`);
      this.#set(token, { ...seen, [scheme]: this.#meter.own(part, scheme) });
      this.#write();
    }
  }

  #strengthenSurfaceColors(): void {
    const styles: CSSStyleSheet[] = [];
    for (const surfaceColor of SURFACE_COLORS) {
      const { part, token, style } = surfaceColor;
      const value = this.#valueOnHost(token);
      if (value && value !== this.#tokens.get(token)) continue;
      const seen = this.#inSchemes((scheme) => this.#meter.own(part, scheme));
      const strong = this.#inSchemes((scheme) => this.#strengthen(seen[scheme], surfaceColor, scheme));
      if (strong.light === seen.light && strong.dark === seen.dark) continue;
      this.#set(`legible-${part}`, strong);
      styles.push(style.styleSheet!);
      this.#write(styles);
    }
  }

  /** Returns the colour, or the first stronger one that is legible on all its grounds. */
  #strengthen(color: Color, { needed, tint, isOnWell }: SurfaceColor, scheme: Scheme): Color {
    const surface = this.#meter.own('surface', scheme);
    const grounds = isOnWell ? [surface, this.#meter.own('well', scheme)] : [surface];
    const measureTint = (candidate: Color) =>
      this.#meter.css(`color-mix(in oklab, ${toCss(candidate)} ${tint}%, ${toCss(surface)})`, scheme);
    const isLegible = (candidate: Color) => [...grounds, ...(tint ? [measureTint(candidate)] : [])]
      .every((ground) => contrast(candidate, ground) >= needed + ROUNDING);
    const end = isLight(surface) ? BLACK : WHITE;
    return gradeTowards(color, end).find(isLegible) ?? end;
  }

  #valueOnHost(name: TokenName): string {
    return this.#host.getPropertyValue(`--punchh-${name}`).trim();
  }

  #measureToken(name: TokenName, scheme: Scheme): Color {
    return this.#meter.css(`var(--punchh-${name})`, scheme);
  }

  #isTranslucent(colors: InSchemes<Color>): boolean {
    return isInEither(this.#inSchemes((scheme) => colors[scheme][3] < 1));
  }

  #set(name: string, { light, dark }: InSchemes<Color>): void {
    this.#tokens.set(name, `light-dark(${toCss(light)}, ${toCss(dark)})`);
  }

  #refuse(name: TokenName, message: string): void {
    this.#tokens.delete(name);
    this.#write();
    this.#kept.delete(name);
    this.refused.push({ name, message });
  }

  /** Measures in both schemes. Where the card has one only, its value stands for both. */
  #inSchemes<Value>(measure: (scheme: Scheme) => Value): InSchemes<Value> {
    const light = measure(this.#onlyScheme ?? 'light');
    return { light, dark: this.#onlyScheme ? light : measure('dark') };
  }
}

/**
 * Makes the colours that a brand file sets legible. A surface that is light, or dark, in both schemes decides the scheme of
 * the whole card. A translucent colour is replaced by the one that is seen on the surface. A colour with too little contrast
 * is not used in the schemes where that is the case; there the element derives its own from the others, and strengthens it
 * where a brand's surface makes it too pale. Without this, a person who edits a brand's colours could make the words of a
 * consent invisible. Does nothing in browsers without relative colours or `light-dark()` (Firefox before 128, Safari before
 * 17.5), and while the element is not in a document.
 *
 * @param tokens the tokens that are set on the host of `root`, presets included; changed
 * @param names the tokens that the brand file itself sets
 * @param write sets `tokens` anew, and `styles` with them
 * @returns the colours of the file that are not used
 */
export const keepLegible = (
  root: ShadowRoot,
  tokens: Map<string, string>,
  names: readonly TokenName[],
  write: WriteTokens,
): RefusedToken[] => {
  const colors = names.filter(isColor);
  if (!colors.length || !root.isConnected || !CSS.supports('color', 'light-dark(red, color(from red srgb r g b))')) return [];
  const meter = new ColorMeter(root);
  try {
    const brandColors = new BrandColors(root.host, meter, tokens, colors, write);
    brandColors.makeLegible();
    return brandColors.refused;
  } finally {
    meter.close();
  }
};
