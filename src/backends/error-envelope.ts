import { AuthError, type AuthErrorCode, type AuthErrorDetails } from '../model/auth-error.ts';
import { personalTexts, redact } from './redact.ts';
import type { ErrorResponse } from './request-json.ts';

/** One fault in a server's error body. */
export interface Fault {
  key: string;
  words: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const toText = (value: unknown): string =>
  Array.isArray(value) ? value.map(toText).join(' ') : typeof value === 'string' ? value : JSON.stringify(value ?? '');

/**
 * The faults in an error body, in any of the vendors' shapes: `errors` as a map of lists or texts, as a list, or as
 * `{message, code}`; `error` as a text, with or without `error_description` (RFC 6749 section 5.2), or as
 * `{message, code}`; `Error` likewise. Any other body has none.
 */
export const readFaults = (body: unknown): Fault[] => {
  if (!isObject(body)) return [];
  // No `own`: bundlers would load a file for it.
  const fields = { __proto__: null, ...body } as Record<string, unknown>;
  const error = fields['errors'] ?? fields['error'] ?? fields['Error'];
  if (Array.isArray(error)) return error.map((words) => ({ key: '', words: toText(words) }));
  if (typeof error === 'string') {
    const description = fields['error_description'];
    return description === undefined && !/^\w+$/.test(error)
      ? [{ key: '', words: error }]
      : [{ key: error, words: toText(description ?? '') }];
  }
  if (!isObject(error)) return [];
  const { message, code = '' } = { __proto__: null, ...error } as Record<string, unknown>;
  if (typeof message === 'string') return [{ key: toText(code), words: message }];
  return Object.entries(error).map(([key, words]) => ({ key, words: toText(words) }));
};

/** The rules see so many faults of an error body, and so many characters of each. */
const MAX_FAULTS = 50;
const MAX_WORDS = 2000;

/** A server's words as the rules want them: lowercase, `_` as a space, and short enough for every rule to be tried. */
export const plainWords = (words: string): string => words.slice(0, MAX_WORDS).toLowerCase().replaceAll('_', ' ');

/** A language tag, as far as the vendor lists them. */
const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

/** Returns the languages that a refusal lists, as "Supported locales are en-GB, es-CR, en, es."; none in any other. */
export const readSupportedLanguages = ({ status, body }: ErrorResponse): string[] => {
  if (status !== 400) return [];
  const lists = readFaults(body).map(({ words }) => /supported locales are ([\w\s,-]+)/i.exec(words.slice(0, MAX_WORDS))?.[1] ?? '');
  return lists.join(' ').split(/[\s,]+/).filter((word) => TAG.test(word) && word !== 'and');
};

/** An error code and the pattern of keys or words that mean it. `forGuest`: the words are a sentence for the guest. */
export type Rule = readonly [code: AuthErrorCode, pattern: RegExp, details?: AuthErrorDetails & { forGuest?: boolean }];

/** The longest sentence, in characters, that a server's error can show to a guest. */
const MAX_GUEST_TEXT = 300;

/** Faults that any call of any system can answer with. Patterns see {@link plainWords}. */
const COMMON_RULES: readonly Rule[] = [
  ['consent_required', /agree on given|^(privacy policy|terms and conditions)$/],
  ['client_unknown', /(unknown|invalid) client|client.*(unknown|not (known|found)|invalid)/],
  ['signature_invalid', /invalid signature|signature (is )?invalid/],
  ['not_enabled', /not enabled|validation method|authentication (is )?disabled/],
  // The business words the sentence for a guest whom it has deactivated.
  ['account_deactivated', /deactivated/, { forGuest: true }],
  ['language_unsupported', /invalid language|supported locales/],
  // A gateway's word for a page of the vendor's that is no JSON.
  ['blocked', /^upstream error$/, { retryable: true }],
  ['device_already_used', /device already (shared|used)|(from|on|with) this device/],
  ['captcha_required', /captcha/],
  ['phone_country_not_allowed', /country not allowed|(country|region).*not (allowed|supported)/, { field: 'phone' }],
  ['origin_not_allowed', /origin not allowed/],
  ['email_invalid', /invalid email format|email.*(is invalid|not valid)/, { field: 'email' }],
  ['phone_invalid', /invalid phone( number)?( format)?|phone.*(is invalid|not valid)/, { field: 'phone' }],
  ['rate_limited', /rate limit|throttl|too many requests|try again (later|after|in)|please wait/, { retryable: true }],
];

const byStatus = (status: number): AuthErrorCode =>
  status === 429 ? 'rate_limited' : status >= 500 ? 'server_unavailable' : status === 412 ? 'not_enabled' : 'unknown';

/**
 * The error of the first rule that matches a fault's key, else of the first that matches its words, else `fallback`, else
 * by status. An answer without an error envelope (a proxy's page) is judged by its status alone; a page with 403 or 429 is a
 * firewall's, which blocks the guest's address.
 */
export const toError = (
  response: ErrorResponse,
  rules: readonly Rule[],
  fallback?: (status: number) => AuthErrorCode | undefined,
): AuthError => {
  const { status, body, isPage, retryAfter, requestId, requestBody } = { __proto__: null, ...response } as ErrorResponse;
  const faults = readFaults(body).slice(0, MAX_FAULTS);
  const personal = personalTexts(requestBody);
  const cause = faults.length
    ? faults.map(({ key, words }) => redact(`${key && `${key}: `}${words}`, personal)).join('; ')
    : null;
  const all = [...rules, ...COMMON_RULES];
  const fits = (part: 'key' | 'words') => {
    for (const rule of all) {
      const fault = faults.find((candidate) => rule[1].test(plainWords(candidate[part])));
      if (fault) return { rule, fault };
    }
    return undefined;
  };
  // The words of a server that is too busy (429) or down (5xx) are not read: it has not decided about the guest.
  const isBusy = status === 429 || status >= 500;
  const match = isBusy ? undefined : (fits('key') ?? fits('words'));
  const { forGuest, ...details } = { __proto__: null, ...match?.rule[2] } as NonNullable<Rule[2]>;
  const isBlocked = isPage && (status === 403 || status === 429);
  const code =
    (isBlocked ? 'blocked' : match?.rule[0]) ??
    (isBusy ? undefined : faults.length === 0 ? 'bad_response' : fallback?.(status)) ??
    byStatus(status);
  const error = new AuthError(code, `The server refused: ${cause ?? `status ${status}, no documented error`}`, {
    retryable: isBlocked || isBusy || code === 'bad_response',
    ...details,
    status,
    retryAfter,
    requestId,
    cause,
  });
  const guestText = forGuest ? match?.fault.words.trim().slice(0, MAX_GUEST_TEXT) : '';
  return guestText ? Object.assign(error, { guestText }) : error;
};
