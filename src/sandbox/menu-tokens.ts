import type { SandboxClock } from './clock.ts';
import { randomToken, unsignedJwt } from './crypto.ts';
import type { Customer } from './menu-customers.ts';
import type { MenuSettings } from './menu-options.ts';
import { Refusal } from './refusal.ts';

interface Issued {
  readonly customer: Customer;
  readonly expiresAt: number;
  readonly refreshableUntil: number;
  replaced: boolean;
}

/** The tokens of PAR Ordering: one value that is both sent and refreshed, and no longer accepted once it was refreshed. */
export class MenuTokens {
  readonly #issued = new Map<string, Issued>();
  readonly #clock: SandboxClock;
  readonly #rules: () => MenuSettings;

  constructor(clock: SandboxClock, rules: () => MenuSettings) {
    this.#clock = clock;
    this.#rules = rules;
  }

  /** `token` as the vendor's page "Customer Sign-Up Flow" shows it; `ttl` is in minutes. */
  issue(customer: Customer): Record<string, unknown> {
    const { ttl, refreshTtl } = this.#rules();
    const now = this.#clock.now();
    const expiresAt = now + ttl * 60_000;
    const iat = Math.floor(now / 1000);
    const exp = Math.floor(expiresAt / 1000);
    const value = unsignedJwt({ iat, exp, nbf: iat, jti: randomToken().slice(0, 16), sub: customer.id });
    this.#issued.set(value, { customer, expiresAt, refreshableUntil: now + refreshTtl * 1000, replaced: false });
    return { value, ttl, refresh_ttl: refreshTtl, issued_token_type: 'access_token', token_type: 'Bearer' };
  }

  /**
   * The customer whose token the request carries.
   * @throws Refusal 401 for a token unknown, replaced or expired; 403 before the agreement, unless `beforeAgreement`
   */
  authenticate(headers: Headers, { beforeAgreement = false } = {}): Customer {
    const { customer, expiresAt } = this.#find(headers);
    if (expiresAt <= this.#clock.now()) throw new Refusal(401, 'token_expired', 'The token has expired.');
    if (!customer.accepted && !beforeAgreement) throw this.#agreementRefusal();
    return customer;
  }

  /** Exchanges the request's token, expired or not, for a new one. @throws Refusal 401, 403 */
  refresh(headers: Headers): { customer: Customer; token: Record<string, unknown> } {
    const issued = this.#find(headers);
    if (issued.refreshableUntil <= this.#clock.now()) {
      throw new Refusal(401, 'token_expired', 'The token has expired and can no longer be refreshed.');
    }
    if (!issued.customer.accepted) throw this.#agreementRefusal();
    issued.replaced = true;
    return { customer: issued.customer, token: this.issue(issued.customer) };
  }

  #find(headers: Headers): Issued {
    const [, bearer] = /^Bearer (\S+)$/.exec(headers.get('Authorization') ?? '') ?? [];
    const issued = bearer === undefined ? undefined : this.#issued.get(bearer);
    if (!issued) throw new Refusal(401, 'unauthenticated', 'Unauthenticated.');
    if (issued.replaced) throw new Refusal(401, 'blacklisted_token', 'The token has been blacklisted.');
    return issued;
  }

  #agreementRefusal(): Refusal {
    return new Refusal(403, 'legal_agreement_required', 'The legal agreement has to be accepted first.');
  }
}
