import { randomBytes } from 'node:crypto';
import { getRequestListener } from '@hono/node-server';
import type { Plugin } from 'vite';
import { createGateway } from '../src/gateway/index.ts';
import type { Sandbox } from '../src/sandbox/index.ts';

/** Where the gateway is mounted: `server="/gateway"`. */
const MOUNT = '/gateway/';

/**
 * Mounts a gateway before the sandbox, on the pages' own origin: it has the secret of the sandbox's client, signs, counts
 * and keeps refresh tokens in cookies, as it would before the vendor.
 *
 * @param basePath of the sandbox
 */
export function gatewayPlugin(sandbox: Sandbox, basePath: string): Plugin {
  return {
    name: 'gateway',
    configureServer(server) {
      const open = (port: number) =>
        createGateway({
          // Never dialled: `fetcher` goes to the sandbox in this process. On loopback, so that test contacts may pass.
          upstream: 'http://127.0.0.1',
          clients: { 'demo-client': { secret: 'demo-secret' } },
          allowedOrigins: [`http://127.0.0.1:${port}`, `http://localhost:${port}`],
          routes: [{ method: 'GET', path: '/api2/mobile/users/balance' }],
          cookie: { key: randomBytes(32).toString('base64') },
          fetcher: (url, init) => {
            const { pathname, search } = new URL(url);
            return sandbox.fetch(`http://sandbox${basePath}${pathname}${search}`, { ...init, http: true });
          },
        });
      let gateway: ReturnType<typeof open> | undefined;
      const listener = getRequestListener((request, env) => {
        const { incoming } = env as { incoming: { socket: { localPort: number; remoteAddress?: string } } };
        gateway ??= open(incoming.socket.localPort);
        return gateway(request, { address: incoming.socket.remoteAddress });
      });
      server.middlewares.use((request, response, next) => {
        if (!request.url?.startsWith(MOUNT)) {
          next();
          return;
        }
        request.url = request.url.slice(MOUNT.length - 1);
        void listener(request, response);
      });
    },
  };
}
