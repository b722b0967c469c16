import type { SandboxClock } from './clock.ts';
import { randomDigits } from './crypto.ts';
import { tooSoon } from './refusal.ts';

/** Why a code is refused. */
export type CodeFault = 'wrong' | 'expired' | 'exhausted' | 'used' | 'unknown' | 'verifier';

export interface CodeRules {
  readonly codeLength: number;
  /** Seconds. */
  readonly codeLifetime: number;
  readonly maxTries: number;
  /** Seconds. */
  readonly resendAfter: number;
  readonly codes: (() => string) | null;
}

interface Attempt {
  readonly binding: string;
  readonly codes: { readonly code: string; readonly expiresAt: number }[];
  sentAt: number;
  tries: number;
  settledBy: string | null;
}

/** The one-time codes that are out, by contact. `binding` is the PKCE challenge, or empty where there is none. */
export class OneTimeCodes {
  readonly #attempts = new Map<string, Attempt>();
  readonly #clock: SandboxClock;
  readonly #rules: CodeRules;

  constructor(clock: SandboxClock, rules: CodeRules) {
    this.#clock = clock;
    this.#rules = rules;
  }

  /**
   * Makes a code. Under the same binding the older codes stay good, since a late message must still work; another
   * binding replaces them.
   * @throws Refusal 429 within `resendAfter` of the last one
   */
  issue(contact: string, binding: string): string {
    const { codeLength, codeLifetime, maxTries, resendAfter, codes } = this.#rules;
    const now = this.#clock.now();
    const before = this.#attempts.get(contact);
    const wait = before ? resendAfter - (now - before.sentAt) / 1000 : 0;
    if (wait > 0) {
      throw tooSoon('too_many_requests', 'A code was just sent. Please wait before asking for another.', wait);
    }
    const goesOn = before?.binding === binding && before.settledBy === null && before.tries < maxTries;
    const attempt: Attempt = goesOn ? before : { binding, codes: [], sentAt: now, tries: 0, settledBy: null };
    const code = codes?.() ?? randomDigits(codeLength);
    attempt.codes.push({ code, expiresAt: now + codeLifetime * 1000 });
    attempt.sentAt = now;
    attempt.tries = 0;
    this.#attempts.set(contact, attempt);
    return code;
  }

  /** Uses a code up: `null` where it was right, else what is wrong. Only a wrong code counts a try. */
  use(contact: string, binding: string, code: string): CodeFault | null {
    const attempt = this.#attempts.get(contact);
    if (!attempt) return 'unknown';
    if (attempt.binding !== binding) return 'verifier';
    if (attempt.settledBy !== null) return attempt.settledBy === code ? 'used' : 'unknown';
    if (attempt.tries >= this.#rules.maxTries) return 'exhausted';
    const now = this.#clock.now();
    const matching = attempt.codes.filter((sent) => sent.code === code);
    if (matching.some((sent) => sent.expiresAt > now)) {
      attempt.settledBy = code;
      return null;
    }
    if (matching.length > 0 || attempt.codes.every((sent) => sent.expiresAt <= now)) return 'expired';
    attempt.tries += 1;
    return 'wrong';
  }
}
