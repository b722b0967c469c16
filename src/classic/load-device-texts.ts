import { matchLocale } from '../i18n/match-locale.ts';
import type { Messages } from '../i18n/messages.ts';
import { modules, textsOf } from './locale-modules.ts';

/** Takes the place of the function of the same name in the standalone script: the texts come with those of the language. */
export const loadDeviceTexts = async (tag: string): Promise<Messages | null> => {
  const locale = matchLocale(tag);
  if (locale === 'en') return null;
  await modules[locale]();
  return textsOf(`${locale}.device`) ?? null;
};
