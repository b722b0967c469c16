import en from './locales/en.first.ts';
import { modules } from './locale-modules.ts';
import { matchLocale, type SupportedLocale } from './match-locale.ts';
import type { LocaleModule, Messages } from './messages.ts';

/**
 * The texts for a language tag; the browser fetches each file once. Never rejects: texts that do not come are English
 * (see `isEnglish`), and without its second part a locale's first is still given.
 *
 * @param tag BCP 47, see `matchLocale`
 * @param whole with the texts of the details and password steps, kiosk and POS
 * @param from where the files come from
 */
export const loadLocale = async (tag: string, whole = false, from: Record<SupportedLocale, () => Promise<LocaleModule>> = modules): Promise<Messages> => {
  const locale = await from[matchLocale(tag)]().catch(() => (from === modules ? modules.en().catch(() => null) : null));
  const texts: Messages = locale?.default ?? en;
  // The same object for the same words: nothing is drawn anew.
  return whole ? { ...texts, ...(await locale?.more().catch(() => undefined))?.default } : texts;
};

/** Whether texts are English, for `lang` and `dir`: the guest's own language may not have come. */
export const isEnglish = (messages: Messages): boolean => messages.heading === en.heading;
