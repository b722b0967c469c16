import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme';
import './theme.css';

declare global {
  /** Path at which the site begins. The head of every built page sets it; see relative-base.ts. */
  var siteBase: string | undefined;
}

const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ siteData }) {
    const base = globalThis.siteBase ?? siteData.value.base;
    // The name in the header leads to the landing page, which VitePress's router does not know.
    const logoLink = { link: `${base}index.html`, target: '_self' };
    siteData.value = { ...siteData.value, base, themeConfig: { ...(siteData.value.themeConfig as object), logoLink } };
  },
};
export default theme;
