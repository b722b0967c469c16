import type { AuthError } from '../../model/auth-error.ts';
import type { Channel } from '../../model/identifier.ts';
import { ACCOUNT_RULES } from '../account-rules.ts';
import { plainWords, readFaults, toError, type Rule } from '../error-envelope.ts';
import { endsSession } from '../refresh-refusal.ts';
import type { ErrorResponse } from '../request-json.ts';

const CHANNEL_FAULT = /communication channel missing|^(?=.*\bparam(eter)?s?\b)(?=.*\bmissing\b).*\b(phone|email)\b/s;

/**
 * A refused send. The documents name the faults that mean "not over this channel": communication channel missing, and
 * parameter missing for phone or for email (PAR Punchh, Send OTP). No other fault switches the channel.
 */
export const toSendError = (response: ErrorResponse, channel: Channel): AuthError => {
  const faults = readFaults(response.body).map(({ key, words }) => plainWords(`${key} ${words}`));
  const fault = response.status < 500 && faults.find((text) => CHANNEL_FAULT.test(text));
  const other: Channel = channel === 'email' ? 'sms' : 'email';
  const rules: Rule[] = fault
    ? [
        [
          'channel_unavailable',
          /(?:)/,
          { field: channel === 'email' ? 'email' : 'phone', acceptedChannels: fault.includes('communication') ? [other, channel] : [other] },
        ],
      ]
    : [];
  return toError(response, [...rules, ...ACCOUNT_RULES]);
};

/** Keys and words for a wrong, expired or exhausted code are unpublished, so they are read generously. */
const VERIFY_RULES: readonly Rule[] = [
  ['code_attempts_exceeded', /attempt|(max|too many|exceed).*(tries|otp)|exhausted/],
  ['code_expired', /(otp|token|code|password).*expired|expired.*(otp|token|code|password)|code (verifier|challenge)/],
  ['code_invalid', /(invalid|incorrect|wrong|mismatch|not valid|bad|(verify|confirm) (your|the|this)).*(otp|token|code|password)|(otp|token|code|password).*(invalid|incorrect|wrong|mismatch|not (valid|match|found|verified)|does ?n.t match)/],
];

export const toVerifyError = (response: ErrorResponse): AuthError => {
  const error = toError(response, [...VERIFY_RULES, ...ACCOUNT_RULES], (status) => ([401, 404, 422].includes(status) ? 'code_invalid' : undefined));
  return error.code.startsWith('code_') ? Object.assign(error, { field: 'code' }) : error;
};

/** A refused refresh: `session_expired` where the refresh token or the guest is named as dead. */
export const toRefreshError = (response: ErrorResponse): AuthError =>
  toError(response, endsSession(response) ? [['session_expired', /(?:)/]] : []);
