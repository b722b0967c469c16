import type { Channel } from './identifier.ts';
import type { ConsentDefinition } from './consent.ts';

/** A consent as a brand file has it. Defaults: `version` is 1; `required` is true if it covers the terms or the privacy policy. */
export type GivenConsent = Pick<ConsentDefinition, 'id' | 'covers'> & Partial<ConsentDefinition>;

/** Paths of the calls, below `server`. Each has a default; an installation can differ from the vendor's documents. */
export interface Paths {
  send?: string;
  verify?: string;
  refresh?: string;
  signOut?: string;
  /** Sign-in with e-mail and password. */
  login?: string;
  /** Sign-out of a session that began with a password, of `backend="punchh-password"`. */
  logout?: string;
  /** Sign-up with e-mail and password (Guest Identity Service). */
  join?: string;
  forgotPassword?: string;
  resetPassword?: string;
  changePassword?: string;
  /** The settings of the business at the vendor's platform; the gateway serves them. */
  business?: string;
  /** PAR Ordering (MENU): whether an e-mail address is known. */
  checkEmail?: string;
  /** PAR Ordering (MENU): whether a phone number is known. */
  checkPhone?: string;
  /** PAR Ordering (MENU): the account of a new customer. */
  register?: string;
  /** PAR Ordering (MENU): acceptance of terms and privacy policy. */
  agreement?: string;
  /** PAR Ordering (MENU): sign-in of a known customer. */
  customerLogin?: string;
}

/** How a brand has set up PAR Ordering (MENU). */
export interface MenuSettings {
  application?: string;
  /** Sent as `Api-Version`. */
  apiVersion?: string;
  /** Sent as `X-QB-Enabled`. Default: false. */
  qbEnabled?: boolean;
  /** The contact that identifies a customer. The code is sent to it. */
  kind?: 'email' | 'phone';
  /** Whether an e-mail brand asks for a phone number too. */
  phone?: 'off' | 'optional' | 'required';
  uniquePhone?: boolean;
  /** `double`: opt-ins are confirmed by a message, so a ticked one is sent as pending. */
  optIn?: 'single' | 'double';
  password?: boolean;
  /** Names of the fields in the call that signs a known customer in. */
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

/** How a guest may sign in with `backend="punchh"`. */
export type Method = 'code' | 'password';

/** Which passwords the business accepts (Guest Identity Service). */
export interface PasswordSettings {
  /**
   * `strong`: at least 8 characters with a letter, a digit and a symbol, no spaces. `moderate`: at least 8.
   * `weak`: at least 6. Without it the server's own sentence says what is missing.
   */
  policy?: 'strong' | 'moderate' | 'weak';
  /** Whether guests can create an account with a password. Default: true. */
  join?: boolean;
}

/** Facts that US and Canadian carriers require beside the button that sends a text. Shown as plain text. */
export interface SmsSettings {
  /** Name of the messaging program. Default: the brand's `name`. */
  program?: string;
  /** How often messages are sent. Default, in the guest's language: one message per sign-in. */
  frequency?: string;
  /** Where guests get help: an e-mail address, a phone number or an address of a page. Default: only HELP and STOP are named. */
  help?: string;
}

/** Settings of kiosks, which strangers share. One applies to tills only where it says so. */
export interface KioskSettings {
  /** Seconds without a touch until the kiosk starts over, 1 to 3600; a guest who has typed something is asked 20 s before. Default: 60. */
  idleAfter?: number;
  /** Each guest gets a device id of their own, at a till too. Default: false, one id for all. */
  deviceIdPerGuest?: boolean;
  /** E-mail domains that the on-screen keyboard offers as keys, without `@`: `gmail.com`. */
  domains?: readonly string[];
  /** Whether Backspace of the on-screen keyboard repeats while it is held, at a till too. Default: true. */
  keyRepeat?: boolean;
  /** Seconds until the same key of the on-screen keyboard counts again, for hands that tremble; at a till too. Default: 0. */
  sameKeyAfter?: number;
  /** The legal documents as plain text, shown in a sheet, since a kiosk has no tabs; blank lines separate paragraphs. */
  documents?: { terms?: string; privacy?: string };
}

/**
 * The brand file: what a brand admin edits without a deploy. Every field is optional; times are in seconds. It is
 * data from outside: `parseBrand` validates it before it becomes this type.
 */
export interface Brand {
  name?: string;
  server?: string;
  client?: string;
  backend?: string;
  /** Of `backend="punchh"`: the first is where a guest starts, the other is offered beside it. Default: `['code']`. */
  methods?: readonly Method[];
  channels?: readonly Channel[];
  countries?: readonly string[];
  code?: { length?: number; resendAfter?: number; expiresAfter?: number };
  consents?: readonly GivenConsent[];
  theme?: { preset?: string; tokens?: Readonly<Record<string, string>>; logo?: string };
  /** How guests are addressed, in languages that make the difference (`Sie` or `du`). Default: `formal`. */
  register?: 'formal' | 'informal';
  /** Texts by locale, by message key. */
  copy?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** A page where guests get help; linked below every step. */
  help?: string;
  password?: PasswordSettings;
  sms?: SmsSettings;
  menu?: MenuSettings;
  kiosk?: KioskSettings;
  paths?: Paths;
}
