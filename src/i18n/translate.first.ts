import en from './locales/en.first.ts';
import type { MessageKey, Messages } from './messages.ts';
import type { Translate } from './translate.ts';

/** Words of the first step, which has neither plurals nor places: `createTranslate` comes after it. */
export const firstWords =
  (layers: readonly (Messages | undefined)[]): Translate =>
  (key: MessageKey) =>
    (layers.find((layer) => layer?.[key])?.[key] ?? (en as Messages)[key] ?? en.unknown) as string;
