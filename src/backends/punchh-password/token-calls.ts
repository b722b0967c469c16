import type { TokenCalls } from '../../model/backend.ts';
import type { Paths } from '../../model/brand.ts';
import type { SignRequest } from '../backend-entry.ts';
import { own } from '../../model/own.ts';
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
export const createPunchhPasswordTokenCalls = (given: PunchhPasswordTokenCallsOptions): TokenCalls => {
  const options = own(given);
  const { server, client, signRequest } = options;
  const { logout = PASSWORD_PATHS.logout } = own(options.paths);
  return own<TokenCalls>({
    async revoke({ accessToken }) {
      const path = `${logout}?client=${encodeURIComponent(client)}`;
      const headers = { Authorization: `Bearer ${accessToken}`, ...(await digestHeader(signRequest?.(), 'DELETE', path)) };
      await requestJson({ method: 'DELETE', url: apiUrl(server, path), headers, keepalive: true }, options, logoutErrors);
    },
  });
};
