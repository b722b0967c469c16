import devices from '../../src/i18n/devices/en.device.ts';
import { loadDeviceTexts } from '../../src/i18n/load-device-texts.ts';
import { loadLocale } from '../../src/i18n/locale-loader.ts';
import type { SupportedLocale } from '../../src/i18n/match-locale.ts';
import type { Message, Messages } from '../../src/i18n/messages.ts';

/** Every text of a locale. */
export const wholeLocale = async (locale: SupportedLocale): Promise<Messages> =>
  ({ ...(await loadLocale(locale, true)), ...((await loadDeviceTexts(locale)) ?? devices) });

/** The text, or all plural forms of it. */
export const formsOf = (message: Message | undefined): string[] =>
  message === undefined ? [] : typeof message === 'string' ? [message] : Object.values(message);

/** The names of the places in a text, in all plural forms together. */
export const placesOf = (message: Message | undefined): string[] => [
  ...new Set(formsOf(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))),
].sort();

/** Each text with its key, plural forms one by one. */
export const textsOf = (messages: Messages): [key: string, text: string][] =>
  Object.entries(messages).flatMap(([key, message]: [string, Message]) =>
    formsOf(message).map((text): [string, string] => [key, text]));
