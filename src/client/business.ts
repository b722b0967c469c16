import { AuthError } from '../model/auth-error.ts';
import type { Business } from '../model/business.ts';
import { systemClock, type Clock } from '../model/clock.ts';
import { isHttp, parseUrl } from '../model/url.ts';

/** The longest answer, in UTF-16 units: that of the gateway has a few hundred. */
const MAX_LENGTH = 16 * 1024;
const DAY = 86_400_000;
/** The time, in ms, after which an answer no longer replaces that of the last visit while somebody uses the form. */
const PATIENCE = 1000;
const TIMEOUT = 10_000;

export interface LoadBusinessOptions {
  fetcher?: typeof fetch | undefined;
  signal: AbortSignal;
  /** Where the last good answer is kept; `null` for nowhere. @default localStorage */
  storage?: Pick<Storage, 'getItem' | 'setItem'> | null;
  clock?: Clock;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 2048;
const isUrl = (value: unknown): value is string => isText(value) && isHttp(parseUrl(value));
const isWord = (value: unknown): value is string => isText(value) && /^[\w-]+$/.test(value);

/** How each field is read; a value that is none is left out. It is data from outside. */
const READERS: { readonly [Name in keyof Business]-?: (value: unknown) => Business[Name] } = {
  name: (value) => (isText(value) ? value : undefined),
  methods: (value) =>
    Array.isArray(value) ? (['code', 'password'] as const).filter((method) => value.includes(method)) : undefined,
  termsUrl: (value) => (isUrl(value) ? value : undefined),
  privacyUrl: (value) => (isUrl(value) ? value : undefined),
  accessibilityUrl: (value) => (isUrl(value) ? value : undefined),
  supportEmail: (value) => (isText(value) && /^[^\s@]+@[^\s@]+$/.test(value) ? value : undefined),
  faqUrl: (value) => (isUrl(value) ? value : undefined),
  minimumAge: (value) => (Number.isInteger(value) && Number(value) > 0 && Number(value) <= 120 ? Number(value) : undefined),
  languages: (value) => (Array.isArray(value) ? value.filter(isWord).slice(0, 64) : undefined),
  passkeys: (value) => (['off', 'optional', 'preferred'] as const).find((mode) => mode === value),
};

/** Returns what of an answer is valid; `null` where it is no JSON object. */
const readBusiness = (text: string): Business | null => {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const fields = data as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(READERS).map(([name, read]) => [name, read(fields[name])] as const).filter(([, value]) => value !== undefined),
  );
};

/** `localStorage` throws where storage is blocked, in third-party frames for one. */
const defaultStorage = (): Storage | null => {
  try {
    return localStorage;
  } catch {
    return null;
  }
};

/**
 * Asks what the business has switched on. The last good answer, a week old at most, is used at once; a newer one replaces it
 * where it comes within a second, and counts from the next visit otherwise.
 *
 * @param use called with each answer that counts now
 * @throws {AuthError} `network_error`, retryable; `bad_response`; `aborted`
 */
export const loadBusiness = async (
  url: string,
  { fetcher = fetch, signal, storage = defaultStorage(), clock = systemClock }: LoadBusinessOptions,
  use: (business: Business) => void,
): Promise<void> => {
  const key = `punchh-business:${url}`;
  const keptBusiness = (): Business | null => {
    try {
      const { at, text } = JSON.parse(storage?.getItem(key) ?? '{}') as { at?: number; text?: string };
      return text && Math.abs(clock.now() - Number(at)) < 7 * DAY ? readBusiness(text) : null;
    } catch {
      return null;
    }
  };
  const kept = keptBusiness();
  if (kept) use(kept);
  const startedAt = clock.now();
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal.addEventListener('abort', abort);
  const timer = clock.setTimeout(abort, TIMEOUT);
  try {
    const response = await fetcher(url, { cache: 'no-cache', credentials: 'omit', headers: { Accept: 'application/json' }, signal: controller.signal });
    const text = await response.text();
    const business = response.ok && text.length <= MAX_LENGTH ? readBusiness(text) : null;
    const { status } = response;
    if (!business) throw new AuthError('bad_response', `Business settings: no such JSON (HTTP ${status})`, { status, retryable: status >= 500 });
    try {
      storage?.setItem(key, JSON.stringify({ at: clock.now(), text }));
    } catch {
      // A full or blocked storage costs the next visit a copy, nothing else.
    }
    if (!signal.aborted && (!kept || clock.now() - startedAt <= PATIENCE)) use(business);
  } catch (cause) {
    if (signal.aborted) throw new AuthError('aborted', 'Loading the business settings was aborted');
    if (cause instanceof AuthError) throw cause;
    throw new AuthError('network_error', 'The business settings cannot be loaded', { cause, retryable: true });
  } finally {
    clock.clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
};
