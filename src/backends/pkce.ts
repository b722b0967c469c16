const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** A fresh code verifier: 32 random bytes as 43 base64url characters (RFC 7636 section 4.1). */
export const createCodeVerifier = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Its code challenge by method S256 (RFC 7636 section 4.2). Needs a secure context. */
export const createCodeChallenge = async (codeVerifier: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier))));
