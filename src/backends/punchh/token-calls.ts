import type { TokenCalls } from '../../model/backend.ts';
import type { Paths } from '../../model/brand.ts';
import type { TokenSet } from '../../model/tokens.ts';
import { apiUrl, requestJson, type ErrorReader, type RequestEnvironment } from '../request-json.ts';
import { PUNCHH_PATHS, readTokens, SERVICE_PATHS } from './wire.ts';

export interface PunchhTokenCallsOptions extends RequestEnvironment {
  /** Base URL of the API or of a gateway. */
  server: string;
  /** OAuth client id. */
  client: string;
  paths?: Paths;
}

/** The paths of the calls for a session that began with a code, or with a password. */
const pathsOf = ({ method }: TokenSet) => (method ? SERVICE_PATHS : PUNCHH_PATHS);

const refreshErrors: ErrorReader = async () => (await import('./errors.ts')).toRefreshError;

/** Refresh and sign-out of the Guest Identity Service, for a session. */
export const createPunchhTokenCalls = ({ server, client, paths, ...environment }: PunchhTokenCallsOptions): TokenCalls => ({
  async refresh(tokens, signal) {
    const url = apiUrl(server, paths?.refresh ?? pathsOf(tokens).refresh);
    const answer = await requestJson(
      {
        method: 'POST',
        url,
        body: { client, ...(tokens.refreshToken !== null && { refresh_token: tokens.refreshToken }) },
        signal,
      },
      environment,
      refreshErrors,
    );
    const fresh = readTokens(url, answer, environment.clock.now());
    return tokens.method ? { ...fresh, method: tokens.method } : fresh;
  },
  async revoke(tokens) {
    await requestJson(
      {
        method: 'POST',
        url: apiUrl(server, paths?.signOut ?? pathsOf(tokens).signOut),
        headers: { Authorization: `Bearer ${tokens.accessToken}` },
        body: { client, ...(tokens.refreshToken !== null && { refresh_token: tokens.refreshToken }) },
        keepalive: true,
      },
      environment,
      refreshErrors,
    );
  },
});
