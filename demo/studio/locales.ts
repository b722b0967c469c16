import englishDevices from '../../src/i18n/devices/en.device.ts';
import { loadDeviceTexts } from '../../src/i18n/load-device-texts.ts';

/** The texts that ship with the element (`punchh-login/locales/*`), as the placeholders of the brand's own. */
type Texts = Record<string, string | { other: string }>;

const files: Record<string, { name: string; load: () => Promise<{ default: Texts }> }> = {
  en: { name: 'English', load: () => import('../../src/i18n/locales/en.ts') },
  es: { name: 'Español', load: () => import('../../src/i18n/locales/es.ts') },
  fr: { name: 'Français', load: () => import('../../src/i18n/locales/fr.ts') },
  'pt-BR': { name: 'Português (Brasil)', load: () => import('../../src/i18n/locales/pt-BR.ts') },
  de: { name: 'Deutsch', load: () => import('../../src/i18n/locales/de.ts') },
  'zh-Hans': { name: '简体中文', load: () => import('../../src/i18n/locales/zh-Hans.ts') },
  ja: { name: '日本語', load: () => import('../../src/i18n/locales/ja.ts') },
  ko: { name: '한국어', load: () => import('../../src/i18n/locales/ko.ts') },
  ar: { name: 'العربية', load: () => import('../../src/i18n/locales/ar.ts') },
  he: { name: 'עברית', load: () => import('../../src/i18n/locales/he.ts') },
};

export const LOCALES: readonly (readonly [string, string])[] = Object.entries(files).map(([tag, { name }]) => [tag, name]);

/** A locale's texts by key, with those of kiosks and tills; of plural forms the general one. */
export const defaultTexts = async (tag: string): Promise<Record<string, string>> => {
  const [{ default: texts }, devices] = await Promise.all([(files[tag] ?? files.en!).load(), loadDeviceTexts(tag)]);
  return Object.fromEntries(Object.entries({ ...texts, ...englishDevices, ...devices }).map(([key, text]) => [key, typeof text === 'string' ? text : text.other]));
};

/** The locale whose texts, the brand's own counted in, are longest. Wide letters count twice. */
export const longestLocale = async (copy: Record<string, Record<string, string>> = {}): Promise<string> => {
  const width = (text: string) => Array.from(text, (char) => (char > '\u2e80' ? 2 : 1)).reduce<number>((sum, one) => sum + one, 0);
  const lengths = await Promise.all(LOCALES.map(async ([tag]) => {
    const texts = { ...await defaultTexts(tag), ...copy[tag] };
    return [tag, Object.values(texts).reduce((sum, text) => sum + width(text), 0)] as const;
  }));
  return lengths.reduce((longest, candidate) => (candidate[1] > longest[1] ? candidate : longest))[0];
};
