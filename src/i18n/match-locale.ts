import { modules } from './locale-modules.ts';

export type SupportedLocale = keyof typeof modules;

export const LOCALES = Object.keys(modules) as SupportedLocale[];

/** The language of a tag, in lower case; `iw` is what Java and older Android call Hebrew. */
export const languageOf = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0]!.replace(/^iw$/, 'he');

/**
 * The locale that ships for a language tag, by its language (lookup of BCP 47, RFC 4647 section 3.4): `es-MX` → `es`,
 * `pt` → `pt-BR`, `zh-TW` → `zh-Hans` (nearer than English), anything unknown → `en`.
 */
export const matchLocale = (tag: string): SupportedLocale =>
  LOCALES.find((locale) => languageOf(locale) === languageOf(tag)) ?? 'en';

export const directionOf = (tag: string): 'ltr' | 'rtl' => (/^(ar|he)/.test(matchLocale(tag)) ? 'rtl' : 'ltr');
