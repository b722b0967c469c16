import { AuthError } from '../model/auth-error.ts';
import type { Clock } from '../model/clock.ts';
import { absoluteServer } from '../model/url.ts';

/** What every call of every backend needs from outside. */
export interface RequestEnvironment {
  /** A `fetch` to use instead of the page's. */
  fetcher?: typeof fetch;
  /** The host's last word on a request: captcha tokens, further headers. */
  beforeRequest?: (request: Request) => Request | Promise<Request>;
  /** The refresh token lives in a gateway's cookie: requests carry cookies, and the header the gateway asks for. */
  cookie?: boolean;
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

/** What a server said when it refused. `body` is `undefined` where it was no JSON. */
export interface Refusal {
  status: number;
  body: unknown;
  /** Seconds, or `null` where the header was absent or unreadable. */
  retryAfter: number | null;
  requestId: string | null;
}

/** On a bad line an answer can take long; past this, in ms, waiting helps nobody. */
export const REQUEST_TIMEOUT = 20_000;

/** `Retry-After` in seconds, from either of its forms (RFC 9110 section 10.2.3). */
const readRetryAfter = (headers: Headers, now: number): number | null => {
  const value = headers.get('retry-after');
  if (!value) return null;
  const seconds = /^\d+$/.test(value.trim()) ? Number(value) : (Date.parse(value) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
};

/** The absolute URL of `path` below `server`, which may itself be a path of the page's origin. */
export const apiUrl = (server: string, path: string): string =>
  `${absoluteServer(server)}/${path.replace(/^\/+/, '')}`;

/**
 * Sends JSON, answers with the parsed JSON of a 2xx.
 *
 * @throws {AuthError} `offline`, `network_error`, `timeout`, `aborted`, `redirected`, `bad_response`, or what
 * `readRefusal` makes of an answer outside 2xx.
 */
export const requestJson = async (
  { method, url, headers, body, signal, keepalive, requestId }: JsonRequest,
  { fetcher, beforeRequest, cookie, clock }: RequestEnvironment,
  readRefusal: (refusal: Refusal) => AuthError,
): Promise<unknown> => {
  const limit = new AbortController();
  let timedOut = false;
  let timer: unknown;
  const cancel = () => limit.abort();
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  const fail = (cause: unknown): AuthError => {
    const details = { cause, retryable: true, requestId };
    if (cause instanceof AuthError) return cause;
    if (timedOut) return new AuthError('timeout', `${url} did not answer in ${REQUEST_TIMEOUT} ms`, details);
    if (limit.signal.aborted) return new AuthError('aborted', `The request to ${url} was cancelled`, details);
    return globalThis.navigator?.onLine === false
      ? new AuthError('offline', `The browser is offline, so ${url} could not be reached`, details)
      : new AuthError(
          'network_error',
          `No answer from ${url}: the connection failed, or the server does not allow this origin (CORS)`,
          details,
        );
  };
  try {
    let request = new Request(url, {
      method,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        ...(cookie && { 'X-Punchh-Gateway': '1' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      credentials: cookie ? 'include' : 'omit',
      // A contact, a code or a token follows no redirect.
      redirect: 'error',
      cache: 'no-store',
      keepalive: keepalive ?? false,
      signal: limit.signal,
    });
    // In its own time: a guest may be solving a captcha there.
    if (beforeRequest) request = await beforeRequest(request);
    timer = clock.setTimeout(() => {
      timedOut = true;
      limit.abort();
    }, REQUEST_TIMEOUT);
    const response = await (fetcher ?? fetch)(request);
    const text = await response.text();
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      // Not JSON: decided below, by status.
    }
    const answer = {
      status: response.status,
      body: json,
      retryAfter: readRetryAfter(response.headers, clock.now()),
      requestId: response.headers.get('x-request-id') ?? requestId ?? null,
    };
    if (response.redirected || (response.status >= 300 && response.status < 400)) {
      throw new AuthError('redirected', `${url} answered with a redirect`, { status: response.status, requestId });
    }
    if (!response.ok) throw readRefusal(answer);
    if (json === undefined && text) throw badResponse(url, answer);
    return json;
  } catch (thrown) {
    throw fail(thrown);
  } finally {
    clock.clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
};

/** A 2xx whose body is not what the documents say. */
export const badResponse = (url: string, details: { status?: number; requestId?: string | null } = {}): AuthError =>
  new AuthError('bad_response', `${url} answered with something other than the documented JSON`, {
    ...details,
    status: details.status ?? 200,
    retryable: true,
  });
