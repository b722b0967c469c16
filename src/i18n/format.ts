import { languageOf, matchLocale } from './match-locale.ts';

/** Making an `Intl` object costs up to a millisecond on a phone: each is made once. */
const once = <T>(make: (locale: string) => T): ((locale: string) => T) => {
  const made = new Map<string, T>();
  return (locale) => {
    if (!made.has(locale)) made.set(locale, make(locale));
    return made.get(locale)!;
  };
};

export const pluralRules = once((locale) => new Intl.PluralRules(locale));
const twoDigits = once((locale) => new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 }));
const dates = once((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));
const lists = once((locale) => new Intl.ListFormat(locale));

/**
 * A countdown in minutes and seconds, in the locale's digits: `0:24`. `Intl.DurationFormat` would do it, but Safari
 * has it from 16.4, Firefox only from 136.
 *
 * @param seconds time left; rounded up, so that `0:00` is only shown when it is over
 */
export const formatCountdown = (seconds: number, locale: string): string => {
  const left = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(left / 60).toLocaleString(locale)}:${twoDigits(locale).format(left % 60)}`;
};

/**
 * A time left in words, for a sentence: "44 seconds", from a minute on "2 minutes".
 *
 * @param seconds time left; rounded up
 */
export const formatWait = (seconds: number, locale: string): string => {
  const [count, unit] = seconds < 60 ? [seconds, 'second'] : [seconds / 60, 'minute'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.max(0, Math.ceil(count)));
};

/** A date in words, in the guest's time zone: "21 November 2026". `time` in ms since the epoch. */
export const formatDate = (time: number, locale: string): string => dates(locale).format(time);

/** "A, B, and C" as the locale lists things; places such as `{terms}` may be listed too (see `splitMessage`). */
export const formatList = (items: readonly string[], locale: string): string => lists(locale).format(items);

/**
 * Keeps a phone number, an address or a code in one piece, left to right, inside a right-to-left sentence (Unicode
 * Bidirectional Algorithm, UAX #9: LRI … PDI). Invisible everywhere else.
 */
export const isolate = (text: string): string => `\u2066${text}\u2069`;

/**
 * The tag for `Intl`: the guest's own where its texts ship (`en-GB` writes dates as Britain does), else that of the
 * texts, so that no Italian date stands in an English sentence. Never one that `Intl` throws at.
 */
export const formatLocale = (tag: string): string => {
  try {
    return languageOf(matchLocale(tag)) === languageOf(tag) ? Intl.getCanonicalLocales(tag.replace(/_/g, '-'))[0]! : 'en';
  } catch {
    return matchLocale(tag);
  }
};
