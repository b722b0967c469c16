import { AuthError } from '../model/auth-error.ts';
import { browser } from '../model/browser-globals.ts';
import { own } from '../model/own.ts';
import { isHttp, pageUrl, parseUrl } from '../model/url.ts';
import { areInvalid, isRepeatable, isRequest, toInit, type FetchInput } from './fetch-arguments.ts';
import { getTokens } from './keep-fresh.ts';
import { globalScope } from './page/global-scope.ts';
import { renew } from './refresh.ts';
import type { SessionState } from './session-state.ts';
import { endSession } from './sign-out.ts';
import { ignore, withTimeout } from './timeout.ts';
import { isFresh } from './token-lifetime.ts';
import { untilAborted } from './until-aborted.ts';

interface FetchOptions {
  readonly allowedOrigins?: readonly string[];
  /** Read at each call. */
  readonly fetcher?: typeof fetch | undefined;
}

/** How long, in ms, a caller waits for what only explains an answer or a failure. */
const EXPLANATION_TIMEOUT = 3000;
/** Bytes of an error body that are read in search of a key. */
const MAX_ERROR_BODY = 65_536;
/** How long, in ms, an origin that refuses fresh tokens is believed: until then its 401 leads to no further refresh. */
const REFUSAL_MEMORY = 300_000;

/** The origin with a `/` at its end, or `''` where the URL has no origin that can be named (`data:`, `blob:`, `file:`). */
const originOf = (url: string, base?: string): string => {
  const parsed = parseUrl(url, base);
  return isHttp(parsed) ? `${parsed.origin}/` : '';
};

const readStart = async (body: ReadableStream<Uint8Array>): Promise<string> => {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let size = 0; size < MAX_ERROR_BODY; ) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    void reader.cancel().catch(ignore);
  }
  return text;
};

const isRedirect = ({ type, status, redirected }: Response): boolean =>
  redirected || type === 'opaqueredirect' || (status > 300 && status < 400 && status !== 304);

