import { matchLocale, type SupportedLocale } from './match-locale.ts';
import type { Messages } from './messages.ts';

type TextFile = () => Promise<{ default: Messages }>;

/** Literal strings, so that a bundler makes a file of each. English is part of the file that calls this. */
const files: Record<Exclude<SupportedLocale, 'en'>, TextFile> = {
  es: () => import('./devices/es.device.ts'),
  fr: () => import('./devices/fr.device.ts'),
  'pt-BR': () => import('./devices/pt-BR.device.ts'),
  de: () => import('./devices/de.device.ts'),
  'zh-Hans': () => import('./devices/zh-Hans.device.ts'),
  ja: () => import('./devices/ja.device.ts'),
  ko: () => import('./devices/ko.device.ts'),
  ar: () => import('./devices/ar.device.ts'),
  he: () => import('./devices/he.device.ts'),
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
