import en from './locales/en.first.ts';
import { modules } from './locale-modules.ts';
import { matchLocale, type SupportedLocale } from './match-locale.ts';
import type { LocaleModule, Messages } from './messages.ts';

/**
 * The texts for a language tag; the browser fetches each file once. Never rejects: texts that do not come are English
 * (see `isEnglish`).
 *
 * @param tag BCP 47, see `matchLocale`
 * @param whole with the texts of the steps that few guests meet
 * @param from where the files come from
 */
export const loadLocale = async (
  tag: string,
  whole = false,
  from: Record<SupportedLocale, () => Promise<LocaleModule>> = modules,
): Promise<Messages> => {
  const name = matchLocale(tag);
  // A built locale needs this file beside it; both are requested at the same time.
  if (name !== 'en') void import('./named.ts').catch(() => {});
  const locale = await from[name]().catch(() => (whole ? from.en() : null)).catch(() => null);
  const more = whole && (await locale?.more?.().catch(() => null))?.default;
  // Without more texts the object is the same each time, and nothing is drawn anew.
  return more ? { ...locale!.default, ...more } : (locale?.default ?? en);
};

/** Whether texts are English, for `lang` and `dir`: the guest's own language may have failed to load. No texts are English. */
export const isEnglish = (messages: Messages = en): boolean => messages.heading === en.heading;
