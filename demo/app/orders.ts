import type { PunchhLogin } from 'punchh-login';
import { ownConnection } from './connection.ts';
import type { Dish } from './dishes.ts';

/** The response of the shop's own server to an order. */
export interface Receipt {
  number: string;
  /** Cents. */
  total: number;
  figs: number;
  /** Figs of the guest, these included. */
  balance: number;
}

/** The shop's API is on the page's own origin; the element sends the tokens there as long as its `server` is, too. */
const shopUrl = (path: string): string => new URL(`shop/${path}`, document.baseURI).href;

/**
 * Places an order as the guest who is signed in.
 *
 * @throws Error with a sentence for the guest
 */
export async function placeOrder(login: PunchhLogin, cart: ReadonlyMap<Dish, number>): Promise<Receipt> {
  if (ownConnection()) throw new Error('This shop takes no orders for your own server. “Call the API” beside it shows that your tokens work.');
  const lines = [...cart].map(([{ id }, count]) => ({ id, count }));
  const response = await login.fetch(shopUrl('orders'), {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ lines }),
  }).catch(() => null);
  if (!response?.ok) {
    throw new Error(navigator.onLine ? 'Your order didn’t go through. Try again in a moment.' : 'You seem to be offline. Your cart is still here.');
  }
  return (await response.json()) as Receipt;
}

/** The guest's figs, or `null` where the shop cannot know them. */
export async function readFigs(login: PunchhLogin): Promise<number | null> {
  if (ownConnection()) return null;
  const response = await login.fetch(shopUrl('figs'));
  return response.ok ? ((await response.json()) as { balance: number }).balance : null;
}
