import type { Channel } from './inbox.ts';
import { menuWithDefaults, type MenuSettings, type SandboxMenuOptions } from './menu-options.ts';
import type { SandboxUserOptions } from './accounts.ts';

/** How guests can sign in: `code` = Advanced Authentication (one-time codes), `password` = Basic Authentication. */
export type SignInMethod = 'code' | 'password';

/**
 * The rules that a password must meet. `strong`: 8 characters with a letter, a number and a symbol, no spaces; `moderate`: 8
 * characters; `weak`: 6 characters.
 */
export type PasswordPolicy = 'strong' | 'moderate' | 'weak';

/** A business as its admin sets it up on the vendor's platform. Plain data: the same names stand in a JSON file. */
export interface BusinessSettings {
  /** Name in messages and in `meta.json`. Default `Sample Kitchen`. */
  readonly name: string;
  /** Whether the Guest Identity Service is on at all; else 412 `identity_service_not_enabled`. Default `true`. */
  readonly identityService: boolean;
  /**
   * The methods that are switched on. Without `code`, code calls return 412 `identity_service_not_enabled`; without
   * `password`, password calls return 412 `basic_authentication_disabled`. Default both.
   */
  readonly methods: readonly SignInMethod[];
  /** Where codes can be sent. Default `['email', 'sms']`. */
  readonly channels: readonly Channel[];
  /** Digits of a code, 4 to 12. Default 6. */
  readonly codeLength: number;
  /** Seconds that a code is valid. Default 600. */
  readonly codeLifetime: number;
  /** Wrong codes allowed per attempt; after them even the right one is refused until a new one is sent. Default 3. */
  readonly maxTries: number;
  /** Seconds before another code is sent to the same contact. Default 30. */
  readonly resendAfter: number;
  /** Whether a new code ends the older ones of the same attempt. Default `true`. */
  readonly newestCodeOnly: boolean;
  /** The agreements that must be `true` in send, verify and sign-up. Default both, as documented. */
  readonly requiredConsents: readonly ('privacy' | 'terms')[];
  /** Default `strong`. */
  readonly passwordPolicy: PasswordPolicy;
  /** How many of an account's newest passwords, the current one included, cannot be chosen again. Default 5. */
  readonly passwordHistory: number;
  /** Seconds that a reset token is valid. Default 3600. */
  readonly resetLifetime: number;
  /**
   * The page of the brand that the mail behind "forgot password" links to; `{token}` stands for the token. A path that
   * begins with `/` is on the site of the page that asked.
   * Default `https://example.com/reset-password?reset_password_token={token}`.
   */
  readonly resetUrl: string;
  /** Seconds that an access token is valid. Default 1800. */
  readonly expiresIn: number;
  /** Seconds that a refresh token is valid. Default 30 days. */
  readonly refreshExpiresIn: number;
  /** Seconds in which a refresh token that was already used is still accepted. Default 0. */
  readonly refreshGrace: number;
  /** Whether the reuse of a used refresh token ends the whole session. Default `true`. */
  readonly revokeOnReuse: boolean;
  /** Whether `id_token` is issued, and then required by authenticated calls. Default `true`. */
  readonly idToken: boolean;
  /** Locales that `Accept-Language` may name in calls that document it. Default `en-GB, es-CR, en, es`. */
  readonly languages: readonly string[];
  /** Accounts that may be made from one device id; more return 422 `device_already_shared`. `null` = no limit, the default. */
  readonly guestsPerDevice: number | null;
  /** The sentence that a deactivated guest reads. */
  readonly deactivatedMessage: string;
  /** Legal and support pages in `meta.json`. */
  readonly termsUrl: string;
  readonly privacyUrl: string;
  readonly accessibilityUrl: string | null;
  readonly faqUrl: string | null;
  readonly supportEmail: string | null;
  /** Years. Default 13. */
  readonly minimumAge: number;
  /** Passkeys as `meta.json` tells of them; no call of theirs is built. Default `off`. */
  readonly passkeys: 'off' | 'optional' | 'preferred';
  /** The brand at PAR Ordering (MENU), under `/api`. */
  readonly menu: MenuSettings;
}

/** Settings to begin with or to change, every field optional; `users` replaces all accounts. */
export interface SandboxBusinessOptions extends Partial<Omit<BusinessSettings, 'menu'>> {
  menu?: SandboxMenuOptions;
  /** Accounts that exist. Default: `guest@example.com` with the password `Let!MeIn8410`. */
  users?: readonly SandboxUserOptions[];
}

export const DEFAULT_USERS: readonly SandboxUserOptions[] = [
  { email: 'guest@example.com', phone: '+12125550142', password: 'Let!MeIn8410', firstName: 'Alex', lastName: 'Guest' },
];

export const DEFAULT_BUSINESS: BusinessSettings = {
  name: 'Sample Kitchen',
  identityService: true,
  methods: ['code', 'password'],
  channels: ['email', 'sms'],
  codeLength: 6,
  codeLifetime: 600,
  maxTries: 3,
  resendAfter: 30,
  newestCodeOnly: true,
  requiredConsents: ['privacy', 'terms'],
  passwordPolicy: 'strong',
  passwordHistory: 5,
  resetLifetime: 3600,
  resetUrl: 'https://example.com/reset-password?reset_password_token={token}',
  expiresIn: 1800,
  refreshExpiresIn: 30 * 24 * 3600,
  refreshGrace: 0,
  revokeOnReuse: true,
  idToken: true,
  languages: ['en-GB', 'es-CR', 'en', 'es'],
  guestsPerDevice: null,
  deactivatedMessage: 'This account has been deactivated.',
  termsUrl: 'https://example.com/terms',
  privacyUrl: 'https://example.com/privacy',
  accessibilityUrl: null,
  faqUrl: null,
  supportEmail: null,
  minimumAge: 13,
  passkeys: 'off',
  menu: menuWithDefaults({}),
};
