/** The locales that ship. */
export const LOCALES = ['en', 'es', 'fr', 'pt-BR', 'de', 'zh-Hans', 'ja', 'ko', 'ar', 'he'] as const;

export type SupportedLocale = (typeof LOCALES)[number];

/** The language of a tag, in lower case; `iw` is what Java and older Android call Hebrew. */
export const languageOf = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0]!.replace(/^iw$/, 'he');

const find = (tag: string): SupportedLocale | undefined =>
  LOCALES.find((locale) => languageOf(locale) === languageOf(tag));

/**
 * The locale that ships for a language tag, by its language (lookup of BCP 47, RFC 4647 section 3.4): `es-MX` → `es`,
 * `pt` → `pt-BR`, `zh-TW` → `zh-Hans` (nearer than English), anything unknown → `en`.
 */
export const matchLocale = (tag: string): SupportedLocale => find(tag) ?? 'en';

export const directionOf = (tag: string): 'ltr' | 'rtl' => (/^(ar|he)/.test(matchLocale(tag)) ? 'rtl' : 'ltr');

/**
 * The tag for `Intl`: the guest's own where its texts ship (`en-GB` writes dates as Britain does), else that of the
 * texts, so that no Italian date stands in an English sentence. Never one that `Intl` throws at.
 */
export const formatLocale = (tag: string): string => {
  try {
    return find(tag) ? Intl.getCanonicalLocales(tag.replace(/_/g, '-'))[0]! : 'en';
  } catch {
    return matchLocale(tag);
  }
};
