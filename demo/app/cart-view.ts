import type { Dish } from './dishes.ts';
import { h } from './dom.ts';
import type { Receipt } from './orders.ts';

export const dollars = (cents: number): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(cents / 100);

/** The guest's order, as the shop knows it. */
export interface CartState {
  lines: ReadonlyMap<Dish, number>;
  signedIn: boolean;
  /** Whether an order is on its way. */
  busy: boolean;
  /** Words about the order, for everyone: read out when they change. */
  message: string;
  receipt: Receipt | null;
}

export interface CartActions {
  change(dish: Dish, by: number): void;
  order(): void;
}

const line = (dish: Dish, count: number, { change }: CartActions): HTMLElement =>
  h('li', {},
    h('img', { src: `app/art/${dish.id}.svg`, alt: '', width: 52, height: 52 }),
    h('span', { class: 'what' }, dish.name, h('span', { class: 'quiet' }, dollars(dish.price * count))),
    h('span', { class: 'stepper' },
      h('button', { type: 'button', 'aria-label': `One ${dish.name} less`, onclick: () => change(dish, -1) }, '−'),
      h('span', { 'aria-live': 'polite' }, String(count)),
      h('button', { type: 'button', 'aria-label': `One more ${dish.name}`, onclick: () => change(dish, 1) }, '+')));

/** The words for the guest once the order is in. */
const receiptView = ({ number, total, figs, balance }: Receipt): HTMLElement =>
  h('div', { class: 'receipt' },
    h('h3', { id: 'receipt', tabindex: -1 }, `Order ${number} is in`),
    h('p', {}, 'Thank you. It will be ready in 20 minutes.'),
    h('dl', {},
      h('dt', {}, 'Total'), h('dd', {}, dollars(total)),
      h('dt', {}, 'Earned'), h('dd', {}, `${figs} figs`),
      h('dt', {}, 'You have'), h('dd', {}, `${balance} figs`)));

/** The cart, or the receipt of what was in it. */
export const cartView = (state: CartState, actions: CartActions): HTMLElement[] => {
  const { lines, signedIn, busy, receipt } = state;
  if (receipt) return [receiptView(receipt)];
  const total = [...lines].reduce((sum, [dish, count]) => sum + dish.price * count, 0);
  return [
    lines.size > 0
      ? h('ul', { class: 'lines' }, ...[...lines].map(([dish, count]) => line(dish, count, actions)))
      : h('p', { class: 'quiet' }, 'Nothing here yet.'),
    h('div', { class: 'sum' },
      h('p', {}, h('span', { class: 'quiet' }, 'Pick-up in 20 min'), h('strong', {}, dollars(total))),
      h('button', { type: 'button', class: 'cta', id: 'place-order', onclick: actions.order, disabled: lines.size === 0, 'aria-busy': String(busy) },
        busy ? 'Placing your order…' : signedIn ? 'Place order' : 'Sign in to order'),
      h('p', { class: 'quiet' }, `Earns ${Math.floor(total / 100)} figs`)),
  ];
};
