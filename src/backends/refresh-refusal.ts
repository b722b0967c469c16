import { readFaults } from './error-envelope.ts';
import type { ErrorResponse } from './request-json.ts';

/** Tokens and accounts that are not the guest's: a refusal of these says nothing about the session. */
const NOT_THE_GUESTS = new RegExp(
  '\\b(csrf|xsrf|authenticity|anti ?forgery|captcha|access|id|api|client|device|security|push) tokens?|\\bgrant types?'
  + '|\\b(business|merchant|client|developer|service|api) (account|user)s?',
  'g',
);
/** "has not expired" is no refusal. "is not valid" is one. */
const NEGATED = /\b(not|[a-z]*n.t|never)( yet| been| already)* (expired|revoked|invalid|used|blacklisted|deactivated|deleted|disabled)/g;

const DEAD = '(expired|revoked|invalid|blacklisted|unknown|reused|used|not (found|valid|known|recogni[sz]ed)|no longer|[a-z]*n.t (exist|match))';
const GONE = '(deactivated|deleted|disabled|suspended|closed|not found|[a-z]*n.t exist)';

const deadTokens = (token: string) => new RegExp(`\\b(${token})\\b.+\\b${DEAD}\\b|\\b${DEAD}\\b.+\\b(${token})\\b`);
const REFRESH_TOKEN = deadTokens('refresh tokens?|grant');
/** A 401 speaks of what came with the request: at a refresh, of the token. */
const ANY_TOKEN = deadTokens('refresh tokens?|grant|tokens?|session');
const GUEST = new RegExp(`\\b(user|account|guest|customer|profile)\\b.+\\b${GONE}\\b|\\b${GONE} (user|account|guest|customer|profile)\\b`);
/** Keys of faults of the set-up, whatever their words say. */
const SET_UP = /client|scope|grant type|application|param|signature|enabled|csrf|captcha/;
const LONGEST = 500;

/**
 * Whether the refusal of a refresh names the refresh token or the guest as dead. Anything else, such as a fault of the
 * set-up, a firewall or a CSRF check, may pass, and the session is kept.
 */
export const endsSession = ({ status, body }: ErrorResponse): boolean =>
  status < 500 &&
  status !== 429 &&
  readFaults(body).some((fault) => {
    const [key, words] = [fault.key, fault.words].map((text) =>
      text.slice(0, LONGEST).toLowerCase().replace(/[_\s-]+/g, ' ').replace(NOT_THE_GUESTS, '').replace(NEGATED, '').trim(),
    ) as [string, string];
    if (SET_UP.test(fault.key.toLowerCase().replaceAll('_', ' '))) return false;
    return (
      (key === 'refresh token' && !/missing|blank|required|empty/.test(words)) ||
      [key, words, `${key} ${words}`].some((text) => (status === 401 ? ANY_TOKEN : REFRESH_TOKEN).test(text) || GUEST.test(text)) ||
      /^(expired|invalid|blacklisted|revoked) token$|^token (expired|invalid|blacklisted|revoked)$/.test(key) ||
      // The key of a guest who is not signed in; the words alone may be a firewall's.
      (status === 401 && (/^(unauthorized|unauthenticated)\.?$/.test(key) || /\b(sign|log) ?in\b/.test(words)))
    );
  });
