import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { parse, serialize } from 'hono/utils/cookie';
import { fromBase64, toBase64Url } from './base64.ts';

export interface CookieOptions {
  /**
   * 32 random bytes in base64 (`openssl rand -base64 32`). Of several the first encrypts and every one decrypts, so
   * that a key can be replaced without signing anybody out.
   */
  readonly key: string | readonly string[];
  /** `Strict` by default. `None`, for a gateway on another site than its pages, makes the cookie `Partitioned`. */
  readonly sameSite?: 'Strict' | 'Lax' | 'None';
  /** How long the cookie lasts unless renewed by a refresh, in seconds; 30 days by default, 400 at most. */
  readonly maxAge?: number;
}

const DAY = 24 * 60 * 60;
const IV_LENGTH = 12; // NIST SP 800-38D section 8.2

const encoder = new TextEncoder();

/** Keeps refresh tokens in cookies that only a gateway with the key can read. */
export interface TokenCookie {
  /** The refresh token that a request carries for this client and origin, or `null`. */
  read(request: Request, client: string, origin: string): Promise<string | null>;
  /** A `Set-Cookie` value that keeps the token. */
  keep(token: string, client: string, origin: string): Promise<string>;
  /** A `Set-Cookie` value that removes it. */
  drop(client: string, origin: string): string;
}

/**
 * One cookie per client and origin: brands behind one gateway do not meet, and a page of one allowed origin cannot
 * have the session of another refreshed. The cookie's name is authenticated with it, so none can stand in for another.
 */
export function createTokenCookie({ key, sameSite = 'Strict', maxAge = 30 * DAY }: CookieOptions): TokenCookie {
  const keys = [key].flat().map((text) =>
    crypto.subtle.importKey('raw', fromBase64(text), 'AES-GCM', false, ['encrypt', 'decrypt']),
  );
  const algorithm = (iv: Uint8Array<ArrayBuffer>, name: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: encoder.encode(name),
  });
  const nameFor = (client: string, origin: string) =>
    `__Host-punchh-${bytesToHex(sha256(utf8ToBytes(`${client}\n${origin}`)).subarray(0, 8))}`;
  const write = (name: string, value: string, age: number) =>
    serialize(name, value, {
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite,
      partitioned: sameSite === 'None',
      maxAge: age,
    });

  return {
    async read(request, client, origin) {
      const name = nameFor(client, origin);
      const value = parse(request.headers.get('cookie') ?? '', name)[name];
      if (!value) return null;
      for (const each of keys) {
        try {
          const bytes = fromBase64(value);
          const iv = bytes.subarray(0, IV_LENGTH);
          const plain = await crypto.subtle.decrypt(algorithm(iv, name), await each, bytes.subarray(IV_LENGTH));
          return new TextDecoder().decode(plain);
        } catch {
          // Sealed with another key, or not by a gateway at all: as good as no cookie.
        }
      }
      return null;
    },
    async keep(token, client, origin) {
      const name = nameFor(client, origin);
      const iv = crypto.getRandomValues(new Uint8Array(IV_LENGTH));
      const sealed = await crypto.subtle.encrypt(algorithm(iv, name), await keys[0]!, encoder.encode(token));
      const bytes = new Uint8Array(IV_LENGTH + sealed.byteLength);
      bytes.set(iv);
      bytes.set(new Uint8Array(sealed), IV_LENGTH);
      return write(name, toBase64Url(bytes), maxAge);
    },
    drop: (client, origin) => write(nameFor(client, origin), '', 0),
  };
}
