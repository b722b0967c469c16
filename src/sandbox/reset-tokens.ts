import type { SandboxClock } from './clock.ts';
import { randomToken } from './crypto.ts';
import { Refusal } from './refusal.ts';

interface ResetToken {
  readonly account: number;
  readonly expiresAt: number;
}

/** The tokens behind "forgot password": each works once, and a new one ends the account's older one. */
export class ResetTokens {
  readonly #tokens = new Map<string, ResetToken>();
  readonly #clock: SandboxClock;

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /** @param lifetime seconds */
  issue(account: number, lifetime: number): string {
    this.#endAll(account);
    const token = randomToken();
    this.#tokens.set(token, { account, expiresAt: this.#clock.now() + lifetime * 1000 });
    return token;
  }

  /** The account that a token is for; it stays usable until `use()`. @throws Refusal 422 `reset_token` */
  find(token: string): number {
    const known = this.#tokens.get(token);
    if (!known) throw new Refusal(422, 'reset_token', 'Reset password token is invalid.');
    if (known.expiresAt <= this.#clock.now()) {
      throw new Refusal(422, 'reset_token', 'Reset password token has expired, please request a new one.');
    }
    return known.account;
  }

  use(token: string): void {
    this.#tokens.delete(token);
  }

  #endAll(account: number): void {
    for (const [token, known] of this.#tokens) if (known.account === account) this.#tokens.delete(token);
  }
}
