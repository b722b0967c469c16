import type { Users } from './accounts.ts';
import type { Call, Reply } from './call.ts';
import type { SandboxClock } from './clock.ts';
import { corsHeaders, mayCall, preflight } from './cors.ts';
import { uuid } from './crypto.ts';
import { createFaults, DroppedConnection, faultRefusal, FIREWALL_PAGE, HTML_ERROR_PAGE } from './faults.ts';
import type { Faults, FiredFaults } from './faults.ts';
import type { Inbox } from './inbox.ts';
import type { Business } from './live-business.ts';
import type { SandboxClientOptions, SandboxOptions } from './options.ts';
import { checkHeaderSizes, checkPartner, guestAddress } from './partner-hosts.ts';
import { errorBody, FirewallBlock, Refusal } from './refusal.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { createRoutes } from './routes.ts';
import { createWorld } from './world.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';

/** How a request reached the sandbox: the request itself does not say. */
export interface SandboxContext {
  /** Whether it came over HTTP. Default: the option `http`. */
  http?: boolean;
  /** The peer's address. */
  address?: string;
}

export interface Sandbox {
  /**
   * Responds to a request as the vendors' servers would. Takes the arguments of `fetch`, so that it can replace it.
   * @throws DroppedConnection (a `TypeError`) where a fault drops the connection; the signal's reason once aborted
   */
  fetch(input: string | URL | Request, init?: RequestInit & SandboxContext): Promise<Response>;
  /** Path the sandbox is mounted under, without a slash at the end; empty for none. */
  readonly basePath: string;
  /** The clients the sandbox knows, by id. */
  readonly clients: Readonly<Record<string, SandboxClientOptions>>;
  /** The business's settings, to read and to change while the sandbox runs. */
  readonly business: Business;
  /** The guests' accounts, to read and to change while the sandbox runs. */
  readonly users: Users;
  readonly inbox: Inbox;
  readonly clock: SandboxClock;
  readonly faults: Faults;
  readonly log: RequestLog;
}

/** Settles with the promise, or rejects as soon as the signal is aborted. */
const orAborted = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });

/**
 * The vendors' servers in one fetch handler, for demos and tests, in Node or in a page.
 *
 * It keeps everything in memory and judges strictly: headers, types, PKCE, codes, rotation of refresh tokens.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const world = createWorld(options);
  const { settings } = world;
  const { clock, basePath } = settings;
  const faults = createFaults();
  const log = createRequestLog();
  const routes = createRoutes(world);

  const answer = async (call: Call, fired: FiredFaults): Promise<Reply> => {
    try {
      const spoiling = fired.spoiling?.fault;
      if (spoiling?.kind === 'status') throw faultRefusal(spoiling);
      checkPartner(settings, call);
      checkHeaderSizes(call.headers);
      const endpoint = routes[`${call.method} ${call.path}`];
      if (endpoint) return await endpoint(call);
      const others = Object.keys(routes).filter((route) => route.endsWith(` ${call.path}`));
      if (others.length === 0) throw new Refusal(404, 'not_found', 'There is nothing at this address.');
      throw new Refusal(405, 'method_not_allowed', 'The method is not allowed here.', {
        Allow: others.map((route) => route.split(' ')[0]).join(', '),
      });
    } catch (error) {
      if (error instanceof FirewallBlock) return { status: 403, html: FIREWALL_PAGE };
      if (!(error instanceof Refusal)) throw error;
      const shape = fired.errorShape?.fault.shape ?? settings.errorShape;
      const { 'Retry-After': _, ...withoutRetryAfter } = error.headers;
      const headers = settings.retryAfter || fired.spoiling ? error.headers : withoutRetryAfter;
      return { status: error.status, body: errorBody(error, shape), headers };
    }
  };

  const applyFault = (reply: Reply, fired: FiredFaults): { status: number; body: string | null; type: string } => {
    const fault = fired.spoiling?.fault;
    const json = reply.body === undefined ? null : JSON.stringify(reply.body);
    const body = reply.html ?? json;
    const plain = { status: reply.status, body, type: reply.html === undefined ? JSON_TYPE : HTML_TYPE };
    switch (fault?.kind) {
      case 'html': return { status: fault.status ?? 502, body: HTML_ERROR_PAGE, type: HTML_TYPE };
      case 'truncated': return { ...plain, body: body?.slice(0, Math.floor(body.length / 2)) ?? null };
      case 'empty': return { ...plain, status: fault.status ?? reply.status, body: null };
      case 'lostAnswer': throw new DroppedConnection();
      default: return plain;
    }
  };

  const handle = async (call: Call, ownOrigin: string, signal: AbortSignal): Promise<Response> => {
    const fired = faults.take(call.method, call.path);
    if (fired.latency) {
      fired.latency.reach();
      await clock.sleep(fired.latency.fault.ms, signal);
    }
    fired.errorShape?.reach();
    fired.spoiling?.reach();
    const kind = fired.spoiling?.fault.kind;
    if (kind === 'dropped') throw new DroppedConnection();
    const { origin } = call;
    const allowed = mayCall(settings.cors, origin, ownOrigin);
    const reply: Reply = kind === 'html' || !allowed ? { status: 403 } : await answer(call, fired);
    if (fired.hold) {
      const released = fired.hold.released();
      fired.hold.reach();
      await released;
    }
    const { status, body, type } = applyFault(reply, fired);
    return new Response(body, {
      status,
      headers: {
        ...(body === null ? {} : { 'Content-Type': type }),
        ...reply.headers,
        ...(origin !== null && allowed ? corsHeaders(settings.cors, origin) : {}),
        'X-Request-ID': call.headers.get('X-Request-ID') ?? uuid(),
        Vary: 'Origin',
      },
    });
  };

  const receive = async (request: Request, context: SandboxContext): Promise<Response> => {
    const { http = settings.http, address = 'unknown' } = context;
    request.signal.throwIfAborted();
    const url = new URL(request.url);
    const bytes = new Uint8Array(await request.arrayBuffer());
    const inside = url.pathname === basePath || url.pathname.startsWith(`${basePath}/`);
    const path = inside ? url.pathname.slice(basePath.length) : `${url.pathname} (outside of ${basePath})`;
    const call: Call = {
      method: request.method,
      path,
      pathWithQuery: path + url.search,
      headers: request.headers,
      bytes,
      text: new TextDecoder().decode(bytes),
      http,
      host: url.host,
      peer: address,
      address: guestAddress(settings, { host: url.host, peer: address, headers: request.headers }),
      origin: request.headers.get('Origin'),
    };
    const headers = Object.fromEntries(request.headers);
    const id = log.begin({ at: clock.now(), method: call.method, path: call.pathWithQuery, headers, body: call.text });
    try {
      const response = await orAborted(
        call.method === 'OPTIONS'
          ? Promise.resolve(preflight(settings.cors, call.headers, url.origin))
          : handle(call, url.origin, request.signal),
        request.signal,
      );
      log.finish(id, response.status, response.body === null ? null : await response.clone().text());
      return response;
    } catch (error) {
      log.finish(id, null, null);
      throw error;
    }
  };

  return {
    async fetch(input, { http, address, ...init } = {}) {
      const plain = input instanceof Request && Object.keys(init).length === 0;
      return receive(plain ? input : new Request(input, init), { http, address });
    },
    basePath,
    clients: settings.clients,
    business: world.business,
    users: {
      list: world.accounts.list,
      add: world.accounts.add,
      change: world.accounts.change,
      remove: world.accounts.remove,
    },
    inbox: world.inbox,
    clock,
    faults,
    log,
  };
}
