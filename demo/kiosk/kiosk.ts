/**
 * A self-order kiosk: an attract screen, one dish, the sign-in, and back. What a kiosk of your own needs of the element is in
 * `followSignIn`; the rest is this page's.
 */
import 'punchh-login/define';
import type { PunchhLogin } from 'punchh-login';
import { dishes, type Dish } from '../app/dishes.ts';
import { byId, h } from '../app/dom.ts';
import { readFigs } from '../app/orders.ts';
import { showGuestPhone } from '../device/guest-phone.ts';
import { askedLanguage, dollars, fillIn, speak, type SupportedLocale } from '../device/language.ts';
import { LOCALES } from '../studio/locales.ts';
import { WORDS, type KioskWord } from './words.ts';

type Screen = 'attract' | 'sign-in' | 'thanks';

/** ms for which a guest who skipped sees the number of their order. */
const THANKS = 8000;

const login = document.querySelector('punchh-login')!;
const phone = showGuestPhone(byId('phone'));
let language = askedLanguage();
let chosen: Dish | null = null;
let orders = 40;
let thanking: ReturnType<typeof setTimeout> | undefined;

const say = (word: KioskWord, values: Readonly<Record<string, string | number>> = {}): string =>
  WORDS[language][word].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

const show = (screen: Screen): void => {
  clearTimeout(thanking);
  document.body.dataset.screen = screen;
  for (const id of ['attract', 'sign-in', 'thanks']) byId(id).hidden = id !== screen;
  if (screen === 'attract') phone.clear();
  scrollTo(0, 0);
};

const describe = (): void => {
  if (!chosen) return;
  byId('order').textContent = say('order', { dish: chosen.name, price: dollars(chosen.price, language), figs: Math.floor(chosen.price / 100) });
  byId('number').textContent = say('number', { number: `K-${orders}` });
};

const begin = (dish: Dish): void => {
  chosen = dish;
  orders += 1;
  describe();
  show('sign-in');
};

/** Shows the guest their order and their figs, until they are done. */
const showReceipt = async (): Promise<void> => {
  byId('receipt').replaceChildren(h('p', { class: 'number' }, say('number', { number: `K-${orders}` })));
  const figs = await readFigs(login).catch(() => null);
  // The guest may have left meanwhile.
  if (figs !== null && login.step === 'signed-in') byId('receipt').append(h('p', { class: 'figs' }, say('balance', { figs: figs + Math.floor(chosen!.price / 100) })));
};

const followSignIn = (element: PunchhLogin): void => {
  let isSignedIn = false;
  element.addEventListener('punchh-token', ({ detail }) => {
    if (detail.reason === 'refreshed') return;
    isSignedIn = true;
    void showReceipt();
  });
  element.addEventListener('punchh-step', ({ detail }) => {
    if (detail.step !== 'code') phone.clear();
  });
  // Everything of the guest has gone from the element: now from the page.
  element.addEventListener('punchh-handover', ({ detail }) => {
    const hasSkipped = detail.reason === 'done' && !isSignedIn && !byId('sign-in').hidden;
    isSignedIn = false;
    byId('receipt').replaceChildren();
    phone.clear();
    if (!hasSkipped) show('attract');
    else {
      show('thanks');
      byId('thanks').querySelector('h2')!.focus();
      thanking = setTimeout(() => show('attract'), THANKS);
    }
  });
};

const turnTo = (tag: SupportedLocale): void => {
  language = tag;
  speak(tag);
  fillIn(WORDS[tag]);
  byId('languages').setAttribute('aria-label', say('languages'));
  for (const button of byId('languages').querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.lang === tag));
  for (const price of byId('dishes').querySelectorAll<HTMLElement>('.price')) price.textContent = dollars(Number(price.dataset.cents), tag);
  describe();
};

byId('dishes').append(...dishes.map((dish) =>
  h('li', {},
    h('button', { type: 'button', onclick: () => begin(dish) },
      h('img', { src: `app/art/${dish.id}.svg`, alt: '', width: 300, height: 300 }),
      h('span', { class: 'name', lang: 'en' }, dish.name),
      h('span', { class: 'price', 'data-cents': dish.price })))));
byId('languages').append(...LOCALES.map(([tag, name]) =>
  h('button', { type: 'button', lang: tag, onclick: () => turnTo(tag as SupportedLocale) }, name)));
byId('again').addEventListener('click', () => show('attract'));
byId('full').addEventListener('click', () => void document.documentElement.requestFullscreen?.());
byId('full').hidden = !document.fullscreenEnabled;
for (const type of ['contextmenu', 'dragstart']) addEventListener(type, (event) => event.preventDefault());

turnTo(language);
followSignIn(login);
