import { AuthError } from '../model/auth-error.ts';
import { own } from '../model/own.ts';
import type { TokenSet } from '../model/tokens.ts';

/** The subject of an id token (OpenID Connect Core 1.0 section 2); `undefined` where it cannot be read. */
const subjectOf = (idToken: string | null): unknown => {
  try {
    const payload = idToken!.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    return own(JSON.parse(atob(payload)) as { sub?: unknown }).sub;
  } catch {
    return undefined;
  }
};

/**
 * A refresh must not change the subject (OpenID Connect Core 1.0 section 12.2).
 *
 * @throws {AuthError} `session_expired` where the id tokens name different guests
 */
export const checkGuest = (old: TokenSet, fresh: TokenSet): void => {
  const [first, second] = [subjectOf(old.idToken), subjectOf(fresh.idToken)];
  if (first !== undefined && second !== undefined && first !== second) {
    throw new AuthError('session_expired', 'The new tokens are of another guest');
  }
};
