import type { OwedSignOut, TokenCalls } from '../../model/backend.ts';
import type { Paths } from '../../model/brand.ts';
import { own } from '../../model/own.ts';
import type { TokenSet } from '../../model/tokens.ts';
import { nameCookie, withCookieOf } from '../gateway-cookie.ts';
import { apiUrl, requestJson, type ErrorReader, type JsonRequest, type RequestEnvironment } from '../request-json.ts';
import { PUNCHH_PATHS, readTokens, SERVICE_PATHS } from './wire.ts';

export interface PunchhTokenCallsOptions extends RequestEnvironment {
  /** Base URL of the API or of a gateway. */
  server: string;
  /** OAuth client id. */
  client: string;
  paths?: Paths;
}

type SignedInBy = Pick<OwedSignOut, 'method'>;

/** The paths of the calls for a session that began with a code, or with a password. */
const pathsOf = (signIn: SignedInBy) => (own(signIn).method ? SERVICE_PATHS : PUNCHH_PATHS);

const refreshErrors: ErrorReader = async () => (await import('./errors.ts')).toRefreshError;

/** Refresh and sign-out of the Guest Identity Service, for a session. */
export const createPunchhTokenCalls = (given: PunchhTokenCallsOptions): TokenCalls => {
  const options = own(given);
  const { server, client } = options;
  const paths = own(options.paths);
  const urlOf = (call: 'refresh' | 'signOut', tokens: SignedInBy) => apiUrl(server, paths[call] ?? pathsOf(tokens)[call]);
  const withToken = ({ refreshToken }: TokenSet) => ({ client, ...(refreshToken !== null && { refresh_token: refreshToken }) });
  const exchange = async (url: string, body: object, cookie: RequestEnvironment, signal?: AbortSignal) => {
    const answer = await requestJson({ method: 'POST', url, body, ...(signal && { signal }) }, cookie, refreshErrors);
    return readTokens(url, answer, options.clock.now());
  };
  return own<TokenCalls>({
    async refresh(tokens, signal) {
      const fresh = await exchange(urlOf('refresh', tokens), withToken(tokens), withCookieOf(options, tokens), signal);
      const { method } = own(tokens);
      return method ? { ...fresh, method } : fresh;
    },
    async revoke(tokens) {
      const headers = { Authorization: `Bearer ${tokens.accessToken}` };
      const request: JsonRequest = { method: 'POST', url: urlOf('signOut', tokens), headers, body: withToken(tokens), keepalive: true };
      await requestJson(request, withCookieOf(options, tokens), refreshErrors);
    },
    async revokeLate(owed) {
      const request: JsonRequest = { method: 'POST', url: urlOf('signOut', owed), body: { client }, keepalive: true };
      await requestJson(request, { ...options, cookie: `ended=${owed.digest}` }, refreshErrors);
    },
    async claim(cookieId, keep) {
      const cookie = `${nameCookie(cookieId, keep)}; claim`;
      return { ...(await exchange(urlOf('refresh', {}), { client }, { ...options, cookie })), cookieId };
    },
  });
};
