import type { TokenCalls } from '../../model/backend.ts';
import type { MenuSettings, Paths } from '../../model/brand.ts';
import { own } from '../../model/own.ts';
import { apiUrl, requestJson, type ErrorReader, type RequestEnvironment } from '../request-json.ts';
import { MENU_PATHS, menuHeaders, readToken } from './wire.ts';

export interface MenuTokenCallsOptions extends RequestEnvironment {
  server: string;
  client: string;
  menu?: MenuSettings | undefined;
  paths?: Paths;
}

const refreshErrors: ErrorReader = async () => (await import('./errors.ts')).toRefreshError;

/** Refresh is a GET with the token itself (PAR Ordering, Refresh token). No call to sign out is documented. */
export const createMenuTokenCalls = (given: MenuTokenCallsOptions): TokenCalls => {
  const options = own(given);
  const { server, client, clock } = options;
  const menu = own(options.menu);
  const { refresh = MENU_PATHS.refresh } = own(options.paths);
  return own<TokenCalls>({
    async refresh({ refreshToken, accessToken, tokenType }, signal) {
      const url = apiUrl(server, refresh);
      const requestId = crypto.randomUUID();
      const headers = { ...menuHeaders(client, menu, requestId), Authorization: `${tokenType} ${refreshToken || accessToken}` };
      const answer = await requestJson({ method: 'GET', url, headers, signal, requestId }, options, refreshErrors);
      return readToken(url, answer, clock.now()).tokens;
    },
  });
};
