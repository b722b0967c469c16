import { AuthError } from '../model/auth-error.ts';
import type { SessionCore } from './session-core.ts';
import { surroundings } from './surroundings.ts';
import { unlessAborted } from './within.ts';

interface FetchOptions {
  server: string;
  allowedOrigins?: readonly string[];
  fetcher?: typeof fetch;
}

/** Only pages and workers know what a relative URL is relative to. */
const originOf = (url: string, base?: string): string =>
  new URL(url, surroundings.document?.baseURI ?? surroundings.location?.href ?? base).origin;

/** A body that is read while it is sent is gone after that. */
const isStream = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && ('getReader' in body || Symbol.asyncIterator in body);

/** "The access token has expired": 401, or a JSON error with the key `token_expired` (PAR Punchh, Sign in). */
const isRefused = async (response: Response): Promise<boolean> =>
  response.status === 401 ||
  (response.status >= 400 &&
    /json/.test(response.headers.get('content-type') ?? '') &&
    /"token_expired"/.test(await response.clone().text()));

const isRedirect = ({ type, status, redirected }: Response): boolean =>
  redirected || type === 'opaqueredirect' || (status > 300 && status < 400 && status !== 304);

/** The `fetch` of a session. */
export const createFetch = (
  core: SessionCore,
  { server, allowedOrigins = [], fetcher }: FetchOptions,
): ((input: RequestInfo | URL, init?: RequestInit) => Promise<Response>) => {
  const send: typeof fetch = (input, init) => (fetcher ?? fetch)(input, init);
  let origins: Set<string> | undefined;

  /** A `fetch` does not say why it failed. Whether it was a redirect is asked again, with nothing secret. */
  const explain = async (url: string, cause: TypeError): Promise<AuthError> => {
    const offline = surroundings.navigator?.onLine === false;
    const probe =
      !offline &&
      (await send(url, { method: 'HEAD', redirect: 'manual', credentials: 'omit', cache: 'no-store' }).catch(() => null));
    return probe && isRedirect(probe)
      ? redirected(url, cause)
      : new AuthError(offline ? 'offline' : 'network_error', `No answer from ${url}, or CORS forbids it`, {
          cause,
          retryable: true,
        });
  };

  const sendWithTokens = async (
    input: RequestInfo | URL,
    init: RequestInit | undefined,
    url: string,
    signal?: AbortSignal | null,
  ) => {
    const { accessToken, idToken } = core.tokens!;
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    headers.set('Authorization', `Bearer ${accessToken}`);
    if (idToken) headers.set('id-token', idToken);
    let response: Response;
    try {
      response = await send(input, { ...init, headers, redirect: 'error' });
    } catch (cause) {
      if (signal?.aborted || !(cause instanceof TypeError)) throw cause;
      throw await explain(url, cause);
    }
    if (isRedirect(response)) throw redirected(url);
    return response;
  };

  return async (input, init) => {
    const request = input instanceof Request ? input : undefined;
    let url = request ? request.url : (input as URL | string).toString();
    if (/^\/(?!\/)/.test(url)) url = server + url;
    if (!request) input = url;
    const origin = originOf(url, server);
    const own = originOf(server);
    origins ??= new Set([own, ...allowedOrigins.map((allowed) => originOf(allowed))]);
    if (!origins.has(origin)) return send(input, init);

    const signal = init?.signal ?? request?.signal;
    await unlessAborted(core.ready, signal);
    const wasIn = core.tokens;
    await unlessAborted(core.getTokens(), signal);
    if (!core.tokens) {
      if (wasIn) throw new AuthError('session_expired', 'The session has ended');
      return send(input, init);
    }

    const { revision, id } = core.record!;
    const isSame = () => core.tokens && core.record!.id === id;
    // A Request's body can be sent once; its clone is what is left for a repetition.
    const again = request && !init?.body ? request.clone() : input;
    const response = await sendWithTokens(input, init, url, signal);
    if (!(await isRefused(response)) || !isSame()) return response;

    if (core.record!.revision === revision) {
      if (!(await core.canRefresh())) {
        if (origin === own && response.status === 401) await core.end(revision, 'revoked');
        return response;
      }
      await unlessAborted(core.renew(revision), signal);
    }
    // Somebody else has signed in meanwhile, or nobody is any more: this is not theirs to repeat.
    if (!isSame()) return response;
    if (isStream(init?.body)) {
      throw new AuthError('body_not_repeatable', 'A streamed body cannot be sent again', {
        status: response.status,
        retryable: true,
      });
    }
    void response.body?.cancel();
    return sendWithTokens(again, init, url, signal);
  };
};

const redirected = (url: string, cause?: unknown): AuthError =>
  new AuthError('redirected', `${url} answered with a redirect`, { cause });
