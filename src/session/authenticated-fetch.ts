import { AuthError } from '../model/auth-error.ts';
import { baseUrl, parseUrl } from '../model/url.ts';
import { end } from './end-session.ts';
import { getTokens } from './keep-fresh.ts';
import { renew } from './refresh.ts';
import type { SessionCore } from './session-core.ts';
import { surroundings } from './surroundings.ts';
import { isFresh } from './token-age.ts';
import { ignore, unlessAborted } from './within.ts';

interface FetchOptions {
  server: string;
  allowedOrigins?: readonly string[];
  fetcher?: typeof fetch;
}

/** With the `/` that ends an origin: whatever begins with it is of that origin. */
const originOf = (url: string, base?: string): string => `${new URL(url, baseUrl() ?? base).origin}/`;

/** "The access token has expired": 401, or a JSON error with the key `token_expired` (PAR Punchh, Sign in). */
const isRefused = async (response: Response): Promise<boolean> =>
  response.status === 401 ||
  (response.status >= 400 &&
    /json/.test(response.headers.get('content-type')!) &&
    /"token_expired"/.test(await response.clone().text()));

const isRedirect = ({ type, status, redirected }: Response): boolean =>
  redirected || type === 'opaqueredirect' || (status > 300 && status < 400 && status !== 304);

const withHeaders = (given: HeadersInit, own: Record<string, string>): Headers => {
  const headers = new Headers(given);
  for (const name in own) headers.set(name, own[name]!);
  return headers;
};

/** The `fetch` of a session. */
export const createFetch = (
  core: SessionCore,
  { server, allowedOrigins = [], fetcher }: FetchOptions,
): ((input: string | URL | Request, init?: RequestInit) => Promise<Response>) => {
  const send: typeof fetch = (input, init) => (fetcher ?? fetch)(input, init);
  let origins: string[] | undefined;

  /** A `fetch` does not say why it failed. Whether it was a redirect is asked again, with nothing secret. */
  const explain = async (url: string, cause: TypeError): Promise<AuthError> => {
    const probe = await send(url, { method: 'HEAD', redirect: 'manual', credentials: 'omit', cache: 'no-store' }).catch(() => null);
    if (probe && isRedirect(probe)) return redirected(url, cause);
    const code = surroundings.navigator?.onLine === false ? 'offline' : 'network_error';
    return new AuthError(code, `No answer from ${url}, or no CORS`, { cause, retryable: true });
  };

  return async (input, init) => {
    const request = input instanceof Request ? input : undefined;
    let url = request ? request.url : (input as URL | string).toString();
    // One without a scheme would stand for the page's own.
    origins ??= [originOf(server), ...allowedOrigins.flatMap((allowed) => (parseUrl(allowed) ? originOf(allowed) : []))];
    let [origin] = origins as [string];
    // Most calls go to the server: their address is not parsed for it.
    if (!url.startsWith(origin)) {
      // Browsers read `\` as `/`, and no tabs and line ends: what then begins with `//` names a host.
      if (url[0] === '/' && !'\t\n\r/\\'.includes(url[1]!)) url = server + url;
      else origin = originOf(url, server);
    }
    if (!origins.includes(origin)) return send(input, init);

    const signal = init?.signal ?? request?.signal;
    let what = request ?? url;
    if (!isFresh(core)) {
      await unlessAborted(core.ready, signal);
      const wasIn = core.tokens;
      await unlessAborted(getTokens(core), signal);
      if (!core.tokens) {
        if (wasIn) throw new AuthError('session_expired', 'The session has ended');
        return send(what, init);
      }
    }

    const { revision, id } = core.record;
    const given = init?.headers ?? request?.headers;
    // A Request's body can be sent once; its clone is what is left for a repetition.
    const again = request && !init?.body ? request.clone() : what;
    for (let repeated = false; ; repeated = true, what = again) {
      const { accessToken, idToken } = core.tokens!;
      const own = { 'Authorization': `Bearer ${accessToken}`, ...(idToken && { 'id-token': idToken }) };
      let response: Response;
      try {
        response = await send(what, { ...init, headers: given ? withHeaders(given, own) : own, redirect: 'error' });
      } catch (cause) {
        throw signal?.aborted || !(cause instanceof TypeError) ? cause : await explain(url, cause);
      }
      if (isRedirect(response)) throw redirected(url);
      const isSame = () => core.tokens && core.record.id === id;
      if (response.ok || repeated || !(await isRefused(response)) || !isSame()) return response;

      if (core.record.revision === revision && (await unlessAborted(renew(core, revision), signal)) === false) {
        // Only the server itself can say so.
        if (origin === origins[0] && response.status === 401) await end(core, revision, 'revoked');
        return response;
      }
      // Somebody else has signed in meanwhile, or nobody is any more: this is not theirs to repeat.
      if (!isSame()) return response;
      // A body that is read while it is sent is gone after that; only such a one needs `duplex` (Fetch, RequestInit).
      if ((init as { duplex?: unknown } | undefined)?.duplex) {
        throw new AuthError('body_not_repeatable', 'A stream cannot be sent again', {
          status: response.status,
          retryable: true,
        });
      }
      void response.body?.cancel().catch(ignore);
    }
  };
};

const redirected = (url: string, cause?: unknown): AuthError =>
  new AuthError('redirected', `${url} redirects`, { cause });
