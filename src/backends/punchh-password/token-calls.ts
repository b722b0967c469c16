import type { TokenCalls } from '../../model/backend.ts';
import type { Paths } from '../../model/brand.ts';
import type { SignRequest } from '../backend-entry.ts';
import { apiUrl, requestJson, type ErrorReader, type RequestEnvironment } from '../request-json.ts';
import { digestHeader, PASSWORD_PATHS } from './wire.ts';

export interface PunchhPasswordTokenCallsOptions extends RequestEnvironment {
  server: string;
  client: string;
  paths?: Paths;
  signRequest?: () => SignRequest | undefined;
}

const logoutErrors: ErrorReader = async () => (await import('./errors.ts')).toLogoutError;

/** Signing out. No call to refresh is documented, so there is none: the first 401 ends the session. */
export const createPunchhPasswordTokenCalls = ({
  server,
  client,
  paths,
  signRequest,
  ...environment
}: PunchhPasswordTokenCallsOptions): TokenCalls => ({
  async revoke({ accessToken }) {
    const path = `${paths?.logout ?? PASSWORD_PATHS.logout}?client=${encodeURIComponent(client)}`;
    await requestJson(
      {
        method: 'DELETE',
        url: apiUrl(server, path),
        headers: { Authorization: `Bearer ${accessToken}`, ...(await digestHeader(signRequest?.(), 'DELETE', path)) },
        keepalive: true,
      },
      environment,
      logoutErrors,
    );
  },
});