/** The `fetch` of a session. */
export const createFetch = (
  state: SessionState,
  options: FetchOptions,
): ((input: FetchInput, init?: RequestInit) => Promise<Response>) => {
  const { clock, refusals, server } = state;
  const serverOrigin = originOf(server);
  // An allowed origin is absolute: as a relative URL it would mean the page's own origin.
  const origins = [serverOrigin, ...(options.allowedOrigins ?? []).map((allowed) => originOf(allowed))].filter(Boolean);

  const send = async (url: string, request: Request | undefined, init?: RequestInit): Promise<Response> => {
    const { fetcher } = options;
    if (!request) return (fetcher ?? browser.fetch)(url, init);
    if (fetcher) return fetcher(url, own({ ...(await toInit(request)), ...init }));
    // With a second argument, `fetch` resets the referrer (Fetch, Request constructor), and Firefox `keepalive` too.
    const { referrer, referrerPolicy, keepalive } = request;
    return browser.fetch(request, init && own({ referrer, referrerPolicy, keepalive, ...init }));
  };

  /** Whether the server says that the access token has expired: 401, or the JSON key `token_expired` (PAR Punchh, Sign in). */
  const isTokenRefused = async (response: Response): Promise<boolean> => {
    if (response.status < 400) return false;
    if (response.status === 401) return true;
    // Servers and proxies give JSON other content types, or none. HTML is a page of a proxy or a firewall.
    if (/html/i.test(response.headers.get('content-type') ?? '') || response.bodyUsed) return false;
    const { body } = response.clone();
    if (!body) return false;
    // A body that breaks off, or never ends, says nothing: the answer is the caller's to read.
    const text = await withTimeout(readStart(body), EXPLANATION_TIMEOUT, clock, ignore).catch(() => '');
    return text.includes('"token_expired"');
  };

  /** Why a request failed, which `fetch` does not tell: a second one, without tokens and for a short time, shows a redirect. */
  const explainFailure = async (url: string, cause: TypeError): Promise<AuthError> => {
    const isOffline = globalScope.navigator?.onLine === false;
    if (!isOffline) {
      const limit = new AbortController();
      const { signal } = limit;
      const probe = await withTimeout(
        send(url, undefined, own<RequestInit>({ method: 'HEAD', redirect: 'manual', credentials: 'omit', cache: 'no-store', signal })),
        EXPLANATION_TIMEOUT, clock, () => limit.abort(),
      ).catch(() => null);
      if (probe && isRedirect(probe)) return redirected(url, cause);
    }
    return new AuthError(isOffline ? 'offline' : 'network_error', `No answer from ${url}, or no CORS`, { cause, retryable: true });
  };

  return async (input, given) => {
    // `fetch` would also read what a page has added to `Object.prototype`.
    const init = given && own(given);
    const request = isRequest(input) ? input : undefined;
    let url = request ? request.url : (input as URL | string).toString();
    let origin = serverOrigin;
    // Most requests go to the server: comparing text is faster than parsing their URL.
    if (!url.startsWith(origin)) {
      // Browsers read `\` as `/` and ignore tabs and line ends: a path that then begins with `//` names a host.
      if (url[0] === '/' && !'\t\n\r/\\'.includes(url[1]!)) url = server + url;
      else {
        origin = originOf(url, pageUrl() ?? server);
        // Resolved here: a `<base>` of the page would lead the same text to another origin.
        if (origins.includes(origin)) url = new URL(url, pageUrl() ?? server).href;
      }
    }
    if (!origins.includes(origin)) return options.fetcher && request ? send(url, request, init) : (options.fetcher ?? fetch)(input, given);

    const signal = init?.signal ?? request?.signal;
    if (!isFresh(state)) {
      await untilAborted(state.ready, signal);
      const wasSignedIn = state.tokens;
      await untilAborted(getTokens(state), signal);
      if (!state.tokens) {
        if (wasSignedIn) throw new AuthError('session_expired', 'The session has ended');
        return untilAborted(send(url, request, init), signal);
      }
    }

    const { revision, id } = state.record;
    const isSameGuest = () => state.tokens && state.record.id === id;
    const callerHeaders = init?.headers ?? request?.headers;
    const sendWithTokens = async (to: Request | undefined): Promise<Response> => {
      const { accessToken, idToken } = state.tokens!;
      const headers = new browser.Headers(callerHeaders);
      headers.set('Authorization', `Bearer ${accessToken}`);
      if (idToken) headers.set('id-token', idToken);
      const full = own<RequestInit>({ ...init, headers, redirect: 'error' });
      let response: Response;
      try {
        // A `fetcher` of the page's need not know signals.
        response = await untilAborted(send(url, to, full), signal);
      } catch (cause) {
        if (signal?.aborted || !(cause instanceof TypeError) || areInvalid(url, request, full)) throw cause;
        throw await untilAborted(explainFailure(url, cause), signal);
      }
      if (isRedirect(response)) throw redirected(url);
      return response;
    };

    // A Request's body can be sent once, so the repetition needs a clone.
    const repetition = request && !init?.body ? request.clone() : request;
    const response = await sendWithTokens(request);
    if (response.ok || !(await untilAborted(isTokenRefused(response), signal)) || !isSameGuest()) return response;
    const refusal = refusals.get(origin);
    if (refusal?.revision === state.record.revision && clock.now() - refusal.at < REFUSAL_MEMORY) return response;
    if (state.record.revision === revision && (await untilAborted(renew(state, revision), signal)) === 'impossible') {
      // Only the server itself can end the session, not a further allowed origin.
      if (origin === serverOrigin && response.status === 401) await endSession(state, revision, 'revoked');
      return response;
    }
    // Another guest has signed in meanwhile, or nobody is signed in: the request is not repeated for them.
    if (!isSameGuest()) return response;
    if (!isRepeatable(repetition, init)) {
      throw new AuthError('body_not_repeatable', 'A stream cannot be sent again', {
        status: response.status,
        retryable: true,
      });
    }
    void response.body?.cancel().catch(ignore);
    const sentWith = state.record.revision;
    const second = await sendWithTokens(repetition);
    // Fresh tokens do not help with this origin: another refresh for each of its answers would not either.
    if (await untilAborted(isTokenRefused(second), signal)) refusals.set(origin, { revision: sentWith, at: clock.now() });
    return second;
  };
};

const redirected = (url: string, cause?: unknown): AuthError =>
  new AuthError('redirected', `${url} redirects`, { cause });
