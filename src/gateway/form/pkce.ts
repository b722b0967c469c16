import { toBase64Url } from '../base64.ts';

/** 43 characters from 32 random bytes (RFC 7636 section 4.1). */
export const createCodeVerifier = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));

/** The S256 challenge of a verifier (RFC 7636 section 4.2). */
export const toCodeChallenge = async (verifier: string): Promise<string> =>
  toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
