import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Connect, Plugin, ViteDevServer } from 'vite';

/** Where `npm start` shows the site. The demo keeps `/`. */
const MOUNT = '/site/';
const PAGES = resolve('site/pages');

/**
 * Shows the site at `/site/` while one works on it: the landing page and the API reference from their sources, the
 * documentation by VitePress's own server, which starts with its first page. Links to the demo lead to `/`.
 */
export function sitePlugin(): Plugin {
  let docs: Promise<Connect.Server> | undefined;
  const startDocs = async ({ httpServer }: ViteDevServer): Promise<Connect.Server> => {
    const { createServer } = await import('vitepress');
    const server = await createServer('site', { base: MOUNT, middlewareMode: true, hmr: false });
    httpServer?.once('close', () => void server.close());
    return server.middlewares;
  };

  const answer = async (server: ViteDevServer, ...[request, response, next]: Parameters<Connect.NextHandleFunction>) => {
    const path = request.url!.slice(MOUNT.length).replace(/[?#].*/, '') || 'index.html';
    const file = join(PAGES, path);
    if (path.startsWith('demo/')) {
      response.writeHead(302, { Location: request.url!.slice(`${MOUNT}demo`.length) }).end();
    } else if (path.startsWith('punchh-login/')) {
      request.url = '/src/define.ts';
      next();
    } else if (file.endsWith('.html') && existsSync(file)) {
      const html = await server.transformIndexHtml(`/@fs${file}`, readFileSync(file, 'utf8'), request.url);
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(html);
    } else if (file.startsWith(PAGES) && existsSync(file)) {
      request.url = `/@fs${file}${request.url!.replace(/^[^?]*/, '')}`;
      next();
    } else {
      docs ??= startDocs(server);
      (await docs)(request, response, next);
    }
  };

  return {
    name: 'site',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url === MOUNT.slice(0, -1)) response.writeHead(302, { Location: MOUNT }).end();
        else if (request.url?.startsWith(MOUNT)) answer(server, request, response, next).catch(next);
        else next();
      });
    },
  };
}
