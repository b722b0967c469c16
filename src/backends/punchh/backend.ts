import type { CodeBackend } from '../../model/backend.ts';
import type { Paths } from '../../model/brand.ts';
import { own } from '../../model/own.ts';
import { createCodeChallenge, createCodeVerifier } from '../pkce.ts';
import { apiUrl, badResponse, requestJson, type RequestEnvironment } from '../request-json.ts';
import { contactFields, legalFlags, PUNCHH_PATHS, readTokens, type Covers } from './wire.ts';

export interface PunchhOptions extends RequestEnvironment {
  /** Base URL of the API or of a gateway. */
  server: string;
  /** OAuth client id. */
  client: string;
  /** `online_ordering` on the web, `external_mobile_app` in apps. */
  clientType: string;
  paths?: Paths;
  /** The stable id of this device: the sign-up reward is given once per device (PAR Punchh, Send OTP). */
  deviceId: () => Promise<string>;
  covers: Covers;
}

/** PAR Punchh Advanced Authentication: one-time codes with PKCE (RFC 7636). Sign-in and sign-up are one. */
export const createPunchhBackend = (given: PunchhOptions): CodeBackend => {
  const options = own(given);
  const { server, client, clientType, deviceId, covers } = options;
  const paths = own(options.paths);
  return own<CodeBackend>({
    createVerifier: createCodeVerifier,

    async sendCode({ identifier, consents, codeVerifier }, signal) {
      const url = apiUrl(server, paths.send ?? PUNCHH_PATHS.send);
      const answer = await requestJson(
        {
          method: 'POST',
          url,
          headers: { 'punchh-app-device-id': await deviceId() },
          body: {
            client,
            code_challenge: await createCodeChallenge(codeVerifier!),
            ...contactFields(identifier),
            ...legalFlags(consents, covers),
            validation_method: 'otp',
          },
          signal,
        },
        options,
        async () => {
          const { toSendError } = await import('./errors.ts');
          return (response) => toSendError(response, identifier.channel);
        },
      );
      if (!own(own(answer as { data?: { message?: unknown } } | null).data).message) throw badResponse(url);
      return { next: 'sign-in' };
    },

    async verifyCode({ identifier, consents, codeVerifier }, code, signal) {
      const url = apiUrl(server, paths.verify ?? PUNCHH_PATHS.verify);
      const answer = await requestJson(
        {
          method: 'POST',
          url,
          headers: { 'punchh-app-device-id': await deviceId(), 'client-type': clientType },
          body: { client, code_verifier: codeVerifier, token: code, ...contactFields(identifier), ...legalFlags(consents, covers) },
          signal,
        },
        options,
        async () => (await import('./errors.ts')).toVerifyError,
      );
      return { tokens: readTokens(url, answer, options.clock.now()) };
    },
  });
};
