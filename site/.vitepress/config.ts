import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { repositoryLinks } from './repository-links.ts';
import { baseScript, relativeBaseVite, relativeLinks } from './relative-base.ts';
import { navigation, sidebar } from './contents.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The documentation: every Markdown file of docs/, and three of the repository's own, at the places where they lie. */
export default defineConfig({
  title: 'punchh-login',
  description: 'A sign-in element for restaurant ordering sites on PAR Punchh.',
  lang: 'en',
  srcDir: at('../../'),
  srcExclude: ['{api,bench,build,demo,dist,scripts,site,src,test}/**', 'test-results/**', 'screenshots/**'],
  outDir: at('../dist'),
  cacheDir: at('../../node_modules/.cache/vitepress'),
  cleanUrls: false,
  lastUpdated: false,
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  markdown: { config: repositoryLinks, theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } },
  transformHead: ({ page }) => [baseScript(page)],
  transformHtml: (html, _id, { page }) => relativeLinks(html, page),
  // The repository's vite.config.ts is for the demo.
  vite: { ...relativeBaseVite, configFile: false, publicDir: false },
  themeConfig: {
    nav: navigation,
    sidebar,
    outline: [2, 3],
    search: { provider: 'local' },
    socialLinks: [],
  },
});
