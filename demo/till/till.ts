/**
 * A till: a check, and the sign-in beside it. What a till of your own needs of the element is in `followSignIn`: the guest
 * comes onto the check with `punchh-token`, and off it with `punchh-handover`.
 */
import 'punchh-login/define';
import type { PunchhLogin } from 'punchh-login';
import { dishes, type Dish } from '../app/dishes.ts';
import { byId, h } from '../app/dom.ts';
import { readFigs } from '../app/orders.ts';
import { showGuestPhone } from '../device/guest-phone.ts';
import { askedLanguage, dollars, fillIn, speak, type SupportedLocale } from '../device/language.ts';
import { LOCALES } from '../studio/locales.ts';
import { WORDS, type TillWord } from './words.ts';

const login = document.querySelector('punchh-login')!;
const phone = showGuestPhone(byId('phone'));
const lines = new Map<Dish, number>([[dishes[0]!, 2], [dishes[4]!, 1]]);
let language = askedLanguage();
let number = 2041;
/** Where the last code went, masked by the element. */
let contact = '';
/** The guest on the check: their figs, or `null` where the shop cannot know them. */
let guest: { name: string; figs: number | null } | null = null;

const say = (word: TillWord, values: Readonly<Record<string, string | number>> = {}): string =>
  WORDS[language][word].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

const totalOf = (): number => [...lines].reduce((sum, [dish, count]) => sum + dish.price * count, 0);

const change = (dish: Dish, by: number): void => {
  const count = (lines.get(dish) ?? 0) + by;
  if (count > 0) lines.set(dish, count);
  else lines.delete(dish);
  showCheck();
};

const lineOf = (dish: Dish, count: number): HTMLElement =>
  h('li', {},
    h('span', { class: 'count' }, String(count)),
    h('span', { class: 'name', lang: 'en' }, dish.name),
    h('span', { class: 'price' }, dollars(dish.price * count, language)),
    h('button', { type: 'button', 'aria-label': say('less', { dish: dish.name }), onclick: () => change(dish, -1) }, '−'));

function showCheck(): void {
  const figs = Math.floor(totalOf() / 100);
  byId('check-title').textContent = say('check', { number });
  byId('guest').classList.toggle('known', guest !== null);
  byId('guest').replaceChildren(...(guest
    ? [h('b', { dir: 'ltr' }, guest.name), h('span', {}, guest.figs === null ? say('out') : say('figs', { figs: guest.figs }))]
    : [say('nobody')]));
  const focused = document.activeElement?.closest('#lines') ? document.activeElement.getAttribute('aria-label') : null;
  byId('lines').replaceChildren(...[...lines].map(([dish, count]) => lineOf(dish, count)));
  if (focused) (byId('lines').querySelector<HTMLElement>(`[aria-label="${CSS.escape(focused)}"]`) ?? byId('pay')).focus();
  byId('total').textContent = dollars(totalOf(), language);
  byId('earns').textContent = say(guest ? 'earnsGuest' : 'earns', { figs });
}

const showFigs = async (of: typeof guest): Promise<void> => {
  const figs = await readFigs(login).catch(() => null);
  // The cashier may have gone on to the next guest.
  if (!guest || guest !== of) return;
  guest = { ...guest, figs };
  showCheck();
};

const followSignIn = (element: PunchhLogin): void => {
  element.addEventListener('punchh-code-sent', ({ detail }) => (contact = detail.to));
  element.addEventListener('punchh-token', ({ detail }) => {
    if (detail.reason === 'refreshed') return;
    guest = { name: contact, figs: null };
    phone.clear();
    byId('said').textContent = '';
    showCheck();
    void showFigs(guest);
  });
  element.addEventListener('punchh-handover', () => {
    guest = null;
    contact = '';
    phone.clear();
    showCheck();
  });
};

/** Closes the check and begins the next one, with the next guest. */
const pay = (): void => {
  byId('said').textContent = say('paid', { number, amount: dollars(totalOf(), language) });
  number += 1;
  lines.clear();
  showCheck();
  if (login.step === 'signed-in') void login.signOut();
  else login.reset();
};

const turnTo = (tag: SupportedLocale): void => {
  language = tag;
  speak(tag);
  fillIn(WORDS[tag]);
  byId('said').textContent = '';
  for (const price of byId('dishes').querySelectorAll<HTMLElement>('.price')) price.textContent = dollars(Number(price.dataset.cents), tag);
  showCheck();
};

byId('language').append(...LOCALES.map(([tag, name]) => h('option', { value: tag, lang: tag, selected: tag === language }, name)));
byId('language').addEventListener('change', ({ target }) => turnTo((target as HTMLSelectElement).value as SupportedLocale));
byId('dishes').append(...dishes.map((dish) =>
  h('li', {}, h('button', { type: 'button', onclick: () => change(dish, 1) },
    h('span', { class: 'name', lang: 'en' }, dish.name), h('span', { class: 'price', 'data-cents': dish.price })))));
byId('pay').addEventListener('click', pay);
addEventListener('keydown', (event) => {
  if (event.key !== 'F4' || event.altKey || event.ctrlKey || event.repeat) return;
  event.preventDefault();
  pay();
});

turnTo(language);
followSignIn(login);
