import type { Users } from './accounts.ts';
import type { SandboxClock } from './clock.ts';
import { preflight } from './cors.ts';
import { createFaults, type Faults } from './faults.ts';
import type { Inbox } from './inbox.ts';
import type { Business } from './live-business.ts';
import type { SandboxClientOptions, SandboxOptions } from './options.ts';
import { readCall, type SandboxContext } from './read-call.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { respond } from './respond.ts';
import { createRoutes } from './routes.ts';
import { createWorld } from './world.ts';

export type { SandboxContext };

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

  const receive = async (request: Request, context: SandboxContext): Promise<Response> => {
    const { signal } = request;
    signal.throwIfAborted();
    const { origin } = new URL(request.url);
    const call = await readCall(request, settings, context);
    const { method, pathWithQuery: path, text: body } = call;
    const id = log.begin({ at: clock.now(), method, path, headers: Object.fromEntries(call.headers), body });
    try {
      const response = await orAborted(
        method === 'OPTIONS'
          ? Promise.resolve(preflight(settings.cors, call.headers, origin))
          : respond(call, origin, { settings, routes, faults }, signal),
        signal,
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
