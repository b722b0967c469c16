import en from './locales/en.first.ts';
import type { MessageKey, Messages } from './messages.ts';
import type { Translate } from './translate.ts';

/** Translates for the first step, whose texts have neither plurals nor places. `createTranslate` takes over once it is loaded. */
export const firstTexts =
  (layers: readonly (Messages | undefined)[]): Translate =>
  (key: MessageKey) =>
    (layers.find((layer) => layer?.[key])?.[key] ?? (en as Messages)[key] ?? en.unknown) as string;
