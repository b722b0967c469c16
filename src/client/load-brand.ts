import { AuthError } from '../model/auth-error.ts';
import { systemClock, type Clock } from '../model/clock.ts';
import type { Brand } from '../model/brand.ts';
import { isHttp, parseUrl } from '../model/url.ts';
import { parseBrand } from './brand-file.ts';
import type { Problem } from './problem-list.ts';

/** Bytes; the largest file that is read to its end. */
const MAX_BYTES = 256 * 1024;
/** A file of at most this length, in UTF-16 units, is stored for the next visit. */
const MAX_KEPT = 64 * 1024;
const DAY = 86_400_000;

export interface LoadBrandOptions {
  pageUrl: string;
  /** The `server` attribute, where there is one. */
  server?: string | null;
  fetcher?: typeof fetch;
  signal?: AbortSignal;
  /** ms for the whole answer. @default 10000 */
  timeout?: number;
  /** ms after which the file of the last visit is used instead, where there is one. @default 1000 */
  patience?: number;
  /** Where the last good file is kept; `null` for nowhere. @default localStorage */
  storage?: Pick<Storage, 'getItem' | 'setItem'> | null;
  clock?: Clock;
}

export interface LoadedBrand {
  brand: Brand;
  problems: Problem[];
  /** The file of an earlier visit: the network was too slow, or failed. */
  stale: boolean;
}

/** `localStorage` throws where storage is blocked, in third-party frames for one. */
const defaultStorage = (): Storage | null => {
  try {
    return localStorage;
  } catch {
    return null;
  }
};

/**
 * Loads a brand file. The browser's cache is asked, but always revalidated (`cache: 'no-cache'`, so a changed file
 * counts at once and an unchanged one costs a 304). The text of the last good file is kept for seven days: it is what
 * counts when the network is slower than `patience` or fails. It is validated anew each time.
 *
 * @throws AuthError `brand_invalid` when there is no file to be had, it is not JSON, or it is larger than 256 KB;
 *   `aborted` when `signal` says so.
 */
export const loadBrand = async (src: string, options: LoadBrandOptions): Promise<LoadedBrand> => {
  const { pageUrl, server, fetcher = fetch, signal, timeout = 10_000, patience = 1000, clock = systemClock } = options;
  const storage = options.storage === undefined ? defaultStorage() : options.storage;
  const url = parseUrl(src, pageUrl);
  if (!isHttp(url)) throw new AuthError('brand_invalid', `brand-src="${src}" is not an http or https URL`);
  const pageOrigin = new URL(pageUrl).origin;
  const key = `punchh-brand:${url.href}`;
  const read = (text: string, fileUrl: string, stale: boolean): LoadedBrand => {
    const data: unknown = JSON.parse(text);
    return { ...parseBrand(data, { fileUrl, pageOrigin, server }), stale };
  };
  const kept = (): LoadedBrand | null => {
    try {
      const record = JSON.parse(storage?.getItem(key) ?? 'null') as { at: number; from: string; text: string } | null;
      return record && Math.abs(clock.now() - record.at) < 7 * DAY ? read(record.text, record.from, true) : null;
    } catch {
      return null;
    }
  };

  const controller = new AbortController();
  const abort = () => controller.abort();
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  const timer = clock.setTimeout(abort, timeout);
  const load = async (): Promise<LoadedBrand> => {
    try {
      const response = await fetcher(url.href, {
        cache: 'no-cache', credentials: 'omit', headers: { Accept: 'application/json' }, signal: controller.signal,
      });
      const { ok, status } = response;
      if (!ok) throw new AuthError('brand_invalid', `Brand file: HTTP ${status}`, { status, retryable: status >= 500 });
      const text = await readText(response);
      const from = response.url || url.href;
      const result = read(text, from, false);
      try {
        if (text.length <= MAX_KEPT) storage?.setItem(key, JSON.stringify({ at: clock.now(), from, text }));
      } catch {
        // A full or blocked storage costs the next visit a copy, nothing else.
      }
      return result;
    } catch (error) {
      if (signal?.aborted) throw new AuthError('aborted', 'Loading the brand file was aborted');
      if (error instanceof AuthError) throw error;
      const isSyntax = error instanceof SyntaxError;
      // The browser's message names the position of the syntax error.
      const message = isSyntax ? `is not JSON: ${error.message}` : 'cannot be loaded';
      throw new AuthError('brand_invalid', `Brand file: ${message}`, { cause: error, retryable: !isSyntax });
    } finally {
      clock.clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  };

  const loading = load();
  const fallback = kept();
  if (!fallback) return loading;
  let handle: unknown;
  const slow = new Promise<LoadedBrand>((resolve) => (handle = clock.setTimeout(() => resolve(fallback), patience)));
  const answer = loading.catch((error: unknown) => {
    if (signal?.aborted) throw error;
    if (!(error instanceof AuthError) || error.retryable) return fallback;
    // No failure of the network: the author, who has just edited the file, must learn why nothing changes.
    const message = `${error.message.replace('Brand file: ', '')}; the last good one counts`;
    return { ...fallback, problems: [{ path: '', message }, ...fallback.problems] };
  });
  return Promise.race([answer, slow]).finally(() => clock.clearTimeout(handle));
};

/** The body as text, counted while it comes in: a file without end is left after 256 KB. */
const readText = async (response: Response): Promise<string> => {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > MAX_BYTES) {
      await reader.cancel();
      throw new AuthError('brand_invalid', 'Brand file: larger than 256 KB');
    }
    text += decoder.decode(value, { stream: true });
  }
};
