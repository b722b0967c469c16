import { AuthError } from '../model/auth-error.ts';
import { browser } from '../model/browser-globals.ts';
import type { Clock } from '../model/clock.ts';
import { own } from '../model/own.ts';
import { absoluteServer } from '../model/url.ts';
import { readRetryAfter } from './retry-after.ts';
import { toJson } from './to-json.ts';

/** Settings that every call of every backend shares. */
export interface RequestEnvironment {
  /** A `fetch` to use instead of the page's. */
  fetcher?: typeof fetch;
  /** The host's hook: may add captcha tokens and further headers to a request. */
  beforeRequest?: (request: Request) => Request | Promise<Request>;
  /**
   * A gateway keeps the refresh token in a cookie: requests carry cookies and the header that the gateway requires. A text
   * is what the header says of the cookie; see `nameCookie`.
   */
  cookie?: boolean | string;
  clock: Clock;
}

export interface JsonRequest {
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  signal?: AbortSignal;
  /** Lets the request outlive the page. */
  keepalive?: boolean;
  /** The id to name in errors, for support. */
  requestId?: string;
}

/** An answer with a status outside 2xx. */
export interface ErrorResponse {
  status: number;
  /** The parsed JSON, or `undefined` where it was none. */
  body: unknown;
  /** The body was a page, as of a firewall or a proxy. */
  isPage?: boolean;
  /** Seconds, or `null` where the header was absent or unreadable. */
  retryAfter: number | null;
  requestId: string | null;
  /** The body of the request. Its contacts, codes, tokens and names may not appear in errors. */
  requestBody?: unknown;
}

/**
 * Loads what makes an error of an answer outside 2xx. Most calls succeed: the code that reads errors is loaded with the
 * first one.
 */
export type ErrorReader = () => Promise<(response: ErrorResponse) => AuthError>;

/** How long, in ms, an answer may take: on a bad line that is long, and after this the guest is better off trying again. */
const REQUEST_TIMEOUT = 20_000;

/** The absolute URL of `path` below `server`, which may itself be a path of the page's origin. */
export const apiUrl = (server: string, path: string): string =>
  `${absoluteServer(server)}/${path.replace(/^\/+/, '')}`;

/** A URL as errors name it: what stands behind `?` or `#` can hold a contact. */
const shown = (url: string): string => url.split(/[?#]/)[0]!;

/**
 * Sends JSON, returns the parsed JSON of a 2xx.
 *
 * @throws {AuthError} `offline`, `network_error`, `timeout`, `aborted`, `redirected`, `bad_response`, or what
 * `loadReader` makes of an answer outside 2xx.
 */
export const requestJson = async (request: JsonRequest, environment: RequestEnvironment, loadReader: ErrorReader): Promise<unknown> => {
  const { method, url, headers, body, signal, keepalive, requestId } = own(request);
  const { fetcher, beforeRequest, cookie, clock } = own(environment);
  const limit = new AbortController();
  let timedOut = false;
  let timer: unknown;
  const cancel = () => limit.abort();
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  const toError = (cause: unknown): AuthError => {
    const details = { cause, retryable: true, requestId };
    if (cause instanceof AuthError) return cause;
    if (timedOut) return new AuthError('timeout', `${shown(url)} did not answer in ${REQUEST_TIMEOUT} ms`, details);
    if (limit.signal.aborted) return new AuthError('aborted', `The request to ${shown(url)} was cancelled`, details);
    return globalThis.navigator?.onLine === false
      ? new AuthError('offline', `The browser is offline, so ${shown(url)} could not be reached`, details)
      : new AuthError(
          'network_error',
          `No answer from ${shown(url)}: the connection failed, or the server does not allow this origin (CORS)`,
          details,
        );
  };
  try {
    // `Request` would also read what a page has added to `Object.prototype`.
    let sent = new browser.Request(url, own<RequestInit>({
      method,
      headers: {
        'Accept': 'application/json',
        'Content-Type': 'application/json',
        ...(cookie && { 'X-Punchh-Gateway': cookie === true ? '1' : `1; ${cookie}` }),
        ...headers,
      },
      ...(body !== undefined && { body: toJson(body) }),
      credentials: cookie ? 'include' : 'omit',
      // No redirect may lead a contact, a code or a token elsewhere.
      redirect: 'error',
      cache: 'no-store',
      keepalive: keepalive ?? false,
      signal: limit.signal,
    }));
    // Has no time limit: a guest may be solving a captcha there.
    if (beforeRequest) sent = await beforeRequest(sent);
    timer = clock.setTimeout(() => {
      timedOut = true;
      limit.abort();
    }, REQUEST_TIMEOUT);
    const response = await (fetcher ?? browser.fetch)(sent);
    const text = await response.text();
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      // Not JSON: decided below, by status.
    }
    const answer: ErrorResponse = {
      status: response.status,
      body: json,
      isPage: json === undefined && /^\s*</.test(text),
      retryAfter: readRetryAfter(response.headers, clock.now()),
      requestId: response.headers.get('x-request-id') ?? requestId ?? null,
      requestBody: body,
    };
    if (response.redirected || (response.status >= 300 && response.status < 400)) {
      throw new AuthError('redirected', `${shown(url)} answered with a redirect`, { status: response.status, requestId });
    }
    if (!response.ok) {
      const readError = await loadReader().catch((cause: unknown) => {
        throw new AuthError('network_error', 'The code that reads errors failed to load', { ...answer, cause, retryable: true });
      });
      throw readError(answer);
    }
    if (json === undefined && text) throw badResponse(url, answer);
    return json;
  } catch (thrown) {
    throw toError(thrown);
  } finally {
    clock.clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
};

/**
 * Returns the fields of a part of an answer that is documented as a JSON object.
 *
 * @throws {AuthError} `bad_response`
 */
export const readObject = (url: string, part: unknown): Readonly<Record<string, unknown>> => {
  if (typeof part !== 'object' || !part || Array.isArray(part)) throw badResponse(url);
  return own(part as Record<string, unknown>);
};

/** A 2xx whose body is not what the documents say. */
export const badResponse = (url: string, details: { status?: number; requestId?: string | null } = {}): AuthError =>
  new AuthError('bad_response', `${shown(url)} answered with something other than the documented JSON`, {
    ...details,
    status: details.status ?? 200,
    retryable: true,
  });
