import { matchLocale, type SupportedLocale } from './match-locale.ts';
import type { Messages } from './messages.ts';

type TextFile = () => Promise<{ default: Messages }>;

/** Literal strings, so that a bundler makes a file of each. English comes with whoever asks. */
const files: Record<Exclude<SupportedLocale, 'en'>, TextFile> = {
  es: () => import('./devices/es.ts'),
  fr: () => import('./devices/fr.ts'),
  'pt-BR': () => import('./devices/pt-BR.ts'),
  de: () => import('./devices/de.ts'),
  'zh-Hans': () => import('./devices/zh-Hans.ts'),
  ja: () => import('./devices/ja.ts'),
  ko: () => import('./devices/ko.ts'),
  ar: () => import('./devices/ar.ts'),
  he: () => import('./devices/he.ts'),
};

/**
 * Loads the texts of kiosks and tills in a language; `null` for English.
 *
 * @param tag BCP 47, see `matchLocale`
 */
export const loadDeviceTexts = async (tag: string): Promise<Messages | null> => {
  const locale = matchLocale(tag);
  return locale === 'en' ? null : (await files[locale]()).default;
};
