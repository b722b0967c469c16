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
  readonly newestCodeOnly: boolean;
}

interface Attempt {
  readonly binding: string;
  readonly codes: { readonly code: string; readonly expiresAt: number }[];
  sentAt: number;
  tries: number;
  usedCode: string | null;
}

/** The code of every contact that is reserved for tests, whatever the code length. */
const RESERVED_CODE = '424242';

/** The one-time codes that were sent, by contact. `binding` is the PKCE challenge, or empty where there is none. */
export class OneTimeCodes {
  readonly #attempts = new Map<string, Attempt>();
  readonly #clock: SandboxClock;
  readonly #rules: () => CodeRules;
  readonly #makeCode: (() => string) | null;

  /**
   * @param rules read anew for each request, since the business can change
   * @param makeCode makes the codes of contacts that are not reserved; default random digits
   */
  constructor(clock: SandboxClock, rules: () => CodeRules, makeCode: (() => string) | null) {
    this.#clock = clock;
    this.#rules = rules;
    this.#makeCode = makeCode;
  }

  /**
   * Makes a code. It ends the older ones of the contact, unless `newestCodeOnly` is off and they were asked for with
   * the same binding.
   * @param reserved whether the contact is one for tests, which always gets the same code
   * @throws Refusal 429 within `resendAfter` of the last one
   */
  issue(contact: string, binding: string, reserved: boolean): string {
    const { codeLength, codeLifetime, maxTries, resendAfter, newestCodeOnly } = this.#rules();
    const now = this.#clock.now();
    const before = this.#attempts.get(contact);
    const wait = before ? resendAfter - (now - before.sentAt) / 1000 : 0;
    if (wait > 0) {
      throw tooSoon('too_many_requests', 'A code was just sent. Please wait before asking for another.', wait);
    }
    const continues = before?.binding === binding && before.usedCode === null && before.tries < maxTries;
    const attempt: Attempt = continues ? before : { binding, codes: [], sentAt: now, tries: 0, usedCode: null };
    const code = reserved ? RESERVED_CODE : this.#makeCode?.() ?? randomDigits(codeLength);
    if (newestCodeOnly) attempt.codes.length = 0;
    attempt.codes.push({ code, expiresAt: now + codeLifetime * 1000 });
    attempt.sentAt = now;
    attempt.tries = 0;
    this.#attempts.set(contact, attempt);
    return code;
  }

  /** Uses up a code; returns `null` where it was right, else what is wrong. Only a wrong code counts as a try. */
  use(contact: string, binding: string, code: string): CodeFault | null {
    const attempt = this.#attempts.get(contact);
    if (!attempt) return 'unknown';
    if (attempt.binding !== binding) return 'verifier';
    if (attempt.usedCode !== null) return attempt.usedCode === code ? 'used' : 'unknown';
    if (attempt.tries >= this.#rules().maxTries) return 'exhausted';
    const now = this.#clock.now();
    const matching = attempt.codes.filter((sent) => sent.code === code);
    if (matching.some((sent) => sent.expiresAt > now)) {
      attempt.usedCode = code;
      return null;
    }
    if (matching.length > 0 || attempt.codes.every((sent) => sent.expiresAt <= now)) return 'expired';
    attempt.tries += 1;
    return 'wrong';
  }
}
