import type { Sandbox } from '../../src/sandbox/index.ts';
import { dishes } from '../app/dishes.ts';

/** Where the sample shop's own API is mounted: what a brand's site has beside the vendor's. */
export const SHOP_PATH = '/shop/';

/** A guest as the vendor knows them by their token. */
interface Guest {
  id: string;
  /** Points that the vendor has for them; PAR Ordering has none. */
  points: number;
}

/** The price of the dishes that were ordered, in cents, at the shop's own prices. Prices that the page sends are ignored. */
const totalOf = (order: unknown): number => {
  const lines = (order as { lines?: unknown } | null)?.lines;
  if (!Array.isArray(lines)) return 0;
  return (lines as { id?: unknown; count?: unknown }[]).reduce((sum, { id, count }) => {
    const price = dishes.find((dish) => dish.id === id)?.price ?? 0;
    return sum + (typeof count === 'number' && Number.isInteger(count) && count > 0 && count < 100 ? price * count : 0);
  }, 0);
};

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  });

/**
 * The sample shop's own API, for guests who are signed in: `GET /shop/figs` and `POST /shop/orders`. It takes the
 * element's tokens and asks the vendor, here the sandbox, whose they are.
 *
 * @param basePath of the sandbox
 */
export function createShop(sandbox: Sandbox, basePath: string): (request: Request) => Promise<Response> {
  /** Figs earned here, by guest. */
  const earned = new Map<string, number>();
  let lastNumber = 1040;

  const ask = async (path: string, headers: Record<string, string>): Promise<Record<string, unknown> | null> => {
    const response = await sandbox.fetch(new Request(`http://sandbox${basePath}${path}`, { headers }));
    return response.ok ? ((await response.json()) as Record<string, unknown>) : null;
  };

  const identify = async ({ headers }: Request): Promise<Guest | null> => {
    const tokens = {
      Accept: 'application/json', 'Content-Type': 'application/json',
      Authorization: headers.get('authorization') ?? '', 'id-token': headers.get('id-token') ?? '',
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

  return async (request) => {
    const guest = request.headers.has('authorization') ? await identify(request) : null;
    if (!guest) return json(401, { error: 'Sign in first.' });
    const balance = () => guest.points + (earned.get(guest.id) ?? 0);
    const call = `${request.method} ${new URL(request.url).pathname.split(SHOP_PATH)[1] ?? ''}`;
    if (call === 'GET figs') return json(200, { balance: balance() });
    if (call !== 'POST orders') return json(404, { error: 'There is nothing here.' });
    const total = totalOf(await request.json().catch(() => null));
    if (!total) return json(422, { error: 'There is nothing to order.' });
    const figs = Math.floor(total / 100);
    earned.set(guest.id, (earned.get(guest.id) ?? 0) + figs);
    lastNumber += 1;
    return json(201, { number: `P-${lastNumber}`, total, figs, balance: balance() });
  };
}
