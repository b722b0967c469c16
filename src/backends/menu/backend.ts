import { AuthError, type AuthErrorCode } from '../../model/auth-error.ts';
import type { CodeBackend } from '../../model/backend.ts';
import type { MenuSettings, Paths } from '../../model/brand.ts';
import { isCodeError } from '../../model/code-error.ts';
import type { ConsentPurpose } from '../../model/consent.ts';
import type { Identifier } from '../../model/identifier.ts';
import { own } from '../../model/own.ts';
import { toAuthError } from '../../model/to-auth-error.ts';
import { apiUrl, readObject, requestJson, type JsonRequest, type ErrorReader, type RequestEnvironment } from '../request-json.ts';
import { detailFields } from './details.ts';
import { contactFields, loginFields, MENU_PATHS, menuHeaders, readKnown, readToken, registerFields, requireAcceptance } from './wire.ts';

export interface MenuOptions extends RequestEnvironment {
  /** Base URL of the API or of a gateway; ends in `/api`. */
  server: string;
  /** Sent as `Application` where the brand's settings name none; may be empty. */
  client: string;
  menu?: MenuSettings | undefined;
  paths?: Paths;
  /** The stable id of this device, sent as `Device-UUID` with the legal agreement. */
  deviceId: () => Promise<string>;
  /** Which purposes a consent covers. */
  covers: (consentId: string) => readonly ConsentPurpose[];
}

const sendErrors: ErrorReader = async () => (await import('./errors.ts')).toSendError;
const loginErrors: ErrorReader = async () => (await import('./errors.ts')).toLoginError;
const registerErrors: ErrorReader = async () => (await import('./errors.ts')).toRegisterError;
const agreementErrors: ErrorReader = async () => (await import('./errors.ts')).toAgreementError;

const TAKEN = { email: 'email_taken', sms: 'phone_taken' } as const satisfies Record<string, AuthErrorCode>;

/** PAR Ordering (MENU): customers sign up, and sign in, with a code (Customer Sign-Up Flow). */
export const createMenuBackend = (given: MenuOptions): CodeBackend => {
  const options = own(given);
  const { server, client, deviceId, covers, clock } = options;
  const menu = own(options.menu);
  const paths = own(options.paths);
  const call = async (
    path: string,
    request: Pick<JsonRequest, 'headers' | 'body' | 'signal'>,
    errors: ErrorReader,
  ): Promise<{ url: string; answer: unknown }> => {
    const url = apiUrl(server, path);
    const requestId = crypto.randomUUID();
    const headers = { ...menuHeaders(client, menu, requestId), ...own(request).headers };
    return { url, answer: await requestJson({ ...request, method: 'POST', url, headers, requestId }, options, errors) };
  };

  const lookUp = async (identifier: Identifier, signal: AbortSignal) => {
    const path = identifier.channel === 'email' ? (paths.checkEmail ?? MENU_PATHS.checkEmail) : (paths.checkPhone ?? MENU_PATHS.checkPhone);
    const { url, answer } = await call(path, { body: contactFields(identifier), signal }, sendErrors);
    return readKnown(url, answer);
  };

  return own<CodeBackend>({
    async sendCode({ identifier }, signal) {
      const { exists, social } = await lookUp(identifier, signal);
      if (social) {
        throw new AuthError('account_social', 'This account belongs to a social sign-in', {
          status: 200,
          field: identifier.channel === 'email' ? 'email' : 'phone',
        });
      }
      const { url, answer } = await call(paths.send ?? MENU_PATHS.send, { body: contactFields(identifier), signal }, sendErrors);
      // Of this answer only that it is a JSON object is documented.
      readObject(url, answer);
      return { next: exists ? 'sign-in' : 'register' };
    },

    async verifyCode({ identifier, consents }, code, signal) {
      const path = paths.customerLogin ?? MENU_PATHS.customerLogin;
      const { url, answer } = await call(path, { body: loginFields(identifier, code, menu), signal }, loginErrors);
      // Consents come along only where the account was registered in this very attempt, and the agreement is still due.
      return { ...readToken(url, answer, clock.now()), agreementPending: consents.length > 0 };
    },

    registration: {
      fields: detailFields(menu),

      async register({ identifier }, code, details, signal) {
        const accepted = (purpose: ConsentPurpose) =>
          details.consents.some(({ id, accepted: ticked }) => ticked && covers(id).includes(purpose));
        const body = registerFields(identifier, code, details, accepted, menu);
        try {
          const { url, answer } = await call(paths.register ?? MENU_PATHS.register, { body, signal }, registerErrors);
          return { ...readToken(url, answer, clock.now()), agreementPending: true };
        } catch (thrown) {
          const error = toAuthError(thrown);
          // The contact was unknown when its code was sent. If it is known now, an earlier try has succeeded, although this
          // one was refused.
          if (!isCodeError(error) && !error.code.endsWith('_taken')) throw error;
          const known = await lookUp(identifier, signal).catch(() => null);
          if (!known?.exists) throw error;
          const { status, requestId, cause } = error;
          throw new AuthError('account_exists', 'The account was registered before', { status, requestId, cause });
        }
      },

      async acceptAgreement({ accessToken, tokenType }, signal) {
        const headers = { Authorization: `${tokenType} ${accessToken}`, 'Device-UUID': await deviceId() };
        const { url, answer } = await call(paths.agreement ?? MENU_PATHS.agreement, { headers, signal }, agreementErrors);
        requireAcceptance(url, answer);
      },

      async checkUnique(field, value, signal) {
        const identifier: Identifier =
          field === 'email' ? { channel: 'email', email: value } : { channel: 'sms', phoneExt: '', phoneNumber: value };
        const { exists } = await lookUp(identifier, signal);
        if (exists) throw new AuthError(TAKEN[identifier.channel], `The ${field} belongs to another account`, { status: 200, field });
      },
    },
  });
};
