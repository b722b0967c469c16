import type { PasswordBackend } from '../../model/backend.ts';
import type { Paths } from '../../model/brand.ts';
import type { SignRequest } from '../backend-entry.ts';
import { own } from '../../model/own.ts';
import { hideAccounts } from '../hide-accounts.ts';
import { requestInLanguage, type LanguageOptions } from '../languages.ts';
import { apiUrl, readObject, type ErrorReader, type RequestEnvironment } from '../request-json.ts';
import { digestHeader, PASSWORD_PATHS, readSignIn } from './wire.ts';

/** `server` is that of a gateway, or of the API where the host signs. */
export interface PunchhPasswordOptions extends RequestEnvironment, LanguageOptions {
  paths?: Paths;
  /** The stable id of this device. */
  deviceId: () => Promise<string>;
  /** Signs instead of a gateway; read at each call. */
  signRequest?: () => SignRequest | undefined;
}

const signInErrors: ErrorReader = async () => (await import('./errors.ts')).toSignInError;
const forgotErrors: ErrorReader = async () => (await import('./errors.ts')).toForgotError;

/** PAR Punchh sign-in with e-mail and password (Mobile API: Sign in), behind a gateway or a signer of the host's. */
export const createPunchhPasswordBackend = (given: PunchhPasswordOptions): PasswordBackend => {
  const options = own(given);
  const { server, client, deviceId, signRequest } = options;
  const paths = own(options.paths);
  /** Posts a body that is signed, if it is not signed on its way. */
  const post = async (path: string, body: unknown, headers: Record<string, string>, errors: ErrorReader, signal: AbortSignal) => {
    const url = apiUrl(server, path);
    const digest = await digestHeader(signRequest?.(), 'POST', path, body);
    const request = { method: 'POST', url, headers: { ...headers, ...digest }, body, signal } as const;
    return { url, answer: await requestInLanguage(request, options, errors, options) };
  };
  return own<PasswordBackend>({
    async signInWithPassword(email, password, signal) {
      const headers = { 'punchh-app-device-id': await deviceId() };
      const path = paths.login ?? PASSWORD_PATHS.login;
      const { url, answer } = await post(path, { client, user: { email, password } }, headers, signInErrors, signal);
      return readSignIn(url, answer, options.clock.now());
    },

    forgotPassword: (email, signal) =>
      hideAccounts(
        post(paths.forgotPassword ?? PASSWORD_PATHS.forgotPassword, { client, user: { email } }, {}, forgotErrors, signal)
          .then(({ url, answer }) => readObject(url, answer)),
      ),
  });
};
