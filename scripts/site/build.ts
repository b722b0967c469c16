import { cpSync, existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { build as buildWithVite, type InlineConfig, type Plugin } from 'vite';
import { build as buildWithVitePress } from 'vitepress';
import { packageAliases } from '../package-aliases.ts';

/** Where the site is built. */
export const OUT = 'site/dist';

/** The documentation, from the Markdown files. Fails where one of their links is dead. */
export const buildDocs = (): Promise<void> => buildWithVitePress('site');

/** Puts what `npm start` runs behind the demo into each of its pages, before its own scripts. */
const demoServers: Plugin = {
  name: 'demo-servers',
  transformIndexHtml: {
    order: 'pre',
    handler: (html, { filename }) => {
      const script = relative(dirname(filename), resolve('site/in-page/demo-servers.ts')).replaceAll('\\', '/');
      return html
        .replace('<script type="module"', `<script type="module" src="${script}"></script>\n    $&`)
        .replaceAll('href="/site/', `href="${relative(dirname(filename), resolve('demo')) || '.'}/../`);
    },
  },
};

/** Keeps what registers the elements: `sideEffects` of package.json names files of dist/, so Vite would drop these. */
const keepSideEffects: Plugin = {
  name: 'keep-side-effects',
  transform: { filter: { id: /\/(src\/define|demo\/app\/tag)\.ts$/ }, handler: (code) => ({ code, map: null, moduleSideEffects: true }) },
};

/** The HTML files of a folder, and of its folder `cms`. */
const htmlFiles = (folder: string): string[] =>
  ['.', 'cms'].map((name) => join(folder, name)).filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path).filter((name) => name.endsWith('.html')).map((name) => join(path, name)));

const shared = (root: string): InlineConfig => ({
  configFile: false,
  root,
  mode: 'site',
  base: './',
  logLevel: 'warn',
  resolve: { alias: packageAliases },
  build: {
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: htmlFiles(root),
      checks: { bundlerTimings: false },
    },
  },
});

/** The landing page, the API reference and the demo, with their scripts. */
export async function buildPages(): Promise<void> {
  const pages = shared('site/pages');
  await buildWithVite({ ...pages, build: { ...pages.build, outDir: resolve(OUT) } });
  const demo = shared('demo');
  await buildWithVite({ ...demo, plugins: [demoServers, keepSideEffects], build: { ...demo.build, outDir: resolve(OUT, 'demo') } });
  cpSync('dist', join(OUT, 'punchh-login'), {
    recursive: true,
    filter: (path) => !/\.map$|\/(?:types|shared|locales)$|\/(?:gateway|sandbox|index|define|session)[\w-]*\.js$/.test(path.replaceAll('\\', '/')),
  });
  cpSync('api/openapi.yaml', join(OUT, 'openapi.yaml'));
  // Scripts name them.
  for (const path of ['demo/brand.json', 'demo/device/brand.json', 'demo/app/art']) cpSync(path, join(OUT, path), { recursive: true });
}
