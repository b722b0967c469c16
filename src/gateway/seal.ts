import { fromBase64, toBase64Url } from './base64.ts';
import { own } from './own.ts';

const IV_LENGTH = 12; // NIST SP 800-38D section 8.2

const encoder = new TextEncoder();

/** Encrypts texts that a browser keeps, with AES-256-GCM. What is sealed under one name does not open under another. */
export interface Sealer {
  seal(name: string, text: string): Promise<string>;
  /** The text, or `null` for anything that no gateway with one of the keys has sealed under this name. */
  open(name: string, sealed: string): Promise<string | null>;
}

/** @param key 32 bytes in base64; of several the first seals and every one opens */
export function createSealer(key: string | readonly string[]): Sealer {
  const keys = [key].flat().map((text) =>
    crypto.subtle.importKey('raw', fromBase64(text), 'AES-GCM', false, ['encrypt', 'decrypt']));
  const algorithm = (iv: Uint8Array<ArrayBuffer>, name: string) => own({ name: 'AES-GCM', iv, additionalData: encoder.encode(name), tagLength: 128 });
  return {
    async seal(name, text) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_LENGTH));
      const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm(iv, name), await keys[0]!, encoder.encode(text)));
      const bytes = new Uint8Array(IV_LENGTH + sealed.length);
      bytes.set(iv);
      bytes.set(sealed, IV_LENGTH);
      return toBase64Url(bytes);
    },
    async open(name, sealed) {
      for (const each of keys) {
        try {
          const bytes = fromBase64(sealed);
          const iv = bytes.subarray(0, IV_LENGTH);
          return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm(iv, name), await each, bytes.subarray(IV_LENGTH)));
        } catch {
          // Sealed with another key, or not by a gateway at all.
        }
      }
      return null;
    },
  };
}
