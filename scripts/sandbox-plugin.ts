import type { Plugin } from 'vite';
import { withControls } from '../src/sandbox/controls.ts';
import { BASE_PATH } from '../demo/servers/sandbox.ts';
import type { Sandbox } from '../src/sandbox/index.ts';
import { toNodeListener } from '../src/sandbox/node.ts';

/** Mounts the sandbox and its controls (`/sandbox/_/…`, see src/sandbox/controls.ts) on the pages' own origin. */
export function sandboxPlugin(sandbox: Sandbox): Plugin {
  const listener = toNodeListener(withControls(sandbox));
  return {
    name: 'sandbox',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        if (path.startsWith(`${BASE_PATH}/`)) listener(request, response, next);
        else next();
      });
    },
  };
}
