import type { SandboxClock } from './clock.ts';
import { randomToken, unsignedJwt } from './crypto.ts';
import { Refusal } from './refusal.ts';

/** All tokens of one sign-in, refreshes included. */
export interface Family {
  readonly client: string;
  readonly account: number;
  /** Ended: neither token is accepted. */
  revoked: boolean;
  /** The refresh tokens are ended; the access token is accepted until it expires. */
  refreshEnded: boolean;
}

export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly idToken: string | null;
}

export interface TokenRules {
  /** Seconds; `null` = the access token is valid until revoked. */
  readonly expiresIn: number | null;
  /** Seconds; `null` = the refresh token cannot be exchanged. */
  readonly refreshExpiresIn: number | null;
  /** Seconds. */
  readonly refreshGrace: number;
  readonly revokeOnReuse: boolean;
  readonly idToken: boolean;
}

interface Access {
  readonly family: Family;
  readonly expiresAt: number;
  readonly idToken: string | null;
}

interface Refreshing {
  readonly family: Family;
  readonly expiresAt: number;
  usedAt: number | null;
}

const refused = (message: string): Refusal => new Refusal(401, 'invalid_refresh_token', message);

/** The tokens that were issued; rotation as in "Best Current Practice for OAuth 2.0 Security" (RFC 9700, section 4.14). */
export class Tokens {
  readonly #access = new Map<string, Access>();
  readonly #refresh = new Map<string, Refreshing>();
  readonly #clock: SandboxClock;

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /** Issues the first tokens of a sign-in. */
  start(client: string, account: number, rules: TokenRules): IssuedTokens {
    return this.#issue({ client, account, revoked: false, refreshEnded: false }, rules);
  }

  /**
   * Exchanges a refresh token, which is then used up, for new tokens.
   * @param checkAccount throws where the account may not go on; then the refresh token is not used up
   * @throws Refusal 401
   */
  refresh(client: string, refreshToken: string, rules: TokenRules, checkAccount: (id: number) => void): IssuedTokens {
    const known = this.#refresh.get(refreshToken);
    if (!known || known.family.client !== client) throw refused('The refresh token is invalid.');
    const { family } = known;
    const now = this.#clock.now();
    if (family.revoked || family.refreshEnded) throw refused('The refresh token has been revoked.');
    if (known.expiresAt <= now) throw refused('The refresh token has expired.');
    if (known.usedAt !== null && now - known.usedAt >= rules.refreshGrace * 1000) {
      if (rules.revokeOnReuse) family.revoked = true;
      throw refused('The refresh token has already been used.');
    }
    checkAccount(family.account);
    known.usedAt ??= now;
    return this.#issue(family, rules);
  }

  /** The sign-in that the request's access token belongs to. @throws Refusal 401: unknown, `blacklisted_token`, `token_expired` */
  authenticate(headers: Headers, { needsIdToken = true } = {}): Family {
    const [, bearer] = /^Bearer (\S+)$/.exec(headers.get('Authorization') ?? '') ?? [];
    const known = bearer === undefined ? undefined : this.#access.get(bearer);
    if (!known) throw new Refusal(401, 'unauthenticated', 'You need to sign in before continuing.');
    if (known.family.revoked) throw new Refusal(401, 'blacklisted_token', 'The access token has been revoked.');
    if (known.expiresAt <= this.#clock.now()) throw new Refusal(401, 'token_expired', 'The access token has expired.');
    const idToken = headers.get('id-token');
    if (known.idToken !== null && idToken !== known.idToken && (needsIdToken || idToken !== null)) {
      throw new Refusal(401, 'invalid_id_token', 'The id-token header is missing or does not belong to the access token.');
    }
    return known.family;
  }

  /** Ends a sign-in: its refresh token must belong to it. @throws Refusal 422 */
  revoke(family: Family, refreshToken: string | null): void {
    if (refreshToken !== null && this.#refresh.get(refreshToken)?.family !== family) {
      throw new Refusal(422, 'invalid_refresh_token', 'The refresh token does not belong to the access token.');
    }
    family.revoked = true;
  }

  /** Ends the refresh tokens of all of an account's sign-ins. */
  endRefreshTokens(account: number): void {
    for (const { family } of this.#refresh.values()) if (family.account === account) family.refreshEnded = true;
  }

  #issue(family: Family, rules: TokenRules): IssuedTokens {
    const now = this.#clock.now();
    const expiresAt = rules.expiresIn === null ? Infinity : now + rules.expiresIn * 1000;
    const idToken = rules.idToken
      ? unsignedJwt({
        aud: family.client,
        sub: String(family.account),
        iat: Math.floor(now / 1000),
        exp: Math.floor(expiresAt / 1000),
        jti: randomToken().slice(0, 16),
      })
      : null;
    const tokens = { accessToken: randomToken(), refreshToken: randomToken(), idToken };
    this.#access.set(tokens.accessToken, { family, expiresAt, idToken });
    if (rules.refreshExpiresIn !== null) {
      this.#refresh.set(tokens.refreshToken, { family, expiresAt: now + rules.refreshExpiresIn * 1000, usedAt: null });
    }
    return tokens;
  }
}
