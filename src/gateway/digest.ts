const encoder = new TextEncoder();

type Hash = 'SHA-1' | 'SHA-256';

/** Which hash a path is signed with, or `null` where the vendor asks for no signature. */
export const signatureHash = (path: string): Hash | null =>
  path.startsWith('/api2/mobile/') ? 'SHA-256' : path.startsWith('/api/auth/') ? 'SHA-1' : null;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export const toHex = (bytes: ArrayBuffer): string => {
  let text = '';
  for (const byte of new Uint8Array(bytes)) text += HEX[byte]!;
  return text;
};

/** A keyed hash (RFC 2104). The key is imported once; it cannot be read back. */
export const createHmac = (secret: string, hash: Hash): ((message: Uint8Array<ArrayBuffer>) => Promise<string>) => {
  const key = crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash }, false, ['sign']);
  return async (message) => toHex(await crypto.subtle.sign('HMAC', await key, message));
};

/** Signs one request: `path` with its query, then the body's bytes exactly as they are sent. */
export type Signer = (hash: Hash, pathWithQuery: string, body: Uint8Array<ArrayBuffer>) => Promise<string>;

/** Signs requests with a client's secret: `x-pch-digest`, lowercase hex. */
export const createSigner = (secret: string): Signer => {
  const hmac = { 'SHA-1': createHmac(secret, 'SHA-1'), 'SHA-256': createHmac(secret, 'SHA-256') };
  return (hash, pathWithQuery, body) => {
    const path = encoder.encode(pathWithQuery);
    const message = new Uint8Array(path.length + body.length);
    message.set(path);
    message.set(body, path.length);
    return hmac[hash](message);
  };
};
