import { AuthError } from '../model/auth-error.ts';
import { baseUrl, parseUrl } from '../model/url.ts';
import { getTokens } from './keep-fresh.ts';
import { globalScope } from './page/global-scope.ts';
import { renew } from './refresh.ts';
import type { SessionState } from './session-state.ts';
import { endSession } from './sign-out.ts';
import { ignore, untilAborted } from './timeout.ts';
import { isFresh } from './token-lifetime.ts';

interface FetchOptions {
  server: string;
  allowedOrigins?: readonly string[];
  fetcher?: typeof fetch;
}

/** The origin with a `/` at its end: a URL that begins with this text is of that origin. */
const originOf = (url: string, base?: string): string => `${new URL(url, baseUrl() ?? base).origin}/`;

/** Whether the server says that the access token has expired: 401, or the JSON key `token_expired` (PAR Punchh, Sign in). */
const isTokenRefused = async (response: Response): Promise<boolean> =>
  response.status === 401 ||
  (response.status >= 400 &&
    /json/.test(response.headers.get('content-type')!) &&
    /"token_expired"/.test(await response.clone().text()));

const isRedirect = ({ type, status, redirected }: Response): boolean =>
  redirected || type === 'opaqueredirect' || (status > 300 && status < 400 && status !== 304);

const withTokenHeaders = (callerHeaders: HeadersInit, tokenHeaders: Record<string, string>): Headers => {
  const headers = new Headers(callerHeaders);
  for (const name in tokenHeaders) headers.set(name, tokenHeaders[name]!);
  return headers;
};

/** The `fetch` of a session. */
export const createFetch = (
  state: SessionState,
  { server, allowedOrigins = [], fetcher }: FetchOptions,
): ((input: string | URL | Request, init?: RequestInit) => Promise<Response>) => {
  const send: typeof fetch = (input, init) => (fetcher ?? fetch)(input, init);
  let origins: string[] | undefined;

  /** The reason why a request failed, which `fetch` does not tell: a second request without tokens shows a redirect. */
  const explainFailure = async (url: string, cause: TypeError): Promise<AuthError> => {
    const probe = await send(url, { method: 'HEAD', redirect: 'manual', credentials: 'omit', cache: 'no-store' }).catch(() => null);
    if (probe && isRedirect(probe)) return redirected(url, cause);
    const code = globalScope.navigator?.onLine === false ? 'offline' : 'network_error';
    return new AuthError(code, `No answer from ${url}, or no CORS`, { cause, retryable: true });
  };

  return async (input, init) => {
    const request = input instanceof Request ? input : undefined;
    let url = request ? request.url : (input as URL | string).toString();
    // An allowed origin without a scheme is skipped: as a relative URL it would mean the page's own origin.
    origins ??= [originOf(server), ...allowedOrigins.flatMap((allowed) => (parseUrl(allowed) ? originOf(allowed) : []))];
    let [origin] = origins as [string];
    // Most requests go to the server: comparing text is faster than parsing their URL.
    if (!url.startsWith(origin)) {
      // Browsers read `\` as `/` and ignore tabs and line ends: a path that then begins with `//` names a host.
      if (url[0] === '/' && !'\t\n\r/\\'.includes(url[1]!)) url = server + url;
      else origin = originOf(url, server);
    }
    if (!origins.includes(origin)) return send(input, init);

    const signal = init?.signal ?? request?.signal;
    const target = request ?? url;
    if (!isFresh(state)) {
      await untilAborted(state.ready, signal);
      const wasSignedIn = state.tokens;
      await untilAborted(getTokens(state), signal);
      if (!state.tokens) {
        if (wasSignedIn) throw new AuthError('session_expired', 'The session has ended');
        return send(target, init);
      }
    }

    const { revision, id } = state.record;
    const isSameGuest = () => state.tokens && state.record.id === id;
    const callerHeaders = init?.headers ?? request?.headers;
    const sendWithTokens = async (to: Request | string): Promise<Response> => {
      const { accessToken, idToken } = state.tokens!;
      const tokenHeaders = { 'Authorization': `Bearer ${accessToken}`, ...(idToken && { 'id-token': idToken }) };
      const headers = callerHeaders ? withTokenHeaders(callerHeaders, tokenHeaders) : tokenHeaders;
      let response: Response;
      try {
        response = await send(to, { ...init, headers, redirect: 'error' });
      } catch (cause) {
        throw signal?.aborted || !(cause instanceof TypeError) ? cause : await explainFailure(url, cause);
      }
      if (isRedirect(response)) throw redirected(url);
      return response;
    };

    // A Request's body can be sent once, so the repetition needs a clone.
    const repeatable = request && !init?.body ? request.clone() : target;
    const response = await sendWithTokens(target);
    if (response.ok || !(await isTokenRefused(response)) || !isSameGuest()) return response;
    if (state.record.revision === revision && (await untilAborted(renew(state, revision), signal)) === 'impossible') {
      // Only the server itself can end the session, not a further allowed origin.
      if (origin === origins[0] && response.status === 401) await endSession(state, revision, 'revoked');
      return response;
    }
    // Another guest has signed in meanwhile, or nobody is signed in: the request is not repeated for them.
    if (!isSameGuest()) return response;
    // A streamed body is gone once it was sent. Only such a body needs `duplex` (Fetch, RequestInit).
    if ((init as { duplex?: unknown } | undefined)?.duplex) {
      throw new AuthError('body_not_repeatable', 'A stream cannot be sent again', {
        status: response.status,
        retryable: true,
      });
    }
    void response.body?.cancel().catch(ignore);
    return sendWithTokens(repeatable);
  };
};

const redirected = (url: string, cause?: unknown): AuthError =>
  new AuthError('redirected', `${url} redirects`, { cause });
