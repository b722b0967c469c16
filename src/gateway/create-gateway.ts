import { Hono } from 'hono';
import { clientAddress } from './address.ts';
import { addCorsHeaders, answerPreflight, checkOrigin } from './cors.ts';
import { createSigner } from './digest.ts';
import { errorResponse, Refusal } from './errors.ts';
import { createForward } from './forward.ts';
import { describeError, SILENT, withoutThrowing, type Logger } from './log.ts';
import { checkOptions, type GatewayOptions } from './options.ts';
import type { RequestContext } from './request-context.ts';
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

/** For every answer that does not set its own: nothing here is a page, a download, or for a cache to keep. */
const FIXED_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
};

const readRequestId = (request: Request): string => {
  const given = request.headers.get('x-request-id');
  return given !== null && REQUEST_ID.test(given) ? given : crypto.randomUUID();
};

/** The gateway's own calls, with the contacts that an added route names for them, and the brand's. */
function listRoutes({ routes = [] }: GatewayOptions): Route[] {
  const isSame = (a: Pick<Route, 'method' | 'path'>, b: Pick<Route, 'method' | 'path'>) => a.method === b.method && a.path === b.path;
  const added = routes.map((route) => (route.query ? { ...route, query: [...route.query, 'client'] } : route));
  const own = ROUTES.map((route) => ({ ...route, ...added.find((again) => isSame(again, route)) }));
  return [...own, ...added.filter((route) => !ROUTES.some((again) => isSame(again, route)))];
}

/** Says a thing once, however often it happens. */
function once(say: () => void): () => void {
  let said = false;
  return () => {
    if (!said) say();
    said = true;
  };
}

const methodNotAllowed = (methods: readonly string[]) =>
  new Refusal(405, 'method_not_allowed', 'This method is not allowed here.', { Allow: methods.join(', ') });

function answerError(thrown: unknown, context: RequestContext, logger: Logger): Response {
  if (thrown instanceof Refusal) {
    context.refused = thrown.key;
    if (thrown.status >= 500) logger.error({ requestId: context.requestId, ...describeError(thrown.cause) }, thrown.key);
    return thrown.toResponse();
  }
  context.refused = 'internal_error';
  logger.error({ requestId: context.requestId, ...describeError(thrown) }, 'internal_error');
  return errorResponse(500, 'internal_error', 'Something went wrong. Please try again.');
}

/** Hono with a handler for every route; anything but the plain path itself is routed to nowhere. */
function createRouter(options: GatewayOptions, origins: ReadonlySet<string>, logger: Logger) {
  const signers = new Map(Object.entries(options.clients).map(([id, { secret }]) => [id, createSigner(secret)]));
  const forward = createForward(options, signers);
  const routes = listRoutes(options);
  const app = new Hono<{ Bindings: RequestContext }>({ getPath: (_, at) => at?.env?.path ?? '' });
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
        // Hono takes HEAD for GET.
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
  app.onError((thrown, { env }) => answerError(thrown, env, logger));
  return app;
}

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
  const logger = withoutThrowing(options.logger ?? SILENT);
  if (options.logger) options.limits?.store?.useLogger?.(logger);
  const origins = new Set(options.allowedOrigins);
  const hops = Number(options.trustProxy ?? 0);
  const router = createRouter(options, origins, logger);
  const warnUnnamed = once(() =>
    logger.warn({ hops }, 'X-Forwarded-For named no address where trustProxy expects one: the address of the proxy is counted'));

  return async (request, { address: peer, measured = false } = {}) => {
    const started = performance.now();
    const url = new URL(request.url);
    const { address, isUnnamed } = clientAddress(request.headers, peer, hops);
    if (isUnnamed) warnUnnamed();
    const context: RequestContext = {
      url,
      path: plainPath(url) ?? '',
      origin: request.headers.get('origin'),
      address,
      requestId: readRequestId(request),
      measured,
      route: null,
      refused: null,
    };
    const response = await router.fetch(request, context);
    const { headers } = response;
    for (const [name, value] of Object.entries(FIXED_HEADERS)) if (!headers.has(name)) headers.set(name, value);
    if (!headers.has('x-request-id')) headers.set('X-Request-ID', context.requestId);
    addCorsHeaders(headers, context.origin, origins, options.cookie !== undefined);
    logger.info(
      {
        requestId: context.requestId,
        method: METHODS.some((method) => method === request.method) ? request.method : 'other',
        route: context.route,
        status: response.status,
        refused: context.refused,
        ms: Math.round(performance.now() - started),
      },
      'request',
    );
    return response;
  };
}
