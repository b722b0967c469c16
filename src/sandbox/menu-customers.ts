import type { SandboxClock } from './clock.ts';
import { uuid } from './crypto.ts';
import type { Business } from './live-business.ts';
import type { SandboxCustomerOptions } from './menu-options.ts';

/** 1 confirmed, 2 disabled, 3 pending. */
export type OptIn = 1 | 2 | 3;

/** A customer at PAR Ordering. */
export interface Customer {
  readonly id: string;
  readonly email: string;
  /** E.164, or empty. */
  readonly phone: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly social: boolean;
  readonly optIns: { readonly email: OptIn; readonly sms: OptIn; readonly pn: OptIn };
  readonly demographics: readonly { readonly id: string; readonly value: string }[];
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Whether the legal agreement was accepted. */
  accepted: boolean;
}

export type NewCustomer = Omit<Customer, 'id' | 'createdAt' | 'accepted' | 'social'>;

export class Customers {
  #customers: Customer[] = [];
  readonly #clock: SandboxClock;

  /** Begins with the business's customers, and begins anew whenever the business gets others. */
  constructor(clock: SandboxClock, business: Business) {
    this.#clock = clock;
    let known = business.settings.menu.customers;
    this.#addKnown(known);
    business.subscribe(({ menu }) => {
      if (menu.customers === known) return;
      known = menu.customers;
      this.#customers = [];
      this.#addKnown(known);
    });
  }

  add(customer: NewCustomer): Customer {
    return this.#add(customer, false, false);
  }

  byEmail(email: string): Customer | undefined {
    return this.#customers.find((customer) => customer.email.toLowerCase() === email.toLowerCase());
  }

  byPhone(phone: string): Customer | undefined {
    return this.#customers.find((customer) => customer.phone === phone);
  }

  #addKnown(known: readonly SandboxCustomerOptions[]): void {
    for (const { email, phone = '', firstName = '', lastName = '', social = false } of known) {
      const optIns = { email: 3, sms: 3, pn: 3 } as const;
      this.#add({ email, phone, firstName, lastName, optIns, demographics: [] }, social, true);
    }
  }

  #add(customer: NewCustomer, social: boolean, accepted: boolean): Customer {
    const added = { ...customer, id: uuid(), createdAt: this.#clock.now(), social, accepted };
    this.#customers.push(added);
    return added;
  }
}

const stamp = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** `customer_account`, every field of the vendor's page "Customer Sign-Up Flow". */
export const customerAccount = (customer: Customer): Record<string, unknown> => ({
  id: customer.id,
  type_id: 1,
  reference_type: 'CustomerAccount',
  first_name: customer.firstName,
  last_name: customer.lastName,
  email: customer.email,
  phone_number: customer.phone,
  locale: 'en-US',
  state: 1,
  demographics: customer.demographics,
  optin_status_email: customer.optIns.email,
  optin_status_pn: customer.optIns.pn,
  has_pending_email_change: false,
  has_pending_phone_number_change: false,
  is_social: customer.social,
  social_login: null,
  updated_at: stamp(customer.createdAt),
  created_at: stamp(customer.createdAt),
});
