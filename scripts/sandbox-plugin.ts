import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { createSandbox, type Sandbox } from '../src/sandbox/index.ts';
import { toNodeListener } from '../src/sandbox/node.ts';

/** Where the vendors' API is mounted: `server="/sandbox"`. */
export const BASE_PATH = '/sandbox';

const sendJson = (response: ServerResponse, body: unknown): void => {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
};

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const text = Buffer.concat(chunks).toString();
  return text ? JSON.parse(text) : {};
};

interface Feed<T> {
  subscribe(listener: (entry?: T) => void): () => void;
}

/** Server-sent events: an event of this type for each entry from the first on, `clear` when all are gone. */
const stream = <T>(type: string, entries: readonly T[], feed: Feed<T>, response: ServerResponse): void => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const send = (event: string, data: unknown): void => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  for (const entry of entries) send(type, entry);
  response.on('close', feed.subscribe((entry) => {
    send(entry ? type : 'clear', entry ?? null);
  }));
};

type Control = (sandbox: Sandbox, request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * What a demo page may ask of the sandbox itself, below `/sandbox/_/`:
 * `GET inbox` (server-sent `message` events), `GET inbox.json`, `DELETE inbox`,
 * `GET log` (server-sent `request` events, one when a request comes and one when it is answered), `GET log.json`,
 * `POST faults` (a `Fault` as JSON), `DELETE faults`, `POST clock` (`{ "advance": ms }`).
 */
const controls: Record<string, Control> = {
  'GET inbox': ({ inbox }, _request, response) => {
    stream('message', inbox.messages, inbox, response);
  },
  'GET inbox.json': (sandbox, _request, response) => {
    sendJson(response, sandbox.inbox.messages);
  },
  'GET log': ({ log }, _request, response) => {
    stream('request', log.entries, log, response);
  },
  'DELETE inbox': (sandbox, _request, response) => {
    sandbox.inbox.clear();
    sendJson(response, {});
  },
  'GET log.json': (sandbox, _request, response) => {
    sendJson(response, sandbox.log.entries);
  },
  'POST faults': async (sandbox, request, response) => {
    sandbox.faults.add((await readJson(request)) as Parameters<Sandbox['faults']['add']>[0]);
    sendJson(response, {});
  },
  'DELETE faults': (sandbox, _request, response) => {
    sandbox.faults.clear();
    sendJson(response, {});
  },
  'POST clock': async (sandbox, request, response) => {
    const { advance } = (await readJson(request)) as { advance: number };
    sandbox.clock.advance(advance);
    sendJson(response, { now: sandbox.clock.now() });
  },
};

/** The sandbox of the demo's brand. */
export const createDemoSandbox = (): Sandbox =>
  createSandbox({
    basePath: BASE_PATH,
    name: 'Pennyfig',
    // The gateway beside it calls `http://sandbox`, as a partner's proxy.
    partnerHosts: ['sandbox'],
    menu: {
      uniquePhone: true,
      demographics: [{ id: 'diet', options: ['anything', 'vegetarian', 'vegan'] }, { id: 'birthday' }],
      customers: [
        { email: 'regular@example.com', phone: '+12125550142', firstName: 'Robin' },
        { email: 'social@example.com', social: true },
      ],
    },
  });

/** Mounts the sandbox beside the pages, on their own origin. */
export function sandboxPlugin(sandbox: Sandbox): Plugin {
  const api = toNodeListener(sandbox);
  return {
    name: 'sandbox',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        if (!path.startsWith(`${BASE_PATH}/`)) {
          next();
          return;
        }
        const control = controls[`${request.method ?? 'GET'} ${path.replace(`${BASE_PATH}/_/`, '')}`];
        if (control && path.startsWith(`${BASE_PATH}/_/`)) {
          Promise.resolve(control(sandbox, request, response)).catch(next);
        } else api(request, response, next);
      });
    },
  };
}
