import type { AuthErrorCode } from '../model/auth-error.ts';
import type devices from './devices/en.device.ts';
import type core from './locales/en.core.ts';
import type more from './locales/en.more.ts';

/** A text, or its plural forms by CLDR category (`Intl.PluralRules`). */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** Every text has a key, and English has every key. */
export type MessageKey = keyof typeof core | keyof typeof more | keyof typeof devices;

type Worded<Code extends MessageKey> = Code;

/** An error code is the key of its sentence: a code without one is a type error here. */
export type ErrorKey = Worded<AuthErrorCode>;

/** The texts of a locale, a brand, or part of them; a key it lacks falls back to the next layer. */
export type Messages = Readonly<Partial<Record<MessageKey, Message>>>;

/** The texts that `locales/<locale>.core.ts` must hold: a key it lacks, or one too many, is a type error. */
export type CoreMessages = Record<keyof typeof core, Message>;

/** The texts that `locales/<locale>.more.ts` must hold. */
export type MoreMessages = Record<keyof typeof more, Message>;

/** The texts that `devices/<locale>.device.ts` must hold. */
export type DeviceMessages = Record<keyof typeof devices, Message>;

/** A file of texts. A language comes in parts, of which the first loads the other: the texts of the steps that few guests meet. */
export interface LocaleModule {
  default: Messages;
  more?: () => Promise<{ default: Messages }>;
}
