/** The locales that ship. */
export const LOCALES = ['en', 'es', 'fr', 'pt-BR', 'de', 'zh-Hans', 'ja', 'ko', 'ar', 'he'] as const;

export type SupportedLocale = (typeof LOCALES)[number];

/** The language of a tag, in lower case; `iw` is what Java and older Android call Hebrew. */
const languageOf = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0]!.replace(/^iw$/, 'he');

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

/**
 * The brand's own words for a language tag, the nearest first: `pt-PT`, `pt`, `pt-BR`. They are layers for
 * `createTranslate`, to stand before the locale's. So a brand can speak a language that does not ship; what it leaves
 * out is English.
 *
 * @param copy words by locale, by message key; validated before (see `Brand.copy`)
 */
export const brandLayers = <Words>(copy: Readonly<Record<string, Words>> | undefined, tag: string): Words[] =>
  [...new Set([tag.replace(/_/g, '-').toLowerCase(), languageOf(tag), matchLocale(tag).toLowerCase()])].flatMap(
    (wanted) =>
      Object.entries(copy ?? {}).flatMap(([locale, words]) => (locale.toLowerCase() === wanted ? [words] : [])),
  );
