const encoder = new TextEncoder();

/** `globalThis.crypto.subtle`: only there in a secure context (https or localhost). */
const subtle = (): SubtleCrypto => globalThis.crypto.subtle;

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const randomBytes = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/** An opaque token: 32 random bytes as lowercase hex. */
export const randomToken = (): string => hex(randomBytes(32));

/** A version 4 UUID (RFC 9562); not `randomUUID()`, which plain http lacks. */
export function uuid(): string {
  const bytes = randomBytes(16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A code of `length` digits, leading zeros included. */
export function randomDigits(length: number): string {
  let digits = '';
  // 250 is the largest multiple of ten in a byte: what lies above would favour the low digits.
  while (digits.length < length) for (const byte of randomBytes(length)) if (byte < 250) digits += String(byte % 10);
  return digits.slice(0, length);
}

/** S256 of RFC 7636, section 4.2: base64url(SHA-256(ASCII(verifier))). */
export const codeChallenge = async (verifier: string): Promise<string> =>
  base64url(new Uint8Array(await subtle().digest('SHA-256', encoder.encode(verifier))));

/** Lowercase hex HMAC. */
export async function hmacHex(
  hash: 'SHA-256' | 'SHA-1',
  secret: string,
  message: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const key = await subtle().importKey('raw', encoder.encode(secret), { name: 'HMAC', hash }, false, ['sign']);
  return hex(new Uint8Array(await subtle().sign('HMAC', key, message)));
}

/** A token that looks like a JWT. The signature is random: nobody who reads it holds a key. */
export const unsignedJwt = (claims: Readonly<Record<string, unknown>>): string =>
  [
    base64url(encoder.encode(JSON.stringify({ typ: 'JWT', alg: 'HS256' }))),
    base64url(encoder.encode(JSON.stringify(claims))),
    base64url(randomBytes(32)),
  ].join('.');
