import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { readBusinessSettings } from './business-settings.ts';
import { knownClient, type Signers } from './client.ts';
import { Refusal } from './errors.ts';
import { createRequest, createResponse } from './fetch-objects.ts';
import { toJson } from './json.ts';
import { describeError, type Logger } from './log.ts';
import { own } from './own.ts';
import { checkQuery } from './query.ts';
import type { RequestContext } from './request-context.ts';
import type { CallVendor } from './vendor.ts';

/** Default path of the business settings. */
export const BUSINESS_PATH = '/business';

const META_PATH = '/api2/mobile/meta.json';

const MINUTE = 60_000;

/** How long settings are fresh, in ms: with the vendor, too, a change shows after 15 minutes. */
const FRESH_FOR = 15 * MINUTE;

/** Delay before the vendor is asked again after a failure, while older settings are served, in ms. */
const RETRY_AFTER_FAILURE = MINUTE / 2;

/** Longest wait for fresh settings while older ones can be served, in ms. */
const PATIENCE = 500;

interface Settings {
  readonly json: string;
  readonly etag: string;
}

interface Entry {
  settings: Settings | null;
  /** Until when the vendor is not asked, in ms since the epoch. */
  quietUntil: number;
  /** The call that is under way. */
  pending: Promise<void> | null;
}

const toSettings = (json: string): Settings => ({ json, etag: `"${bytesToHex(sha256(utf8ToBytes(json)).subarray(0, 12))}"` });

/** Whether a page holds these settings already (RFC 9110 section 13.1.2). */
const holds = (request: Request, etag: string): boolean => {
  const tags = request.headers.get('if-none-match')?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
};

const unavailable = () =>
  new Refusal(503, 'service_unavailable', 'The settings of the business are not available at the moment.', { 'Retry-After': '30' });

/** Answers `GET /business`. */
export type AnswerBusiness = (request: Request, context: RequestContext) => Promise<Response>;

/**
 * Asks the vendor for the settings of each client, signed, at most every 15 minutes. While the vendor fails, the last
 * ones are served. A refusal (a wrong secret, say) is not repeated before 15 minutes have passed: the vendor would count
 * it as a failed authentication of this server.
 */
export function createBusiness(callVendor: CallVendor, signers: Signers, logger: Logger, now = () => Date.now()): AnswerBusiness {
  const entries = new Map<string, Entry>();

  async function ask(client: string, url: URL): Promise<Settings> {
    const search = `?client=${encodeURIComponent(client)}`;
    // A request of the gateway's own: nothing of the guest goes along.
    const request = createRequest(new URL(META_PATH, url), { method: 'GET', headers: {}, body: null });
    const { status, body } = await callVendor(request, {
      method: 'GET', path: META_PATH, search, body: new Uint8Array(0), client, address: null,
    });
    if (status !== 200) throw Object.assign(new Error('refused'), { status });
    const settings = readBusinessSettings(JSON.parse(new TextDecoder().decode(body)));
    if (!settings) throw new TypeError('no object');
    return toSettings(toJson(settings));
  }

  async function refresh(entry: Entry, client: string, url: URL): Promise<void> {
    try {
      entry.settings = await ask(client, url);
      entry.quietUntil = now() + FRESH_FOR;
    } catch (cause) {
      const { status = 0 } = own(cause as { status?: number });
      const isRefused = status >= 400 && status < 500 && status !== 408;
      entry.quietUntil = now() + (isRefused ? FRESH_FOR : entry.settings ? RETRY_AFTER_FAILURE : 0);
      logger.error({ ...describeError(cause), status }, 'the vendor did not tell the settings of the business');
    } finally {
      entry.pending = null;
    }
  }

  return async (request, { url }) => {
    checkQuery(url, ['client']);
    const client = knownClient(url.searchParams.get('client') ?? undefined, signers);
    let entry = entries.get(client);
    if (!entry) entries.set(client, (entry = { settings: null, quietUntil: 0, pending: null }));
    const quiet = entry.quietUntil - now();
    // More than any pause: the clock was set back.
    if (quiet <= 0 || quiet > FRESH_FOR) {
      entry.pending ??= refresh(entry, client, url);
      await (entry.settings ? atMost(PATIENCE, entry.pending) : entry.pending);
    }
    if (!entry.settings) throw unavailable();
    const { json, etag } = entry.settings;
    const headers = { ETag: etag, 'Cache-Control': 'public, max-age=60' };
    return holds(request, etag)
      ? createResponse(null, 304, headers)
      : createResponse(json, 200, { ...headers, 'Content-Type': 'application/json' });
  };
}

/** Waits for a promise that does not reject, but not longer than so many ms. */
const atMost = (ms: number, promise: Promise<void>): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void promise.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
