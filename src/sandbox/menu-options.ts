/** A detail of a customer that a brand asks for. */
export interface SandboxDemographic {
  id: string;
  required?: boolean;
  /** The values allowed; default: any text. */
  options?: readonly string[];
}

/** A customer who is registered from the start, and has accepted the legal agreement. */
export interface SandboxCustomerOptions {
  email: string;
  /** E.164. */
  phone?: string;
  firstName?: string;
  lastName?: string;
  /** Registered through a social identity provider. */
  social?: boolean;
}

/** How a brand is set up at PAR Ordering (MENU). */
export interface SandboxMenuOptions {
  /** Value of the `Application` header. Default `demo-application`. */
  application?: string;
  /** The contact that identifies a customer. The code is sent to it. Default `email`. */
  kind?: 'email' | 'phone';
  /** E-mail kind: whether a phone number is asked for. Default `optional`. The phone kind always requires one. */
  phone?: 'off' | 'optional' | 'required';
  /** E-mail kind: whether a phone number must be unique. Default `false`; in the phone kind it always is. */
  uniquePhone?: boolean;
  /** `double`: an opt-in is pending (3) until confirmed, so 1 is refused. Default `single`. */
  optIn?: 'single' | 'double';
  /** E-mail kind: whether a password is required. Default `false`. */
  password?: boolean;
  demographics?: readonly SandboxDemographic[];
  customers?: readonly SandboxCustomerOptions[];
  /** Minutes an access token lives. Default 60. */
  ttl?: number;
  /** How long a token can be refreshed; the vendor tells no unit, here it is seconds. Default 2628000. */
  refreshTtl?: number;
}

export type MenuSettings = Readonly<Required<SandboxMenuOptions>>;

/** The options with every default filled in. */
export const menuWithDefaults = (options: SandboxMenuOptions): MenuSettings => ({
  application: 'demo-application',
  kind: 'email',
  phone: 'optional',
  uniquePhone: false,
  optIn: 'single',
  password: false,
  demographics: [],
  customers: [],
  ttl: 60,
  refreshTtl: 2628000,
  ...options,
});
