import type { Brand } from '../model/brand.ts';
import { isTokenValue, withoutLightDark } from './token-values.ts';

const sheets = new WeakMap<ShadowRoot, CSSStyleSheet>();

/**
 * Sets a brand's preset and tokens on the host of `root`, in place of those of an earlier call. They go into a
 * stylesheet of the root: what the page itself sets on the element wins, and no inline style is needed (CSP
 * `style-src 'self'`). Values are set through the CSSOM, one property each, so none can open another rule; those that
 * {@link isTokenValue} refuses are left out. A preset has to be fetched, and is left out
 * where it does not come; nothing is set once `signal` is aborted.
 */
export const applyTheme = async (root: ShadowRoot, theme: Brand['theme'], signal?: AbortSignal): Promise<void> => {
  const named: Readonly<Record<string, Readonly<Record<string, string>>>> = theme?.preset
    ? await import('./presets.ts').then(({ presets }) => presets, () => ({}))
    : {};
  const preset = theme?.preset && Object.hasOwn(named, theme.preset) ? named[theme.preset] : {};
  if (signal?.aborted) return;
  let sheet = sheets.get(root);
  if (!sheet) {
    if (!theme) return;
    sheets.set(root, (sheet = new CSSStyleSheet()));
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
  sheet.replaceSync(':host{}');
  const { style } = sheet.cssRules[0] as CSSStyleRule;
  for (const [name, value] of Object.entries({ ...preset, ...theme?.tokens })) {
    if (isTokenValue(name, value)) style.setProperty(`--punchh-${name}`, withoutLightDark(value));
  }
};
