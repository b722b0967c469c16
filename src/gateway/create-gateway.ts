import { Hono } from 'hono';
import { clientAddress } from './address.ts';
import { checkOptions } from './check-options.ts';
import { addCorsHeaders, answerPreflight, checkOrigin } from './cors.ts';
import { errorResponse, Refusal } from './errors.ts';
import { listHandlers } from './handlers.ts';
import { describeError, SILENT, withoutThrowing, type Logger } from './log.ts';
import type { GatewayOptions } from './options.ts';
import { hasMethod, own } from './own.ts';
import type { RequestContext } from './request-context.ts';
import { METHODS, plainPath } from './routes.ts';

/** Facts about a request that only the server knows. */
export interface RequestInfo {
  /** The peer's address, as of the connection. */
  readonly address?: string | undefined;
  /** Whether the server checks bodies against `Content-Length`, as Node's does. Default `false`. */
  readonly measured?: boolean;
}

export type Gateway = (request: Request, info?: RequestInfo) => Promise<Response>;

const REQUEST_ID = /^[\w-]{8,64}$/;

/** Headers of every response that does not set its own: responses are data, and caches must not keep them. */
const FIXED_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
};

const readRequestId = (request: Request): string => {
  const given = request.headers.get('x-request-id');
  return given !== null && REQUEST_ID.test(given) ? given : crypto.randomUUID();
};

/** Returns a function that calls `say` the first time only. */
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

/** Stands for a path that is not plain, and matches no handler. Hono's router throws at an empty path where no route has a parameter. */
const NOT_PLAIN = '?';

/** Creates the router. */
function createRouter(options: GatewayOptions, origins: ReadonlySet<string>, logger: Logger) {
  const handlers = listHandlers(options, logger);
  const app = new Hono<{ Bindings: RequestContext }>({ getPath: (_, at) => at?.env?.path ?? NOT_PLAIN });
  const pages = new Set(handlers.filter(({ isPage }) => isPage).map(({ path }) => path));
  for (const path of new Set(handlers.map((handler) => handler.path))) {
    const here = handlers.filter((handler) => handler.path === path);
    const methods = here.map((handler) => handler.method);
    app.use(path, async ({ req, env }, next) => {
      // A path with a `:name` can be that of a page too.
      if (!pages.has(env.path)) checkOrigin(req.raw, origins);
      await next();
    });
    app.options(path, ({ req, env }) => {
      env.route = path;
      if (pages.has(path)) throw methodNotAllowed(methods);
      return answerPreflight(req.raw, methods);
    });
    for (const { method, handle } of here) {
      app.on(method, path, ({ req, env }) => {
        env.route = path;
        // Hono takes HEAD for GET.
        if (req.raw.method !== method) throw methodNotAllowed(methods);
        return handle(req.raw, env);
      });
    }
    app.all(path, ({ env }) => {
      env.route = path;
      throw methodNotAllowed(methods);
    });
  }
  app.notFound(() => {
    throw new Refusal(404, 'not_found', 'There is nothing at this path.');
  });
  app.onError((thrown, { env }) => answerError(thrown, env, logger));
  // The first match builds the router, out of objects that inherit: not while requests are answered.
  app.router.match('GET', '/');
  return { app, pages };
}

/**
 * Creates the fetch handler between a brand's pages and the vendor's API. It keeps the client secret, signs requests,
 * counts them, and refuses every call that is not on its list. It has no state, so several can run with one shared
 * store for the limits.
 *
 * @throws {TypeError} that names every wrong option
 */
export function createGateway(given: GatewayOptions): Gateway {
  const checked = checkOptions(given);
  if (!('options' in checked)) {
    const lines = checked.problems.map(({ path, message }) => `${path} ${message}`.trim());
    throw new TypeError(`createGateway: ${lines.join('; ')}`);
  }
  const { options } = checked;
  const logger = withoutThrowing(options.logger ?? SILENT);
  const store = options.limits?.store;
  if (options.logger && hasMethod(store, 'useLogger')) store!.useLogger!(logger);
  const origins = new Set(options.allowedOrigins);
  const hops = Number(options.trustProxy ?? 0);
  const { app, pages } = createRouter(options, origins, logger);
  const warnUnnamed = once(() =>
    logger.warn({ hops }, 'X-Forwarded-For named no address where trustProxy expects one: the address of the proxy is counted'));

  return async (request, info) => {
    const { address: peer, measured = false } = own(info);
    const started = performance.now();
    const url = new URL(request.url);
    const { address, isUnnamed } = clientAddress(request.headers, peer, hops);
    if (isUnnamed) warnUnnamed();
    const context: RequestContext = {
      url,
      path: plainPath(url) ?? NOT_PLAIN,
      origin: request.headers.get('origin'),
      address,
      requestId: readRequestId(request),
      measured,
      route: null,
      refused: null,
    };
    const response = await app.fetch(request, context);
    const { headers } = response;
    for (const [name, value] of Object.entries(FIXED_HEADERS)) if (!headers.has(name)) headers.set(name, value);
    if (!headers.has('x-request-id')) headers.set('X-Request-ID', context.requestId);
    // Scripts have no reason to read these pages.
    if (!pages.has(context.path)) addCorsHeaders(headers, context.origin, origins, options.cookie !== undefined);
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
