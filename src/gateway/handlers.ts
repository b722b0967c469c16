import { BUSINESS_PATH, createBusiness } from './business.ts';
import { createSigner } from './digest.ts';
import { createForm, createMissingForm, FORM_PATH, type AnswerForm } from './form/form.ts';
import { createForward, type Forward } from './forward.ts';
import type { Logger } from './log.ts';
import type { GatewayOptions } from './options.ts';
import { own } from './own.ts';
import type { RequestContext } from './request-context.ts';
import { ROUTES, type Method, type Route } from './routes.ts';
import { createSealer } from './seal.ts';
import { createVendor, TIMEOUT } from './vendor.ts';

/** A call and what answers it. */
export interface Handler {
  readonly method: Method;
  readonly path: string;
  /** Whether browsers go there, rather than scripts; it judges origins by itself. */
  readonly isPage: boolean;
  handle(request: Request, context: RequestContext): Promise<Response>;
}

/** The gateway's own calls, with the contacts that an added route names for them, and the brand's. */
function listRoutes({ routes = [] }: GatewayOptions): Route[] {
  const isSame = (a: Pick<Route, 'method' | 'path'>, b: Pick<Route, 'method' | 'path'>) => a.method === b.method && a.path === b.path;
  const added = routes.map((route) => own<Route>(route.query ? { ...route, query: [...route.query, 'client'] } : route));
  const builtIn = ROUTES.map((route) => own<Route>({ ...route, ...added.find((other) => isSame(other, route)) }));
  return [...builtIn, ...added.filter((route) => !ROUTES.some((other) => isSame(other, route)))];
}

function chooseForm(options: GatewayOptions, forward: Forward): AnswerForm {
  const { clients, cookie, timeout = TIMEOUT } = options;
  if (Object.keys(clients).length === 0) return createMissingForm(options, 'Signing in without scripts needs a client of the gateway.');
  if (!cookie) return createMissingForm(options, 'Signing in without scripts needs cookie mode: PUNCHH_COOKIE_KEY, or the option cookie.');
  if (cookie.sameSite === 'None') {
    return createMissingForm(options, 'Signing in without scripts needs a gateway on the site of its pages: not sameSite None.');
  }
  return createForm({ options, forward, sealer: createSealer(cookie.key), timeout });
}

/** Everything that the gateway answers. */
export function listHandlers(options: GatewayOptions, logger: Logger): Handler[] {
  const { clients, businessPath = BUSINESS_PATH } = options;
  const signers = new Map(Object.entries(clients).map(([id, { secret }]) => [id, createSigner(secret)]));
  const callVendor = createVendor(options, signers);
  const forward = createForward(options, signers, callVendor);
  const handlers: Handler[] = listRoutes(options).map((route) => ({
    method: route.method,
    path: route.path,
    isPage: false,
    handle: (request, context) => forward(request, route, context),
  }));
  // Without a client there is nothing to sign the question with.
  if (businessPath !== false && signers.size > 0) {
    handlers.push({ method: 'GET', path: businessPath, isPage: false, handle: createBusiness(callVendor, signers, logger) });
  }
  if (options.form !== false) {
    const handle = chooseForm(options, forward);
    const path = options.form?.path ?? FORM_PATH;
    handlers.push({ method: 'GET', path, isPage: true, handle }, { method: 'POST', path, isPage: true, handle });
  }
  return handlers;
}
