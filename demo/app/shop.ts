import type { PunchhLogin } from 'punchh-login';
import { dishes, type Dish } from './dishes.ts';
import { byId, h } from './dom.ts';

const dollars = (cents: number): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(cents / 100);

/** The menu and the cart. Ordering asks for a sign-in: that is where a guest without one is taken. */
export function showShop(login: PunchhLogin): void {
  const cart = new Map<Dish, number>([[dishes[0]!, 1], [dishes[4]!, 1]]);
  let signedIn = false;
  let placed = false;

  const change = (dish: Dish, by: number): void => {
    const count = (cart.get(dish) ?? 0) + by;
    if (count > 0) cart.set(dish, count);
    else cart.delete(dish);
    placed = false;
    show();
  };

  const order = (): void => {
    if (signedIn) {
      placed = true;
      cart.clear();
      show();
      byId('order').scrollIntoView({ block: 'nearest' });
    } else {
      byId('account').scrollIntoView({ behavior: 'smooth', block: 'center' });
      login.shadowRoot?.querySelector<HTMLElement>('[data-step]')?.focus();
    }
  };

  const line = (dish: Dish, count: number): HTMLElement =>
    h('li', {},
      h('img', { src: `app/art/${dish.id}.svg`, alt: '', width: 52, height: 52 }),
      h('span', { class: 'what' }, dish.name, h('span', { class: 'quiet' }, dollars(dish.price * count))),
      h('span', { class: 'stepper' },
        h('button', { type: 'button', 'aria-label': `One ${dish.name} less`, onclick: () => change(dish, -1) }, '−'),
        h('span', { 'aria-live': 'polite' }, String(count)),
        h('button', { type: 'button', 'aria-label': `One more ${dish.name}`, onclick: () => change(dish, 1) }, '+')));

  const show = (): void => {
    const total = [...cart].reduce((sum, [dish, count]) => sum + dish.price * count, 0);
    const focused = document.activeElement?.getAttribute('aria-label');
    byId('cart').replaceChildren(
      cart.size > 0
        ? h('ul', { class: 'lines' }, ...[...cart].map(([dish, count]) => line(dish, count)))
        : h('p', { class: 'quiet' }, placed ? 'Thank you. It will be ready in 20 minutes.' : 'Nothing here yet.'),
      h('div', { class: 'sum' },
        h('p', {}, h('span', { class: 'quiet' }, 'Pick-up in 20 min'), h('strong', {}, dollars(total))),
        h('button', { type: 'button', class: 'cta', onclick: order, disabled: cart.size === 0 },
          signedIn ? 'Place order' : 'Sign in to order'),
        h('p', { class: 'quiet' }, `Earns ${Math.floor(total / 100)} figs`)));
    if (focused) byId('cart').querySelector<HTMLElement>(`[aria-label="${CSS.escape(focused)}"]`)?.focus();
  };

  byId('dishes').replaceChildren(
    ...dishes.map((dish) =>
      h('li', { class: 'dish' },
        h('img', { src: `app/art/${dish.id}.svg`, alt: '', width: 180, height: 180, loading: 'lazy' }),
        h('h3', {}, dish.name),
        h('p', { class: 'quiet' }, dish.description),
        h('div', { class: 'buy' },
          h('span', {}, dollars(dish.price)),
          h('button', { type: 'button', 'aria-label': `Add ${dish.name}`, onclick: () => change(dish, 1) }, 'Add')))));

  const become = (value: boolean): void => {
    signedIn = value;
    show();
  };
  login.addEventListener('punchh-token', () => become(true));
  login.addEventListener('punchh-signed-out', () => become(false));
  show();
}
