import type { MessageKey } from '../i18n/messages.ts';
import { isEmail } from '../model/contact.ts';

/** Returns the message for a text that is no e-mail address. */
export const emailProblem = (text: string): MessageKey | undefined =>
  isEmail(text) ? undefined : text ? 'email_invalid' : 'emailMissing';
