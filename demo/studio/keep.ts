import { readBrand } from './brand.ts';
import type { BrandFile } from './brand.ts';

const KEY = 'punchh-studio';

/** The work of an earlier visit, or `null`. */
export const recall = (): BrandFile | null => {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? null : readBrand(text);
  } catch {
    return null;
  }
};

export const keep = (brand: BrandFile): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify(brand));
  } catch {
    // Blocked or full storage: the work still lives in the page and in links.
  }
};

const through = async (bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<ArrayBuffer> =>
  new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer();

/** The page's address with the brand in its fragment, which no server sees: deflated, base64url. */
export const toLink = async (brand: BrandFile): Promise<string> => {
  const bytes = new Uint8Array(await through(new TextEncoder().encode(JSON.stringify(brand)), new CompressionStream('deflate-raw')));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `${location.href.split('#')[0]}#b=${text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`;
};

/** The brand in the page's address, or `null`. A link that was cut off on its way counts as none. */
export const fromLink = async (): Promise<BrandFile | null> => {
  const text = /^#b=([\w-]+)$/.exec(location.hash)?.[1];
  if (!text) return null;
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
    return readBrand(new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw'))));
  } catch {
    return null;
  }
};
