import { isRecord } from './brand.ts';
import type { BrandFile } from './brand.ts';
import type { Notes } from './project.ts';
import { toBrand } from './read-brand.ts';

/** A brand on its way to somebody else. */
export interface Parcel {
  brand: BrandFile;
  notes: Notes;
}

const transform = async (bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<ArrayBuffer> =>
  new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer();

/** The brand as a URL fragment, which no server sees: JSON, deflated, base64url. */
export const toFragment = async ({ brand, notes }: Parcel): Promise<string> => {
  // The pictures that a logo was made of stay here: the logo itself is in the brand.
  const { logo: _logo, ...rest } = notes;
  const json = new TextEncoder().encode(JSON.stringify({ brand, notes: rest }));
  const bytes = new Uint8Array(await transform(json, new CompressionStream('deflate-raw')));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `#b=${text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`;
};

/** The brand in a URL fragment, or `null`. A link that was cut off on its way counts as none. */
export const fromFragment = async (fragment: string): Promise<Parcel | null> => {
  const text = /^#b=([\w-]+)$/.exec(fragment)?.[1];
  if (!text) return null;
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
    const data = JSON.parse(new TextDecoder().decode(await transform(bytes, new DecompressionStream('deflate-raw')))) as unknown;
    if (!isRecord(data)) return null;
    return isRecord(data.brand)
      ? { brand: toBrand(data.brand), notes: isRecord(data.notes) ? data.notes : {} }
      : { brand: toBrand(data), notes: {} };
  } catch {
    return null;
  }
};
