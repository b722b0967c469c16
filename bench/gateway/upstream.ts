/** The sandbox as an HTTP server: the vendor behind both. Says its port. */
import { serve, type HttpBindings } from '@hono/node-server';
import { createSandbox } from '../../src/sandbox/index.ts';

const sandbox = createSandbox({ clients: { bench: { secret: 'bench-secret' } }, resendAfter: 0, lockout: false, http: true });
serve(
  {
    fetch: (request, env) => sandbox.fetch(request, { address: (env as HttpBindings).incoming.socket.remoteAddress }),
    hostname: '127.0.0.1',
    port: 0,
  },
  ({ port }) => process.stdout.write(`${port}\n`),
);
