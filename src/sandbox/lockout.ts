import type { SandboxClock } from './clock.ts';
import { FirewallBlock, tooSoon } from './refusal.ts';

export interface LockoutRules {
  /** Failed sign-ins that block an address. Default 10. */
  failures: number;
  /** Seconds within which they count. Default 600. */
  within: number;
  /** Seconds the block lasts. Default 3600. */
  block: number;
  /** The answer to a blocked address: 429 with `Retry-After`, or a firewall's HTML page with 403. Default `json`. */
  answer: 'json' | 'html';
}

/** Blocks an address after too many failed sign-ins: the vendor documents 10 in 10 minutes, blocked for an hour. */
export class Lockout {
  readonly #failures = new Map<string, number[]>();
  readonly #blockedUntil = new Map<string, number>();
  readonly #clock: SandboxClock;
  readonly #rules: LockoutRules | null;

  constructor(clock: SandboxClock, rules: LockoutRules | null) {
    this.#clock = clock;
    this.#rules = rules;
  }

  /** @throws Refusal 429 with `Retry-After`, or FirewallBlock, while the address is blocked */
  check(address: string): void {
    const wait = ((this.#blockedUntil.get(address) ?? 0) - this.#clock.now()) / 1000;
    if (wait <= 0) return;
    if (this.#rules?.answer === 'html') throw new FirewallBlock();
    throw tooSoon('too_many_failed_attempts', 'Too many failed sign-in attempts. Please try again later.', wait);
  }

  /** Notes a failed sign-in from an address. */
  fail(address: string): void {
    if (!this.#rules) return;
    const now = this.#clock.now();
    const { failures, within, block } = this.#rules;
    const recent = [...(this.#failures.get(address) ?? []), now].filter((at) => at > now - within * 1000);
    this.#failures.set(address, recent);
    if (recent.length < failures) return;
    this.#blockedUntil.set(address, now + block * 1000);
    this.#failures.delete(address);
  }
}
