import { ar } from './ar.ts';
import { de } from './de.ts';
import { en, type Texts } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { ptBR } from './pt-BR.ts';
import { zhHans } from './zh-Hans.ts';

export type { Texts };

/** The languages of the element. A test holds the words that both have together. */
export const TEXTS: Readonly<Record<string, Texts>> = { en, es, fr, de, 'pt-BR': ptBR, 'zh-Hans': zhHans, ja, ko, ar, he };

export interface Language {
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly texts: Texts;
}

const baseOf = (tag: string) => tag.trim().toLowerCase().split(/[-_;]/, 1)[0]!;

/**
 * The language of a page.
 *
 * @param wanted tags, or entries of an `Accept-Language`, the most wanted first
 */
export function chooseLanguage(wanted: readonly (string | null | undefined)[]): Language {
  const tags = wanted.flatMap((entry) => entry?.split(',', 16) ?? []);
  const found = tags.map((tag) => Object.keys(TEXTS).find((each) => baseOf(each) === baseOf(tag))).find((tag) => tag !== undefined);
  const tag = found ?? 'en';
  return { tag, direction: tag === 'ar' || tag === 'he' ? 'rtl' : 'ltr', texts: TEXTS[tag]! };
}
