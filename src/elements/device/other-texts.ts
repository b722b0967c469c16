import type { MessageKey } from '../../i18n/messages.ts';
import type { Translate } from '../../i18n/translate.ts';

/** Translates with other texts in place of some. */
export const otherTexts =
  (t: Translate, others: Readonly<Partial<Record<MessageKey, MessageKey>>>): Translate =>
  (key, params) =>
    t(others[key] ?? key, params);
