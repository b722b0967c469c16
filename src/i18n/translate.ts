import { pluralRules } from './format.ts';
import en from './locales/en.core.ts';
import type { Message, MessageKey, Messages } from './messages.ts';

/**
 * Turns a message key into the words of one locale. `params` fill the `{name}` places, one it lacks stays as it is
 * (see `splitMessage`); a number under `count` also picks the plural form.
 */
export type Translate = (key: MessageKey, params?: Readonly<Record<string, string | number>>) => string;

/**
 * Looks a key up in `layers`, in order: the brand's (`brandLayers`), then the locale's (`loadLocale`). Where none has it, uses
 * English and calls `onMissing`. This module has the English texts of a sign-in with a code. A key of other texts that are not
 * loaded yet returns the text of `unknown`, which fits every error.
 *
 * @param locale BCP 47 tag for plurals and numbers, see `formatLocale`
 */
export const createTranslate =
  (
    locale: string,
    layers: readonly (Messages | undefined)[],
    onMissing?: (key: MessageKey, locale: string) => void,
  ): Translate =>
  (key, params = {}) => {
    const find = (wanted: MessageKey) => layers.find((layer) => layer?.[wanted])?.[wanted];
    let message = find(key);
    if (!message) {
      message = (en as Messages)[key];
      if (!message || !/^en/.test(locale)) onMissing?.(key, locale);
      message ??= find('unknown') ?? en.unknown;
    }
    return pluralForm(message, locale, params['count']).replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = params[name];
      return typeof value === 'number' ? value.toLocaleString(locale) : (value ?? place);
    });
  };

const pluralForm = (message: Message, locale: string, count: unknown): string =>
  typeof message === 'string' ? message : (message[pluralRules(locale).select(Number(count))] ?? message.other);
