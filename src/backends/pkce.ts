import { sha256, toBase64Url } from '../model/base64url.ts';

/** A fresh code verifier: 32 random bytes as 43 base64url characters (RFC 7636 section 4.1). */
export const createCodeVerifier = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));

/** Its code challenge by method S256 (RFC 7636 section 4.2). Needs a secure context. */
export const createCodeChallenge = (codeVerifier: string): Promise<string> => sha256(codeVerifier);
