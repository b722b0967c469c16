import type { AuthErrorCode } from '../model/auth-error.ts';
import type en from './locales/en.ts';
import type enMore from './locales/en.more.ts';

/** A text, or its plural forms by CLDR category (`Intl.PluralRules`). */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** The texts of the one-time code: English has them from the start. */
export type CoreKey = keyof typeof en;

/** The texts of the details and password steps, kiosk and POS: loaded when such a step is. */
export type MoreKey = keyof typeof enMore;

export type MessageKey = CoreKey | MoreKey;

type Worded<Code extends MessageKey> = Code;

/** An error code is the key of its sentence: a code without one is a type error here. */
export type ErrorKey = Worded<AuthErrorCode>;

/** The texts of a locale, a brand, or part of them; a key it lacks falls back to the next layer. */
export type Messages = Readonly<Partial<Record<MessageKey, Message>>>;

/** What `locales/<locale>.ts` must hold: a key it lacks, or one too many, is a type error. */
export type CoreMessages = Record<CoreKey, Message>;

/** What `locales/<locale>.more.ts` must hold. */
export type MoreMessages = Record<MoreKey, Message>;

/** What `locales/<locale>.ts` exports: its texts, and how to get the others. */
export interface LocaleModule {
  default: CoreMessages;
  more: () => Promise<{ default: MoreMessages }>;
}
