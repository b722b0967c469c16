import type { PunchhLogin } from 'punchh-login';
import { showFigs } from './account.ts';
import { cartView, dollars, type CartState } from './cart-view.ts';
import { dishes, type Dish } from './dishes.ts';
import { byId, h } from './dom.ts';
import { focusSignIn } from './focus-sign-in.ts';
import { placeOrder } from './orders.ts';

/** ms in which a guest sees that the sign-in worked, before the page leads back to the cart. */
const MOMENT = 900;

const menu = (add: (dish: Dish) => void): HTMLElement[] => dishes.map((dish) =>
  h('li', { class: 'dish' },
    h('img', { src: `app/art/${dish.id}.svg`, alt: '', width: 180, height: 180, loading: 'lazy' }),
    h('h3', {}, dish.name),
    h('p', { class: 'quiet' }, dish.description),
    h('div', { class: 'buy' },
      h('span', {}, dollars(dish.price)),
      h('button', { type: 'button', 'aria-label': `Add ${dish.name}`, onclick: () => add(dish) }, 'Add'))));

/** The menu and the cart. Ordering asks for a sign-in: that is where a guest without one is taken, and led back from. */
export function showShop(login: PunchhLogin): void {
  const lines = new Map<Dish, number>([[dishes[0]!, 1], [dishes[4]!, 1]]);
  let state: CartState = { lines, signedIn: false, busy: false, message: '', receipt: null };
  /** Whether the guest is on the way to the sign-in and back. */
  let ordering = false;

  const set = (change: Partial<CartState>): void => {
    state = { ...state, ...change };
    const focused = document.activeElement?.closest('#cart') ? document.activeElement : null;
    const again = focused?.id ? `#${focused.id}` : focused && `[aria-label="${CSS.escape(focused.getAttribute('aria-label') ?? '')}"]`;
    byId('cart').replaceChildren(...cartView(state, { change: changeLine, order: () => void order() }));
    byId('order-message').textContent = state.message;
    if (again) byId('cart').querySelector<HTMLElement>(again)?.focus();
  };

  const changeLine = (dish: Dish, by: number): void => {
    const count = (lines.get(dish) ?? 0) + by;
    if (count > 0) lines.set(dish, count);
    else lines.delete(dish);
    set({ receipt: null, message: '' });
  };

  const order = async (): Promise<void> => {
    if (state.busy) return;
    if (!state.signedIn) {
      ordering = true;
      focusSignIn(login);
      return;
    }
    set({ busy: true, message: '' });
    try {
      const receipt = await placeOrder(login, lines);
      lines.clear();
      set({ busy: false, receipt });
      showFigs(receipt.balance);
      byId('receipt').focus();
    } catch (error) {
      set({ busy: false, message: (error as Error).message });
    }
  };

  const leadBack = (): void => {
    ordering = false;
    setTimeout(() => {
      if (!state.signedIn) return;
      set({ message: 'You’re signed in. Your order is ready to be placed.' });
      byId('place-order').focus({ preventScroll: true });
      byId('order').scrollIntoView({ block: 'center' });
    }, MOMENT);
  };

  byId('dishes').replaceChildren(...menu((dish) => changeLine(dish, 1)));
  login.addEventListener('punchh-token', () => set({ signedIn: true }));
  login.addEventListener('punchh-step', ({ detail }) => {
    if (detail.step === 'signed-in' && ordering) leadBack();
  });
  login.addEventListener('punchh-signed-out', () => set({ signedIn: false, receipt: null, message: '' }));
  set({});
}
