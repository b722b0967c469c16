import { languageOf, matchLocale } from './match-locale.ts';

/**
 * The brand's own words for a language tag, the nearest first: `pt-PT`, `pt`, `pt-BR`. They are layers for
 * `createTranslate`, to stand before the locale's. So a brand can speak a language that does not ship; a text that it
 * leaves out is English.
 *
 * @param copy words by locale, by message key; validated before (see `Brand.copy`)
 */
export const brandLayers = <Words>(copy: Readonly<Record<string, Words>> | undefined, tag: string): Words[] =>
  [...new Set([tag.replace(/_/g, '-').toLowerCase(), languageOf(tag), matchLocale(tag).toLowerCase()])].flatMap(
    (wanted) =>
      Object.entries(copy ?? {}).flatMap(([locale, words]) => (locale.toLowerCase() === wanted ? [words] : [])),
  );
