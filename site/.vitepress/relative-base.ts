import type { HeadConfig, UserConfig } from 'vitepress';

/**
 * VitePress writes addresses that begin with one fixed base path. These hooks make them relative, so that one build works
 * at any address: each page says in `globalThis.siteBase` where the site begins, and the client reads that.
 */

/** The way from a page to the folder where the site begins, such as `../`. */
const wayUp = (page: string): string => '../'.repeat(page.split('/').length - 1) || './';

/** The script in the head of a page that says where the site begins. */
export const baseScript = (page: string): HeadConfig =>
  ['script', {}, `globalThis.siteBase=new URL(${JSON.stringify(wayUp(page))},location.href).pathname`];

/**
 * Makes the addresses in the attributes of a page relative, and names the file of a folder. `404.html` is shown for any
 * path, so it keeps them.
 */
export const relativeLinks = (html: string, page: string): string =>
  page === '404.html'
    ? html
    : html.replace(/(?<=\s(?:href|src)=")(?![a-z][\w+.-]*:|\/\/|#)([^"#]*)/gi, (_, path: string) =>
      path.replace(/^\//, wayUp(page)).replace(/\/$/, '/index.html'));

/** Puts the paths of a built page's search index below the base. It runs in that page. */
const moveIndex = (index: string): string => {
  const moved = JSON.parse(index) as { documentIds: Record<string, string> };
  for (const [key, path] of Object.entries(moved.documentIds)) moved.documentIds[key] = `${globalThis.siteBase!}${path.slice(1)}`;
  return JSON.stringify(moved);
};

/** Vite's options for it. `experimental.renderBuiltUrl` covers the files that styles and scripts load. */
export const relativeBaseVite: UserConfig['vite'] = {
  experimental: { renderBuiltUrl: () => ({ relative: true }) },
  plugins: [{
    name: 'relative-base',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    config: () => ({ define: { 'import.meta.env.BASE_URL': 'globalThis.siteBase' } }),
    transform: (code, id) =>
      id.includes('@localSearchIndex') && code.startsWith('export default "')
        ? `export default (${String(moveIndex)})(${code.slice('export default '.length)})`
        : undefined,
  }],
};
