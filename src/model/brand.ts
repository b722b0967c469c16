import type { Channel } from './identifier.ts';
import type { ConsentDefinition } from './consent.ts';

/** A consent as a brand words it: of version 1 and, where it covers the terms or the privacy policy, required if it does not say. */
export type GivenConsent = Pick<ConsentDefinition, 'id' | 'covers'> & Partial<ConsentDefinition>;

/** The paths of the calls, below `server`; where a brand's installation differs from the documents. */
export interface Paths {
  send?: string;
  verify?: string;
  refresh?: string;
  signOut?: string;
  login?: string;
  logout?: string;
  forgotPassword?: string;
  checkEmail?: string;
  checkPhone?: string;
  register?: string;
  agreement?: string;
  customerLogin?: string;
}

/** How a brand has set up PAR Ordering (MENU). */
export interface MenuSettings {
  application?: string;
  /** Sent as `Api-Version`. */
  apiVersion?: string;
  /** Sent as `X-QB-Enabled` where it is said. */
  qbEnabled?: boolean;
  /** What a customer is known by: decides where the code goes. */
  kind?: 'email' | 'phone';
  /** Whether an e-mail brand asks for a phone number too. */
  phone?: 'off' | 'optional' | 'required';
  uniquePhone?: boolean;
  /** `double`: opt-ins are confirmed by a message, so a ticked one is sent as pending. */
  optIn?: 'single' | 'double';
  password?: boolean;
  /** What the fields of the call that signs a known customer in are named. */
  loginFields?: { email?: string; phone?: string; code?: string };
  demographics?: readonly {
    id: string;
    /** Default: `text`, or `choice` where there are options. */
    type?: 'text' | 'choice' | 'date';
    label?: string;
    required?: boolean;
    options?: readonly { value: string; label: string }[];
  }[];
}

/**
 * The brand file: what a brand admin edits without a deploy. Every field is optional; times are in seconds. It is
 * data from outside and is validated before it becomes this type.
 */
export interface Brand {
  name?: string;
  server?: string;
  client?: string;
  backend?: string;
  channels?: readonly Channel[];
  countries?: readonly string[];
  code?: { length?: number; resendAfter?: number; expiresAfter?: number };
  consents?: readonly GivenConsent[];
  theme?: { preset?: string; tokens?: Readonly<Record<string, string>>; logo?: string };
  /** Texts by locale, by message key. */
  copy?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  menu?: MenuSettings;
  kiosk?: { idleAfter?: number };
  paths?: Paths;
}
