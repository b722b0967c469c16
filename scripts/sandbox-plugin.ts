import type { Plugin } from 'vite';
import { withControls } from '../src/sandbox/controls.ts';
import { createSandbox, type Sandbox } from '../src/sandbox/index.ts';
import { toNodeListener } from '../src/sandbox/node.ts';

/** Where the vendors' API is mounted: `server="/sandbox"`. */
export const BASE_PATH = '/sandbox';

/** The sandbox of the demo's brand. */
export const createDemoSandbox = (): Sandbox =>
  createSandbox({
    basePath: BASE_PATH,
    name: 'Pennyfig',
    resetUrl: '/?reset_password_token={token}#account',
    // The gateway beside it calls `http://sandbox`, as a partner's proxy.
    partnerHosts: ['sandbox'],
    menu: {
      uniquePhone: true,
      demographics: [{ id: 'diet', options: ['anything', 'vegetarian', 'vegan'] }, { id: 'birthday' }],
      customers: [
        { email: 'regular@example.com', phone: '+12125550142', firstName: 'Robin' },
        { email: 'social@example.com', social: true },
      ],
    },
  });

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
