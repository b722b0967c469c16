import type { AuthError } from '../../model/auth-error.ts';
import type { Channel } from '../../model/identifier.ts';
import { plainWords, readFaults, toError, type Rule } from '../error-envelope.ts';
import type { Refusal } from '../request-json.ts';

const CHANNEL_FAULT = /communication channel missing|^(?=.*\bparam(eter)?s?\b)(?=.*\bmissing\b).*\b(phone|email)\b/s;

/**
 * A refused send. The documents name the faults that mean "not over this channel": communication channel missing, and
 * parameter missing for phone or for email (PAR Punchh, Send OTP). No other fault switches the channel.
 */
export const toSendError = (refusal: Refusal, channel: Channel): AuthError => {
  const faults = readFaults(refusal.body).map(({ key, words }) => plainWords(`${key} ${words}`));
  const fault = refusal.status < 500 && faults.find((text) => CHANNEL_FAULT.test(text));
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
  return toError(refusal, rules);
};

/** Keys and words for a wrong, expired or exhausted code are unpublished, so they are read generously. */
const VERIFY_RULES: readonly Rule[] = [
  ['code_attempts_exceeded', /attempt|(max|too many|exceed).*(tries|otp)|exhausted/],
  ['code_expired', /(otp|token|code|password).*expired|expired.*(otp|token|code|password)|code (verifier|challenge)/],
  ['code_invalid', /(invalid|incorrect|wrong|mismatch|not valid|bad).*(otp|token|code|password)|(otp|token|code|password).*(invalid|incorrect|wrong|mismatch|not (valid|match|found)|does ?n.t match)/],
];

export const toVerifyError = (refusal: Refusal): AuthError => {
  const error = toError(refusal, VERIFY_RULES, (status) => ([401, 404, 422].includes(status) ? 'code_invalid' : undefined));
  return error.code.startsWith('code_') ? Object.assign(error, { field: 'code' }) : error;
};

/**
 * A refused refresh. Only a server that speaks of the token, in its own envelope, ends the session; a firewall's page
 * or a fault of the set-up does not.
 */
export const toRefreshError = (refusal: Refusal): AuthError =>
  toError(
    refusal,
    [
      ['session_expired', /^refresh token$|(refresh|token|grant|session).*(invalid|expired|revoked|blacklist|not found|used|unknown)|(invalid|expired|revoked|blacklist|unknown|reused).*(refresh|token|grant|session)|unauthorized|unauthenticated|deactivated/],
    ],
    (status) => (status === 401 ? 'session_expired' : undefined),
  );
