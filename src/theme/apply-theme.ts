import type { Brand } from '../model/brand.ts';
import { keepLegible, type RefusedToken } from './legible-colors.ts';
import { isTokenValue, withoutLightDark, type TokenName } from './token-values.ts';

/** The stylesheets with a brand's tokens, by the root that has them. */
const sheets = new WeakMap<ShadowRoot, readonly CSSStyleSheet[]>();

/**
 * Sets a brand's preset and tokens on the host of `root`, in place of those of an earlier call. They go into a
 * stylesheet of the root: what the page itself sets on the element wins, and no inline style is needed (CSP
 * `style-src 'self'`). Values are set through the CSSOM, one property each, so none can open another rule; those that
 * {@link isTokenValue} refuses are left out. A preset has to be loaded, and is left out where that fails; nothing is set
 * once `signal` is aborted.
 *
 * @returns the colours of the brand that are not used, since they would not be legible
 */
export const applyTheme = async (root: ShadowRoot, theme: Brand['theme'], signal?: AbortSignal): Promise<RefusedToken[]> => {
  const named: Readonly<Record<string, Readonly<Record<string, string>>>> = theme?.preset
    ? await import('./presets.ts').then(({ presets }) => presets, () => ({}))
    : {};
  const preset = theme?.preset && Object.hasOwn(named, theme.preset) ? named[theme.preset] : {};
  if (signal?.aborted) return [];
  if (!theme && !sheets.has(root)) return [];
  const { tokens = {} } = theme ?? {};
  const given = Object.entries({ ...preset, ...tokens }).filter(([name, value]) => isTokenValue(name, value));
  const values = new Map(given.map(([name, value]) => [name, withoutLightDark(value)]));
  const write = (styles: readonly CSSStyleSheet[] = []): void => {
    // A new stylesheet each time: WebKit does not notice a change to one that has been applied.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':host{}');
    const { style } = sheet.cssRules[0] as CSSStyleRule;
    for (const [name, value] of values) style.setProperty(`--punchh-${name}`, value);
    const last = sheets.get(root) ?? [];
    const next = [sheet, ...styles];
    root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((other) => !last.includes(other)), ...next];
    sheets.set(root, next);
  };
  write();
  return keepLegible(root, values, Object.keys(tokens) as TokenName[], write);
};
