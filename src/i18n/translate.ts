import { en } from './locales/en.ts';

/** A text, or its plural forms by CLDR category (`Intl.PluralRules`). */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

export type MessageKey = keyof typeof en;

/** A locale's texts; a key it lacks falls back to English. */
export type Messages = Partial<Record<MessageKey, Message>>;

/**
 * Turns a message key into the words of one locale. `params` fill the `{name}` places; a number under `count` also
 * picks the plural form.
 */
export type Translate = (key: MessageKey, params?: Readonly<Record<string, string | number>>) => string;

export const createTranslate =
  (locale: string, ...layers: readonly (Messages | undefined)[]): Translate =>
  (key, params = {}) => {
    const message: Message = layers.find((layer) => layer?.[key])?.[key] ?? en[key];
    const text =
      typeof message === 'string'
        ? message
        : (message[new Intl.PluralRules(locale).select(Number(params['count']))] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = params[name];
      return value === undefined ? place : typeof value === 'number' ? value.toLocaleString(locale) : value;
    });
  };
