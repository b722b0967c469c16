import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Keyed hashes (RFC 2104). Not `crypto.subtle`: in Node it hands every hash, however small, to another thread, and
 * four of them a request took a fifth of the gateway's time.
 */
const HASHES = { 'SHA-1': sha1, 'SHA-256': sha256 };

type Hash = keyof typeof HASHES;

/** Which hash a path is signed with, or `null` where the vendor asks for no signature. */
export const signatureHash = (path: string): Hash | null =>
  path.startsWith('/api2/mobile/') ? 'SHA-256' : path.startsWith('/api/auth/') ? 'SHA-1' : null;

/** Signs one request: `path` with its query, then the body's bytes exactly as they are sent. In lowercase hex. */
export type Signer = (hash: Hash, pathWithQuery: string, body: Uint8Array) => string;

/** Signs requests with a client's secret, as `x-pch-digest` asks for. */
export const createSigner = (secret: string): Signer => {
  const key = utf8ToBytes(secret);
  return (hash, pathWithQuery, body) =>
    bytesToHex(hmac.create(HASHES[hash], key).update(utf8ToBytes(pathWithQuery)).update(body).digest());
};

/** Hashes texts so that only holders of the secret can tell what a hash stands for; 128 bits, in hex. */
export const createBlinder = (secret: string): ((text: string) => string) => {
  const key = utf8ToBytes(secret);
  return (text) => bytesToHex(hmac(sha256, key, utf8ToBytes(text)).subarray(0, 16));
};
