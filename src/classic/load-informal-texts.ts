import { matchLocale } from '../i18n/match-locale.ts';
import type { Messages } from '../i18n/messages.ts';
import { textsOf } from './locale-modules.ts';

/** Takes the place of the function of the same name in the standalone script: the texts come with those of the language. */
export const loadInformalTexts = async (tag: string): Promise<Messages | null> => textsOf(`${matchLocale(tag)}.informal`) ?? null;
