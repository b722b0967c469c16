import { directionOf, matchLocale, type SupportedLocale } from '../../src/i18n/match-locale.ts';

export type { SupportedLocale };

/** The words of a page in each language, by key. */
export type Words<Key extends string> = Readonly<Record<SupportedLocale, Readonly<Record<Key, string>>>>;

/** The language that the address asks for with `?lang=`, else English. */
export const askedLanguage = (): SupportedLocale => matchLocale(new URLSearchParams(location.search).get('lang') ?? 'en');

/** Turns the page to a language: the sign-in follows the page's. */
export const speak = (tag: SupportedLocale): void => {
  document.documentElement.lang = tag;
  document.documentElement.dir = directionOf(tag);
};

/** Puts the words of a language into the elements that name a key in `data-words`. */
export const fillIn = <Key extends string>(words: Readonly<Record<Key, string>>): void => {
  for (const element of document.querySelectorAll<HTMLElement>('[data-words]')) element.textContent = words[element.dataset.words as Key];
};

/** An amount of cents, in the dollars of the language. */
export const dollars = (cents: number, tag: string): string =>
  new Intl.NumberFormat(tag, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' }).format(cents / 100);
