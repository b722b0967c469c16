import type { TokenCalls } from '../../model/backend.ts';
import type { Paths } from '../../model/brand.ts';
import { apiUrl, requestJson, type ErrorReader, type RequestEnvironment } from '../request-json.ts';
import { PUNCHH_PATHS, readTokens } from './wire.ts';

export interface PunchhTokenCallsOptions extends RequestEnvironment {
  /** Base URL of the API or of a gateway. */
  server: string;
  /** OAuth client id. */
  client: string;
  paths?: Paths;
}

const refreshErrors: ErrorReader = async () => (await import('./errors.ts')).toRefreshError;

/** Refresh and sign-out of PAR Punchh Advanced Authentication, for a session. */
export const createPunchhTokenCalls = ({ server, client, paths, ...environment }: PunchhTokenCallsOptions): TokenCalls => ({
  async refresh(tokens, signal) {
    const url = apiUrl(server, paths?.refresh ?? PUNCHH_PATHS.refresh);
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
    return readTokens(url, answer, environment.clock.now());
  },
  async revoke(tokens) {
    await requestJson(
      {
        method: 'POST',
        url: apiUrl(server, paths?.signOut ?? PUNCHH_PATHS.signOut),
        headers: { Authorization: `Bearer ${tokens.accessToken}` },
        body: { client, ...(tokens.refreshToken !== null && { refresh_token: tokens.refreshToken }) },
        keepalive: true,
      },
      environment,
      refreshErrors,
    );
  },
});
