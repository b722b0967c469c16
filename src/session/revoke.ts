import type { TokenSet } from '../model/tokens.ts';
import type { SessionState } from './session-state.ts';

/** Loads what only sessions in cookie mode need. They load it when they open: a sign-out without a network must find it. */
export const loadCookieMode = () => import('./cookie-mode.ts');

/** Tells the server that a sign-in has ended. Never rejects. In cookie mode it is told later where it cannot be reached now. */
export const revokeTokens = async (state: SessionState, tokens: TokenSet): Promise<void> => {
  try {
    if (state.cookie && tokens.cookieId) await (await loadCookieMode()).revokeCookie(state, tokens);
    else await (await state.loadCalls()).revoke?.(tokens);
  } catch {
    // The server ends the tokens when their time is over.
  }
};
