import type { Texts } from './texts/index.ts';

export type Problem = keyof Texts;

/** The key and the words of an error, in any of the vendor's envelopes, as one text in lowercase. */
async function readError(response: Response): Promise<string> {
  const text = await response.text();
  return text.slice(0, 10_000).toLowerCase();
}

/** By what an answer holds, in this order. */
const BY_TEXT: readonly (readonly [text: string, problem: Problem])[] = [
  ['captcha', 'captcha_required'],
  ['phone_country_not_allowed', 'phone_country_not_allowed'],
  ['invalid_email_format', 'email_invalid'],
  ['invalid_phone_format', 'phone_invalid'],
  ['deactivated', 'account_deactivated'],
  ['unknown_client', 'client_unknown'],
  ['invalid_client', 'client_unknown'],
  ['identity_service_not_enabled', 'client_unknown'],
  ['privacy policy', 'consent_required'],
  ['terms and conditions', 'consent_required'],
  ['channel', 'channel_unavailable'],
  ['parameter missing', 'channel_unavailable'],
];

const BY_STATUS = (status: number): Problem | null =>
  status === 429 ? 'rate_limited' : status >= 500 ? 'server_unavailable' : null;

const find = (text: string, list: typeof BY_TEXT): Problem | undefined => list.find(([part]) => text.includes(part))?.[1];

/** Returns the problem of a refused send. */
export const readSendProblem = async (response: Response): Promise<Problem> =>
  BY_STATUS(response.status) ?? find(await readError(response), BY_TEXT) ?? 'unknown';

/** The vendor's keys for a wrong, an old and an exhausted code are unpublished, so their words decide. */
const OF_A_CODE: readonly (readonly [text: string, problem: Problem])[] = [
  ['deactivated', 'account_deactivated'],
  ['unknown_client', 'client_unknown'],
  ['expired', 'code_expired'],
  ['attempts', 'code_attempts_exceeded'],
  ['too many', 'code_attempts_exceeded'],
];

/** Returns the problem of a refused code. */
export const readVerifyProblem = async (response: Response): Promise<Problem> =>
  BY_STATUS(response.status) ?? find(await readError(response), OF_A_CODE) ?? 'code_invalid';

/** Statuses of the pages that tell of a problem, where not 422. */
const STATUSES: Readonly<Partial<Record<Problem, number>>> = {
  rate_limited: 429, server_unavailable: 503, captcha_required: 403, client_unknown: 403, account_deactivated: 403,
};

/** Returns the status of the page that tells of a problem. */
export const statusOf = (problem: Problem): number => STATUSES[problem] ?? 422;
