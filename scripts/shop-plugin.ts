import { getRequestListener } from '@hono/node-server';
import type { Plugin } from 'vite';
import { createShop, SHOP_PATH } from '../demo/servers/shop.ts';
import type { Sandbox } from '../src/sandbox/index.ts';

/**
 * Mounts the sample shop's own API on the pages' own origin.
 *
 * @param basePath of the sandbox
 */
export function shopPlugin(sandbox: Sandbox, basePath: string): Plugin {
  const listener = getRequestListener(createShop(sandbox, basePath));
  return {
    name: 'shop',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.startsWith(SHOP_PATH)) void listener(request, response);
        else next();
      });
    },
  };
}
