import type { Server } from 'node:http';
import { serve, type HttpBindings } from '@hono/node-server';
import type { Gateway } from './create-gateway.ts';
import type { Logger } from './log.ts';

export interface Serving {
  readonly port: number;
  /** Takes no more requests, lets the running ones end, then closes what is left. */
  close(): Promise<void>;
}

/** Long enough for a body and an answer; a sender slower than this is not a guest. */
const HEADERS_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 30_000;
/** Longer than the 60 s of most load balancers, or they would reuse a connection just as it closes. */
const KEEP_ALIVE_TIMEOUT = 65_000;
/** How long running requests have to end, in ms; longer than the vendor's timeout, shorter than most platforms wait. */
const GRACE = 20_000;

const health = (closing: boolean) =>
  new Response(JSON.stringify({ status: closing ? 'closing' : 'ok' }), {
    status: closing ? 503 : 200,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  });

/**
 * Serves a gateway over HTTP on Node, with `/healthz` beside it.
 *
 * @throws if the port cannot be had
 */
export function serveGateway(gateway: Gateway, host: string, port: number, logger: Logger): Promise<Serving> {
  let closing = false;
  const handle = async (request: Request, env: HttpBindings): Promise<Response> => {
    const isProbe = ['GET', 'HEAD'].includes(request.method) && new URL(request.url).pathname === '/healthz';
    const response = isProbe
      ? health(closing)
      : await gateway(request, { address: env.incoming.socket.remoteAddress, measured: true });
    // A connection kept alive would keep the process.
    if (closing) response.headers.set('Connection', 'close');
    return response;
  };

  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: (request, env) => handle(request, env as HttpBindings),
        hostname: host,
        port,
        serverOptions: {
          headersTimeout: HEADERS_TIMEOUT,
          requestTimeout: REQUEST_TIMEOUT,
          keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
        },
      },
      (bound) => {
        logger.info({ host, port: bound.port }, 'listening');
        resolve({ port: bound.port, close });
      },
    ) as Server;
    server.once('error', reject);

    const close = () =>
      new Promise<void>((done) => {
        closing = true;
        const timer = setTimeout(() => server.closeAllConnections(), GRACE);
        server.close(() => {
          clearTimeout(timer);
          done();
        });
      });
  });
}
