/** The sandbox as an HTTP server: the vendor behind both, with the settings of the business ready as pages get them. Says its port. */
import { serve, type HttpBindings } from '@hono/node-server';
import { createSandbox } from '../../src/sandbox/index.ts';

const sandbox = createSandbox({ clients: { bench: { secret: 'bench-secret' } }, resendAfter: 0, lockout: false, http: true });
const settings = JSON.stringify({
  name: 'Bench Burgers', methods: ['code', 'password'], termsUrl: 'https://example.com/terms', privacyUrl: 'https://example.com/privacy',
  minimumAge: 13, languages: ['en', 'es'], passkeys: 'off',
});
const answerSettings = () => new Response(settings, { headers: { 'Content-Type': 'application/json' } });

serve(
  {
    fetch: (request, env) => new URL(request.url).pathname === '/business' ? answerSettings() : sandbox.fetch(request, { address: (env as HttpBindings).incoming.socket.remoteAddress }),
    hostname: '127.0.0.1',
    port: 0,
  },
  ({ port }) => process.stdout.write(`${port}\n`),
);
