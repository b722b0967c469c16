import { requireHeader, type Call } from './call.ts';
import { hmacHex } from './crypto.ts';
import { Refusal } from './refusal.ts';

/**
 * Checks `x-pch-digest`: lowercase hex HMAC over path-with-query and the body's bytes as sent, with the client's
 * secret; SHA-1 under `/api/auth/`, SHA-256 elsewhere.
 * @throws Refusal 400 without the header, 412 `invalid_signature` for another digest or a client without a secret
 */
export async function requireDigest(call: Call, secret: string | undefined): Promise<void> {
  const given = requireHeader(call, 'x-pch-digest');
  const path = new TextEncoder().encode(call.pathWithQuery);
  const message = new Uint8Array(path.length + call.bytes.length);
  message.set(path);
  message.set(call.bytes, path.length);
  const hash = call.path.startsWith('/api/auth/') ? 'SHA-1' : 'SHA-256';
  if (secret === undefined || given !== await hmacHex(hash, secret, message)) {
    throw new Refusal(412, 'invalid_signature', 'The signature does not match the request.');
  }
}
