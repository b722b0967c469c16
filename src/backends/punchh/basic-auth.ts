import type { PasswordBackend } from '../../model/backend.ts';
import type { Paths } from '../../model/brand.ts';
import { own } from '../../model/own.ts';
import { hideAccounts } from '../hide-accounts.ts';
import { requestInLanguage, type LanguageOptions } from '../languages.ts';
import { apiUrl, readObject, type ErrorReader, type RequestEnvironment } from '../request-json.ts';
import { legalFlags, readTokens, type Covers } from './wire.ts';

/** PAR Punchh, Guest Identity Service (GIS): Overview, and the paths of its tests. */
const BASIC_AUTH_PATHS = {
  join: '/api2/basic_auth/signup',
  login: '/api2/basic_auth/signin',
  forgotPassword: '/api2/basic_auth/forgot_password',
  resetPassword: '/api2/basic_auth/reset_password',
} as const satisfies Paths;

export interface BasicAuthOptions extends RequestEnvironment, LanguageOptions {
  paths?: Paths;
  /** The stable id of this device: the sign-up reward is given once per device. */
  deviceId: () => Promise<string>;
  covers: Covers;
}

const joinErrors: ErrorReader = async () => (await import('./basic-auth-errors.ts')).toJoinError;
const signInErrors: ErrorReader = async () => (await import('./basic-auth-errors.ts')).toSignInError;
const resetErrors: ErrorReader = async () => (await import('./basic-auth-errors.ts')).toResetError;

/** The Guest Identity Service's passwords: no digest and no secret, so a page alone can call them. */
export const createBasicAuthBackend = (given: BasicAuthOptions): PasswordBackend => {
  const options = own(given);
  const { server, client, deviceId, covers } = options;
  const paths = own(options.paths);
  const post = async (call: keyof typeof BASIC_AUTH_PATHS, fields: object, errors: ErrorReader, signal: AbortSignal) => {
    const url = apiUrl(server, paths[call] ?? BASIC_AUTH_PATHS[call]);
    const headers = { 'punchh-app-device-id': await deviceId() };
    const answer = await requestInLanguage({ method: 'POST', url, headers, body: { client, ...fields }, signal }, options, errors, options);
    return { url, answer };
  };
  const readSignIn = ({ url, answer }: { url: string; answer: unknown }) => ({
    tokens: { ...readTokens(url, answer, options.clock.now()), method: 'password' as const },
  });
  const chosen = (password: string) => ({ password, password_confirmation: password });
  return own<PasswordBackend>({
    signInWithPassword: async (email, password, signal) => readSignIn(await post('login', { email, password }, signInErrors, signal)),

    forgotPassword: (email, signal) =>
      hideAccounts(post('forgotPassword', { email }, signInErrors, signal).then(({ url, answer }) => readObject(url, answer))),

    accounts: {
      join: async ({ email, password, consents }, signal) =>
        readSignIn(await post('join', { email, ...chosen(password), ...legalFlags(consents, covers) }, joinErrors, signal)),

      async resetPassword(token, password, signal) {
        const { url, answer } = await post('resetPassword', { reset_password_token: token, ...chosen(password) }, resetErrors, signal);
        readObject(url, answer);
      },
    },
  });
};
