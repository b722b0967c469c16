import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { serve, type HttpBindings } from '@hono/node-server';
import type { Gateway } from './create-gateway.ts';
import { createResponse } from './fetch-objects.ts';
import { toJson } from './json.ts';
import type { Logger } from './log.ts';

export interface Serving {
  readonly port: number;
  /** Takes no new requests, waits for the running ones (20 s at most), then closes all connections. */
  close(): Promise<void>;
}

/** In ms. */
const HEADERS_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 30_000;
/** In ms. Longer than the 60 s of most load balancers, which would otherwise reuse a connection that is closing. */
const KEEP_ALIVE_TIMEOUT = 65_000;
/** In bytes: twice what the vendor takes, so that the handler, not Node, refuses larger ones, with a response that pages can read. */
const MAX_HEADERS = 64 * 1024;
/** How long running requests have to end, in ms: longer than the default timeout, shorter than most platforms wait. */
const GRACE = 20_000;

const health = (closing: boolean) =>
  createResponse(toJson({ status: closing ? 'closing' : 'ok' }), closing ? 503 : 200, {
    'Content-Type': 'application/json', 'Cache-Control': 'no-store',
  });

/**
 * Tracks which connections have a request under way. Node's `closeIdleConnections` does not close connections that have
 * not sent a request yet, so a silent one would keep the process alive.
 */
function watchConnections(server: Server) {
  const open = new Set<Socket>();
  const busy = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    busy.add(socket);
    response.once('close', () => busy.delete(socket));
  });
  return {
    closeIdle() {
      for (const socket of open) if (!busy.has(socket)) socket.destroy();
    },
  };
}

/**
 * Serves a gateway, and `/healthz`, over HTTP on Node.
 *
 * @throws if the port cannot be opened
 */
export function serveGateway(gateway: Gateway, host: string, port: number, logger: Logger): Promise<Serving> {
  let closing = false;
  const handle = async (request: Request, env: HttpBindings): Promise<Response> => {
    const isProbe = ['GET', 'HEAD'].includes(request.method) && new URL(request.url).pathname === '/healthz';
    const response = isProbe
      ? health(closing)
      : await gateway(request, { address: env.incoming.socket.remoteAddress, measured: true });
    // An open connection would keep the process alive.
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
          maxHeaderSize: MAX_HEADERS,
        },
      },
      (bound) => {
        logger.info({ host, port: bound.port }, 'listening');
        resolve({ port: bound.port, close });
      },
    ) as Server;
    server.once('error', reject);
    const connections = watchConnections(server);

    const close = () =>
      new Promise<void>((done) => {
        closing = true;
        const timer = setTimeout(() => server.closeAllConnections(), GRACE);
        server.close(() => {
          clearTimeout(timer);
          done();
        });
        connections.closeIdle();
      });
  });
}
