import type { Account } from './accounts.ts';
import { readUserOptions } from './business-schema.ts';
import type { SandboxBusinessOptions } from './business.ts';
import type { Sandbox } from './create-sandbox.ts';
import { readFault } from './fault-schema.ts';
import { inboxPage } from './inbox-page.ts';
import { eventStream } from './server-sent-events.ts';
import { startPage } from './start-page.ts';

/** An account as the controls show it: without its passwords. */
export interface UserView {
  readonly id: number;
  readonly email: string | null;
  readonly phone: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly state: Account['state'];
  readonly hasPassword: boolean;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

const viewOf = ({ id, email, phone, firstName, lastName, state, passwords, createdAt }: Account): UserView =>
  ({ id, email, phone, firstName, lastName, state, hasPassword: passwords.length > 0, createdAt });

/** A control that cannot be used as it was. */
class ControlError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  });

const html = (page: string): Response =>
  new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } });

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  try {
    return text ? (JSON.parse(text) as unknown) : {};
  } catch {
    throw new ControlError(400, 'The body is not valid JSON.');
  }
}

function readAdvance(body: unknown): number {
  const advance = typeof body === 'object' && body !== null && 'advance' in body ? body.advance : undefined;
  if (typeof advance !== 'number') throw new ControlError(400, 'advance must be a number of milliseconds.');
  return advance;
}

type Control = (request: Request, url: URL, id: number) => Response | Promise<Response>;

const wants = (request: Request, type: string): boolean => request.headers.get('Accept')?.includes(type) ?? false;

/**
 * The sandbox's own calls, which no vendor has, below `/_/`. `GET /` is a page that says what to try.
 *
 * - `GET inbox`: a page, JSON or server-sent events (`message`), as `Accept` says; `?to=` narrows the JSON.
 *   `GET inbox.json`, `DELETE inbox`; `GET inbox/latest`: the newest message, or the newest one `?to=` a contact.
 * - `GET log` (server-sent events `request`: one when a request comes, one when it is answered), `GET log.json`.
 * - `POST faults` (a `Fault` without functions), `DELETE faults`.
 * - `POST clock`: `{ "advance": ms }` moves the sandbox's clock on.
 * - `GET business` (settings and users as JSON, or server-sent events `business`), `PATCH business`.
 * - `POST users`, `PATCH users/<id>`, `DELETE users/<id>`.
 */
export function createControls(sandbox: Sandbox): (request: Request) => Promise<Response | null> {
  const { basePath, business, users, inbox, log, faults, clock } = sandbox;
  const businessView = (): unknown => ({ settings: business.settings, users: users.list().map(viewOf) });

  const messages = (url: URL): Response => {
    const to = url.searchParams.get('to');
    return json(inbox.messages.filter((message) => to === null || message.to === to));
  };

  const controls: Readonly<Record<string, Control>> = {
    'GET /': (_request, url) => html(startPage(sandbox, `${url.origin}${basePath}`)),
    'GET /_/inbox': (request, url) => {
      if (wants(request, 'text/event-stream')) return eventStream('message', inbox.messages, inbox);
      return wants(request, 'text/html') ? html(inboxPage(business.settings.name)) : messages(url);
    },
    'GET /_/inbox.json': (_request, url) => messages(url),
    'GET /_/inbox/latest': (_request, url) => {
      const latest = inbox.latest(url.searchParams.get('to') ?? undefined);
      if (!latest) throw new ControlError(404, 'There is no such message.');
      return json(latest);
    },
    'DELETE /_/inbox': () => {
      inbox.clear();
      return json({});
    },
    'GET /_/log': () => eventStream('request', log.entries, log),
    'GET /_/log.json': () => json(log.entries),
    'POST /_/faults': async (request) => {
      faults.add(readFault(await readBody(request)));
      return json({});
    },
    'DELETE /_/faults': () => {
      faults.clear();
      return json({});
    },
    'POST /_/clock': async (request) => {
      clock.advance(readAdvance(await readBody(request)));
      return json({ now: clock.now() });
    },
    'GET /_/business': (request) =>
      wants(request, 'text/event-stream')
        ? eventStream('business', [businessView()], { subscribe: (send) => business.subscribe(() => send(businessView())) })
        : json(businessView()),
    'PATCH /_/business': async (request) => {
      business.change((await readBody(request)) as SandboxBusinessOptions);
      return json(businessView());
    },
    'POST /_/users': async (request) => json(viewOf(users.add(readUserOptions(await readBody(request)))), 201),
    'PATCH /_/users/:id': async (request, _url, id) =>
      json(viewOf(users.change(id, readUserOptions(await readBody(request))))),
    'DELETE /_/users/:id': (_request, _url, id) => {
      users.remove(id);
      return json({});
    },
  };

  return async (request) => {
    const url = new URL(request.url);
    const path = url.pathname.startsWith(`${basePath}/`) ? url.pathname.slice(basePath.length) : null;
    if (path === null || (path !== '/' && !path.startsWith('/_/'))) return null;
    const [, id] = /^\/_\/users\/(\d+)$/.exec(path) ?? [];
    const control = controls[`${request.method} ${id === undefined ? path : '/_/users/:id'}`];
    if (!control) return path === '/' ? null : json({ error: 'The sandbox has no such control.' }, 404);
    try {
      return await control(request, url, Number(id));
    } catch (error) {
      if (error instanceof ControlError) return json({ error: error.message }, error.status);
      // Thrown by the checks of the settings. The message names each wrong field.
      if (error instanceof TypeError) return json({ error: error.message }, 422);
      if (error instanceof RangeError) return json({ error: error.message }, 404);
      throw error;
    }
  };
}

/** A sandbox together with its controls, to be mounted in a server. */
export function withControls(sandbox: Sandbox): Pick<Sandbox, 'fetch'> {
  const control = createControls(sandbox);
  return {
    async fetch(input, init = {}) {
      const { http, address, ...rest } = init;
      const request = input instanceof Request && Object.keys(rest).length === 0 ? input : new Request(input, rest);
      return (await control(request)) ?? sandbox.fetch(request, { http, address });
    },
  };
}
