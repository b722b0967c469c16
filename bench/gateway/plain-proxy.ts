/** The least that a reverse proxy of the same server library can be. Says its port. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { proxy } from 'hono/proxy';

const upstream = process.argv[2] ?? '';
const app = new Hono();
app.all('*', ({ req }) => {
  const { pathname, search } = new URL(req.url);
  return proxy(upstream + pathname + search, { raw: req.raw, headers: req.header() });
});
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => process.stdout.write(`${port}\n`));
