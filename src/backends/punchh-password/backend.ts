import type { PasswordBackend } from '../../model/backend.ts';
import type { Paths } from '../../model/brand.ts';
import { toAuthError } from '../../model/to-auth-error.ts';
import type { SignRequest } from '../backend-entry.ts';
import { apiUrl, requestJson, type ErrorReader, type RequestEnvironment } from '../request-json.ts';
import { digestHeader, PASSWORD_PATHS, readSignIn } from './wire.ts';

export interface PunchhPasswordOptions extends RequestEnvironment {
  /** Base URL of a gateway, or of the API where the host signs. */
  server: string;
  /** OAuth client id. */
  client: string;
  paths?: Paths;
  /** The stable id of this device. */
  deviceId: () => Promise<string>;
  /** BCP 47 tag of the guest's language, sent as `Accept-Language`. */
  locale: () => string;
  /** Signs instead of a gateway; read at each call. */
  signRequest?: () => SignRequest | undefined;
}

const signInErrors: ErrorReader = async () => (await import('./errors.ts')).toSignInError;
const forgotErrors: ErrorReader = async () => (await import('./errors.ts')).toForgotError;

/** What a server says to a guest whose address it does not know; nobody may learn it from us. */
const TELLS_OF_ACCOUNTS = [400, 403, 404, 422];

/** PAR Punchh sign-in with e-mail and password (Mobile API: Sign in), behind a gateway or a signer of the host's. */
export const createPunchhPasswordBackend = ({
  server,
  client,
  paths,
  deviceId,
  locale,
  signRequest,
  ...environment
}: PunchhPasswordOptions): PasswordBackend => ({
  async signInWithPassword(email, password, signal) {
    const path = paths?.login ?? PASSWORD_PATHS.login;
    const url = apiUrl(server, path);
    const body = { client, user: { email, password } };
    const headers = {
      'Accept-Language': locale(),
      'punchh-app-device-id': await deviceId(),
      ...(await digestHeader(signRequest?.(), 'POST', path, body)),
    };
    const answer = await requestJson({ method: 'POST', url, headers, body, signal }, environment, signInErrors);
    return readSignIn(url, answer, environment.clock.now());
  },

  async forgotPassword(email, signal) {
    const path = paths?.forgotPassword ?? PASSWORD_PATHS.forgotPassword;
    const body = { client, user: { email } };
    const headers = { 'Accept-Language': locale(), ...(await digestHeader(signRequest?.(), 'POST', path, body)) };
    try {
      await requestJson({ method: 'POST', url: apiUrl(server, path), headers, body, signal }, environment, forgotErrors);
    } catch (thrown) {
      const error = toAuthError(thrown);
      const aboutTheAccount = TELLS_OF_ACCOUNTS.includes(error.status ?? 0) && /^(unknown|account_|email_|bad_response)/.test(error.code);
      if (!aboutTheAccount) throw error;
    }
  },
});
