import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { dishes } from '../demo/app/dishes.ts';
import type { Sandbox } from '../src/sandbox/index.ts';

/** Where the sample shop's own API is mounted: what a brand's site has beside the vendor's. */
const MOUNT = '/shop/';

/** A guest as the vendor knows them by their token. */
interface Guest {
  id: string;
  /** Points that the vendor has for them; PAR Ordering has none. */
  points: number;
}

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text || 'null') as unknown;
};

/** The dishes that were ordered, at the shop's own prices: what a page says of prices is not asked. */
const totalOf = (order: unknown): number => {
  const lines = (order as { lines?: unknown } | null)?.lines;
  if (!Array.isArray(lines)) return 0;
  return (lines as { id?: unknown; count?: unknown }[]).reduce((sum, { id, count }) => {
    const price = dishes.find((dish) => dish.id === id)?.price ?? 0;
    return sum + (typeof count === 'number' && Number.isInteger(count) && count > 0 && count < 100 ? price * count : 0);
  }, 0);
};

/**
 * The sample shop's own API, for guests who are signed in: `GET /shop/figs` and `POST /shop/orders`. It takes the
 * element's tokens and asks the vendor, here the sandbox, whose they are.
 *
 * @param basePath of the sandbox
 */
export function shopPlugin(sandbox: Sandbox, basePath: string): Plugin {
  /** Figs earned here, by guest. */
  const earned = new Map<string, number>();
  let lastNumber = 1040;

  const ask = async (path: string, headers: Record<string, string>): Promise<Record<string, unknown> | null> => {
    const response = await sandbox.fetch(new Request(`http://sandbox${basePath}${path}`, { headers }));
    return response.ok ? ((await response.json()) as Record<string, unknown>) : null;
  };

  const identify = async ({ headers }: IncomingMessage): Promise<Guest | null> => {
    const tokens = {
      Accept: 'application/json', 'Content-Type': 'application/json',
      Authorization: headers.authorization ?? '', 'id-token': String(headers['id-token'] ?? ''),
    };
    const profile = await ask('/api2/mobile/users', tokens);
    if (profile) {
      const balance = await ask('/api2/mobile/users/balance', tokens);
      return { id: `punchh ${String(profile.user_id)}`, points: Number(balance?.points_balance ?? 0) };
    }
    const account = await ask('/api/customers/account', {
      ...tokens, 'X-Request-ID': crypto.randomUUID(), Application: 'demo-application', 'Api-Version': '4.38.0',
    });
    return account && { id: `menu ${JSON.stringify(account)}`, points: 0 };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }).end(JSON.stringify(body));
    };
    const guest = request.headers.authorization ? await identify(request) : null;
    if (!guest) {
      send(401, { error: 'Sign in first.' });
      return;
    }
    const balance = () => guest.points + (earned.get(guest.id) ?? 0);
    const call = `${request.method ?? ''} ${(request.url ?? '').slice(MOUNT.length).replace(/\?.*/, '')}`;
    if (call === 'GET figs') {
      send(200, { balance: balance() });
      return;
    }
    const total = call === 'POST orders' ? totalOf(await readJson(request).catch(() => null)) : 0;
    if (!total) {
      send(call === 'POST orders' ? 422 : 404, { error: 'There is nothing to order.' });
      return;
    }
    const figs = Math.floor(total / 100);
    earned.set(guest.id, (earned.get(guest.id) ?? 0) + figs);
    lastNumber += 1;
    send(201, { number: `P-${lastNumber}`, total, figs, balance: balance() });
  };

  return {
    name: 'shop',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.startsWith(MOUNT)) answer(request, response).catch(next);
        else next();
      });
    },
  };
}
