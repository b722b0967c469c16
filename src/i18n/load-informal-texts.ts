import { matchLocale, type SupportedLocale } from './match-locale.ts';
import type { Messages } from './messages.ts';

type TextFile = () => Promise<{ default: Messages }>;

/** The languages that address guests formally by default. Literal strings, so that a bundler makes a file of each. */
const files: Readonly<Partial<Record<SupportedLocale, TextFile>>> = {
  de: () => import('./informal/de.informal.ts'),
  es: () => import('./informal/es.informal.ts'),
  fr: () => import('./informal/fr.informal.ts'),
  ko: () => import('./informal/ko.informal.ts'),
  'zh-Hans': () => import('./informal/zh-Hans.informal.ts'),
};

/**
 * Loads the texts that address a guest informally (`du`, `tú`, `tu`, `해요`, `你`); `null` for a language whose texts do not make the
 * difference.
 *
 * @param tag BCP 47
 */
export const loadInformalTexts = async (tag: string): Promise<Messages | null> => (await files[matchLocale(tag)]?.())?.default ?? null;
