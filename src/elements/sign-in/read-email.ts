import type { MessageKey } from '../../i18n/messages.ts';
import type { EmailIdentifier } from '../../model/identifier.ts';
import { fileLoadError } from '../load-error.ts';

/** An address with nothing to take off, in ASCII: nearly all of them. */
const PLAIN = /^\w[\w!#$%&'*+/=?^`{|}~.-]*@[a-z\d-]+(\.[a-z\d-]+)+$/i;

/**
 * Reads an e-mail address that was typed, pasted or filled in. The file that cleans an address is only loaded for one
 * that needs it.
 *
 * @returns the address, or the key of the message that says what is wrong with it
 * @throws {AuthError} `network_error` where that file fails to load; the next call tries again
 */
export const readTypedEmail = async (typed: string): Promise<EmailIdentifier | MessageKey> => {
  const email = typed.trim();
  if (!email) return 'emailMissing';
  if (PLAIN.test(email)) return { channel: 'email', email };
  const { readEmail } = await import('../../model/email.ts').catch((cause: unknown) => {
    throw fileLoadError(cause);
  });
  return readEmail(email);
};
