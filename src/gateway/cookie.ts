import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { createCookieParts } from './cookie-parts.ts';
import { Refusal } from './errors.ts';
import { membersOf, toJson } from './json.ts';
import { createSealer } from './seal.ts';

export interface CookieOptions {
  /**
   * 32 random bytes in base64 (`openssl rand -base64 32`). Of several the first encrypts and every one decrypts, so
   * that a key can be replaced without signing anybody out.
   */
  readonly key: string | readonly string[];
  /** `Strict` by default. `None`, for a gateway on another site than its pages, makes the cookie `Partitioned`. */
  readonly sameSite?: 'Strict' | 'Lax' | 'None';
  /**
   * How long the cookie of a guest who stays signed in lasts unless renewed by a refresh, in seconds; 30 days by default, 400
   * at most.
   */
  readonly maxAge?: number;
}

/** Whose cookie it is: each sign-in of each client and each origin has one of its own. */
export interface CookieOwner {
  readonly client: string;
  readonly origin: string;
  /** The SHA-256 digest of the sign-in's id in base64url, or `''` where the page named none. */
  readonly digest: string;
}

export interface KeptToken {
  /** A refresh token. */
  readonly token: string;
  /** Whether the guest stays signed in when the browser is closed. */
  readonly keep: boolean;
}

/** Keeps refresh tokens in cookies that only a gateway with the key can read. */
export interface TokenCookie {
  /** The refresh token that a request carries for this owner; `null` where there is none, or its time is over. */
  read(request: Request, owner: CookieOwner): Promise<KeptToken | null>;
  /**
   * The `Set-Cookie` values that keep the token.
   *
   * @throws {Refusal} 502 where it is too long for cookies
   */
  keep(request: Request, owner: CookieOwner, kept: KeptToken): Promise<string[]>;
  /** The `Set-Cookie` values that remove it. */
  drop(request: Request, owner: CookieOwner): string[];
  /** The `Set-Cookie` values that make room for a new sign-in: cookies of this client and origin that nobody can use any more. */
  dropLeftOver(request: Request, owner: CookieOwner): Promise<string[]>;
}

const DAY = 24 * 60 * 60;
/** How long, in seconds, the cookie of a guest who does not stay signed in works: browsers restore such cookies too. */
const SHORT_LIFE = DAY;
/** Characters of all cookies of a client and origin, so that they stay below the 16 KiB of headers that servers accept. */
const MAX_TOTAL = 6 * 1024;

/** The content of a cookie, encrypted. */
interface Sealed extends KeptToken {
  readonly digest: string;
  /** In seconds since the epoch. */
  readonly until: number;
}

const hash = (text: string) => bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 8));
const seconds = () => Date.now() / 1000;

/** `null` where the text is no JSON: an earlier version sealed the token alone, for a browser's only session. */
const parseSealed = (text: string): Sealed | null => {
  try {
    const sealed = membersOf(JSON.parse(text));
    return typeof sealed['token'] === 'string' ? (sealed as unknown as Sealed) : null;
  } catch {
    return null;
  }
};

/**
 * One cookie for each sign-in of each client and origin: neither two guests in one browser nor two brands behind one
 * gateway meet, and a page of one allowed origin cannot have the session of another refreshed. The owner is in the cookie's
 * name, which is authenticated with the value, and sealed in the value; so is the time until which it works.
 */
export function createTokenCookie({ key, sameSite = 'Strict', maxAge = 30 * DAY }: CookieOptions): TokenCookie {
  const sealer = createSealer(key);
  const parts = createCookieParts({ sameSite });
  const prefixOf = ({ client, origin }: CookieOwner) => `__Host-punchh-${hash(`${client}\n${origin}`)}`;
  const nameOf = (owner: CookieOwner) => prefixOf(owner) + (owner.digest && `-${hash(owner.digest)}`);

  return {
    async read(request, owner) {
      const name = nameOf(owner);
      const text = await sealer.open(name, parts.read(request, name));
      if (text === null) return null;
      const sealed = parseSealed(text);
      if (!sealed) return owner.digest === '' ? { token: text, keep: true } : null;
      return sealed.digest === owner.digest && sealed.until > seconds() ? { token: sealed.token, keep: sealed.keep } : null;
    },
    async keep(request, owner, { token, keep }) {
      const name = nameOf(owner);
      const until = Math.floor(seconds() + (keep ? maxAge : Math.min(maxAge, SHORT_LIFE)));
      const sealed: Sealed = { token, keep, digest: owner.digest, until };
      const cookies = parts.write(request, name, await sealer.seal(name, toJson(sealed)), keep ? maxAge : undefined);
      if (cookies) return cookies;
      const cause = Object.assign(new Error(), { name: `Refresh token of ${token.length} characters fits into no cookie` });
      throw new Refusal(502, 'bad_gateway', 'The session could not be kept.', {}, { cause });
    },
    drop: (request, owner) => parts.drop(request, nameOf(owner)),
    async dropLeftOver(request, owner) {
      const own = nameOf(owner);
      const prefix = `${prefixOf(owner)}-`;
      const names = parts.names(request).filter((name) => name.startsWith(prefix) && name !== own);
      const found = await Promise.all(
        names.map(async (name) => {
          const value = parts.read(request, name);
          const text = await sealer.open(name, value);
          return { name, size: name.length + value.length, until: (text !== null && parseSealed(text)?.until) || 0 };
        }),
      );
      // Those that last longest stay.
      found.sort((one, other) => other.until - one.until);
      let total = 0;
      const dropped = found.filter(({ size, until }) => until < seconds() || (total += size) > MAX_TOTAL);
      return dropped.flatMap(({ name }) => parts.drop(request, name));
    },
  };
}
