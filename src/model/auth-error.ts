/**
 * Every way a sign-in can fail, as a closed list: hosts switch on these codes, i18n has a sentence for each.
 *
 * - Set-up: `not_configured`, `invalid_configuration`, `brand_invalid`, `insecure_context`
 * - Platform: `offline`, `network_error`, `timeout`, `redirected`, `bad_response`, `server_unavailable`, `blocked`,
 *   `storage_unavailable`, `aborted`
 * - Sending a code: `email_invalid`, `phone_invalid`, `phone_country_not_allowed`, `consent_required`,
 *   `channel_unavailable`, `rate_limited`, `captcha_required`
 * - Checking a code: `code_invalid`, `code_expired`, `code_attempts_exceeded`
 * - Account: `account_deactivated`, `account_locked`, `account_unverified`, `account_social`, `account_exists`,
 *   `device_already_used`, `credentials_invalid`, `email_taken`, `phone_taken`, `field_invalid`, `agreement_failed`,
 *   `password_rejected`, `reset_link_invalid`
 * - Set-up on the server's side: `client_unknown`, `signature_invalid`, `not_enabled`, `language_unsupported`,
 *   `origin_not_allowed`
 * - Session: `session_expired`, `refresh_busy`, `body_not_repeatable`
 * - `unknown`: anything else; the server's own words are in `cause`.
 */
export type AuthErrorCode =
  | 'not_configured' | 'invalid_configuration' | 'brand_invalid' | 'insecure_context'
  | 'offline' | 'network_error' | 'timeout' | 'redirected' | 'bad_response' | 'server_unavailable'
  | 'blocked' | 'storage_unavailable' | 'aborted'
  | 'email_invalid' | 'phone_invalid' | 'phone_country_not_allowed' | 'consent_required'
  | 'channel_unavailable' | 'rate_limited' | 'captcha_required'
  | 'code_invalid' | 'code_expired' | 'code_attempts_exceeded'
  | 'account_deactivated' | 'account_locked' | 'account_unverified' | 'account_social' | 'account_exists'
  | 'device_already_used' | 'credentials_invalid' | 'email_taken' | 'phone_taken' | 'field_invalid' | 'agreement_failed'
  | 'password_rejected' | 'reset_link_invalid'
  | 'client_unknown' | 'signature_invalid' | 'not_enabled' | 'language_unsupported' | 'origin_not_allowed'
  | 'session_expired' | 'refresh_busy' | 'body_not_repeatable'
  | 'unknown';

/** The details of a failure besides its code. All are optional. */
export interface AuthErrorDetails {
  /** HTTP status, or `null` where no answer came. */
  status?: number | null;
  /** The field the failure is about: `email`, `phone`, `code`, `first_name`, … or `null`. */
  field?: string | null;
  /** Whether trying the same thing again can help. */
  retryable?: boolean;
  /** Seconds to wait before trying again, or `null`. */
  retryAfter?: number | null;
  /** The id the request carried (`X-Request-ID`), for support, or `null`. */
  requestId?: string | null;
  /** The server's own words, or the platform's error; never personal data. */
  cause?: unknown;
  /** Channels that the server still accepts, where it said that one is off. */
  acceptedChannels?: readonly ('email' | 'sms')[] | null;
}

/** The one error class of this package. `message` is for developers; guests read the words of `i18n`. */
export class AuthError extends Error {
  declare readonly code: AuthErrorCode;
  declare readonly status: number | null;
  declare readonly field: string | null;
  declare readonly retryable: boolean;
  declare readonly retryAfter: number | null;
  declare readonly requestId: string | null;
  declare readonly acceptedChannels: readonly ('email' | 'sms')[] | null;
  /** A sentence of the server's that is meant for the guest. It is shown as text instead of our own, and is in no event. */
  declare readonly guestText?: string;

  constructor(
    code: AuthErrorCode,
    message: string,
    {
      cause = null,
      status = null,
      field = null,
      retryable = false,
      retryAfter = null,
      requestId = null,
      acceptedChannels = null,
    }: AuthErrorDetails = {},
  ) {
    super(message, { cause });
    Object.assign(this, { name: 'AuthError', code, status, field, retryable, retryAfter, requestId, acceptedChannels });
  }
}
