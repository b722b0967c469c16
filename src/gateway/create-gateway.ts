import { Hono } from 'hono';
import { clientAddress } from './address.ts';
import { addCorsHeaders, answerPreflight, checkOrigin } from './cors.ts';
import { errorResponse, Refusal } from './errors.ts';
import { createForward, type Bindings } from './forward.ts';
import { describeError, SILENT } from './log.ts';
import { checkOptions, type GatewayOptions } from './options.ts';
import { METHODS, plainPath, ROUTES, type Route } from './routes.ts';

/** What the server knows of a request beside the request. */
export interface RequestInfo {
  /** The peer's address, as of the connection. */
  readonly address?: string | undefined;
  /** Whether the server itself holds bodies to their `Content-Length`, as Node's does. `false` by default. */
  readonly measured?: boolean;
}

export type Gateway = (request: Request, info?: RequestInfo) => Promise<Response>;

const REQUEST_ID = /^[\w-]{8,64}$/;

/** What every answer says: nothing here is a page, a download, or for a cache to keep. */
const FIXED_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
};

const newRequestId = (request: Request): string => {
  const given = request.headers.get('x-request-id');
  return given !== null && REQUEST_ID.test(given) ? given : crypto.randomUUID();
};

/**
 * A handler between a brand's pages and the vendor's API: it keeps the client secret, signs, counts, and lets nothing
 * else through. It holds no state of its own, so any number can run, given a shared store for the limits.
 *
 * @throws {TypeError} naming every option that is wrong
 */
export function createGateway(given: GatewayOptions): Gateway {
  const checked = checkOptions(given);
  if (!('options' in checked)) {
    const lines = checked.problems.map(({ path, message }) => `${path} ${message}`.trim());
    throw new TypeError(`createGateway: ${lines.join('; ')}`);
  }
  const { options } = checked;
  const { logger = SILENT } = options;
  const origins = new Set(options.allowedOrigins);
  const hops = Number(options.trustProxy ?? 0);
  const forward = createForward(options);
  const routes: Route[] = [...ROUTES, ...(options.routes ?? [])];

  // Anything but the plain path itself is routed to nowhere.
  const app = new Hono<{ Bindings: Bindings }>({ getPath: (_, at) => at?.env?.path ?? '' });
  app.use(async ({ req: { raw } }, next) => {
    checkOrigin(raw, origins);
    await next();
  });
  for (const path of new Set(routes.map((route) => route.path))) {
    const here = routes.filter((route) => route.path === path);
    const methods = here.map((route) => route.method);
    app.options(path, ({ req, env }) => {
      env.route = path;
      return answerPreflight(req.raw, methods);
    });
    for (const route of here) {
      app.on(route.method, path, ({ req, env }) => {
        env.route = path;
        if (req.raw.method !== route.method) throw methodNotAllowed(methods);
        return forward(req.raw, route, env);
      });
    }
    app.all(path, ({ env }) => {
      env.route = path;
      throw methodNotAllowed(methods);
    });
  }
  app.notFound(() => errorResponse(404, 'not_found', 'There is nothing at this path.'));
  app.onError((thrown, { env }) => {
    if (thrown instanceof Refusal) {
      env.refused = thrown.key;
      if (thrown.status >= 500) logger.error({ requestId: env.requestId, ...describeError(thrown.cause) }, thrown.key);
      return thrown.toResponse();
    }
    env.refused = 'internal_error';
    logger.error({ requestId: env.requestId, ...describeError(thrown) }, 'internal_error');
    return errorResponse(500, 'internal_error', 'Something went wrong. Please try again.');
  });

  return async (request, { address, measured = false } = {}) => {
    const started = performance.now();
    const url = new URL(request.url);
    const env: Bindings = {
      url,
      path: plainPath(url) ?? '',
      origin: request.headers.get('origin'),
      address: clientAddress(request.headers, address, hops),
      requestId: newRequestId(request),
      measured,
      route: null,
      refused: null,
    };
    const response = await app.fetch(request, env);
    const { headers } = response;
    for (const [name, value] of Object.entries(FIXED_HEADERS)) headers.set(name, value);
    if (!headers.has('x-request-id')) headers.set('X-Request-ID', env.requestId);
    addCorsHeaders(headers, env.origin, origins, options.cookie !== undefined);
    logger.info(
      {
        requestId: env.requestId,
        method: METHODS.some((method) => method === request.method) ? request.method : 'other',
        route: env.route,
        status: response.status,
        refused: env.refused,
        ms: Math.round(performance.now() - started),
      },
      'request',
    );
    return response;
  };
}

const methodNotAllowed = (methods: readonly string[]) =>
  new Refusal(405, 'method_not_allowed', 'This method is not allowed here.', { Allow: methods.join(', ') });
