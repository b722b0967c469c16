import { toAuthError } from '../model/to-auth-error.ts';

/** Statuses with which a server can tell that it does not know an address. */
const TELLS_OF_ACCOUNTS = [400, 403, 404, 422];

/**
 * Waits for a request for a reset link. A refusal that is about the account counts as success: nobody may learn from us
 * whether an address is known.
 */
export const hideAccounts = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (thrown) {
    const error = toAuthError(thrown);
    const isAboutAccount = TELLS_OF_ACCOUNTS.includes(error.status ?? 0) && /^(unknown|account_|email_|bad_response)/.test(error.code);
    if (!isAboutAccount) throw error;
  }
};
