import type { Translate } from '../i18n/translate.ts';
import type { AuthError } from '../model/auth-error.ts';

/** The sentence of an error for the guest. */
export const errorText = (t: Translate, { guestText, code }: AuthError): string => guestText ?? t(code);
