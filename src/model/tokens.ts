/** The tokens of a signed-in guest as the host sees them, without the refresh token. */
export interface Tokens {
  accessToken: string;
  /** Sent as the `id-token` header where the server issued one; `null` where it did not. */
  idToken: string | null;
  /** As the server said, usually `Bearer`. */
  tokenType: string;
  /** When the access token expires, in ms since the epoch; `null` = no known expiry: used until the server refuses it. */
  expiresAt: number | null;
}

/** The tokens as a backend returns them and the session stores them. */
export interface TokenSet extends Tokens {
  /**
   * Rotates: each one is used once (PAR Punchh, Refresh token). `null` where the backend has none, or where a
   * gateway keeps it in a cookie; empty where there is nothing to exchange, not even in a cookie.
   */
  refreshToken: string | null;
  /** `password` where the guest signed in with one at the Guest Identity Service: such tokens are refreshed at another path. */
  method?: 'password' | undefined;
  /**
   * In cookie mode the random id by which the gateway finds the cookie that holds the refresh token. The cookie is of no use
   * without it.
   */
  cookieId?: string | undefined;
}

/** Tokens from another source: the access token, and the other fields where they are known. */
export type GivenTokens = Pick<TokenSet, 'accessToken'> & Partial<TokenSet>;
