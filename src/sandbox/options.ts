import { BUSINESS_KEYS } from './business-schema.ts';
import type { SandboxBusinessOptions } from './business.ts';
import { createClock, type SandboxClock } from './clock.ts';
import type { CorsOptions } from './cors.ts';
import type { Channel } from './inbox.ts';
import type { LockoutRules } from './lockout.ts';
import type { CodeFault } from './one-time-codes.ts';
import type { ErrorShape } from './refusal.ts';

/** A client the vendor knows. */
export interface SandboxClientOptions {
  /** The secret that digests are made with; a client without one cannot make the signed calls. */
  secret?: string;
  /** The channels on for it. Default: those of the business. */
  channels?: readonly Channel[];
  /** `false` = 412 `identity_service_not_enabled` for this client alone. Default `true`. */
  enabled?: boolean;
}

/** Names of body fields that the vendor does not publish, so that another reading can be tried. */
export interface PasswordFieldNames {
  /** In `reset_password`. Default `reset_password_token`. */
  resetToken: string;
  /** In `change_password`. Default `current_password`. */
  currentPassword: string;
  /** In `change_password`. Default `password`. */
  newPassword: string;
  /** In `change_password`. Default `password_confirmation`. */
  newPasswordConfirmation: string;
}

/** How the sandbox plays the vendors' servers. Every field of the business may stand here too. */
export interface SandboxOptions extends SandboxBusinessOptions {
  /** The business to begin with; `sandbox.business.change()` changes it later. A field beside it wins over one in it. */
  business?: SandboxBusinessOptions;
  /** The same as `name`. */
  brandName?: string;
  /** The same as `guestsPerDevice: 1`. */
  oneAccountPerDevice?: boolean;
  /** Clients by id. Default: `demo-client` with the secret `demo-secret`. */
  clients?: Readonly<Record<string, SandboxClientOptions>>;
  /** Makes the codes; for tests. Default: random digits. Reserved contacts get `424242` all the same. */
  codes?: () => string;
  /** Addresses and E.164 numbers that messages never reach, as a mistyped number's do not; no error tells. */
  undeliverable?: readonly string[];
  /** Blocks an address after failed sign-ins; `false` = never. Default: 10 in 10 minutes, for an hour. */
  lockout?: Partial<LockoutRules> | false;
  /**
   * Host names (with a port that is not the scheme's own) that stand for the vendor's partner hosts: only there counts
   * the header `x_true_client_ip`, and only from `partnerAddresses`. On any other host the connecting address counts.
   * Default none.
   */
  partnerHosts?: readonly string[];
  /** Connecting addresses that partner hosts accept; others get a firewall's page (403). Default `*`: any. */
  partnerAddresses?: readonly string[] | '*';
  /** Seconds before `meta.json` shows a change. Default 900, as documented. */
  metaMaxAge?: number;
  /** Default: real time, moved on by `sandbox.clock.advance()`. */
  clock?: SandboxClock;
  /** Pages that may call, as exact origins, or `*`. Default `*`. */
  allowedOrigins?: readonly string[] | '*';
  /** Whether cookies may come along cross-origin. Default `false`. */
  allowCredentials?: boolean;
  /** Request headers allowed to pages in addition to the documented ones. */
  corsHeaders?: readonly string[];
  /** Path the sandbox is mounted under, such as `/sandbox`. Default: none. Digests are over the path without it. */
  basePath?: string;
  /** Whether requests come over HTTP, so that `User-Agent` is judged. Default `false`; the Node mount says `true`. */
  http?: boolean;
  /** Over HTTP, whether password sign-in asks for the documented form of `User-Agent`. Default `true`. */
  userAgentForm?: boolean;
  /** Whether a 429 names the seconds to wait in `Retry-After`; the vendor documents no header. Default `true`. */
  retryAfter?: boolean;
  /** How errors are worded. Default `errors-array`. */
  errorShape?: ErrorShape;
  /** Status, key and words of what can be wrong with a code: the vendor publishes none. */
  codeErrors?: Partial<Record<CodeFault, { status: number; key: string; message: string }>>;
  /** Field names where the vendor's are unknown. */
  passwordFields?: Partial<PasswordFieldNames>;
  /** Host in an SMS's last line where the request names no origin. Default: none, so no such line. */
  host?: string;
}

/** The settings that do not change while the sandbox runs, with every default filled in. */
export interface Settings {
  readonly clients: Readonly<Record<string, SandboxClientOptions>>;
  readonly codes: (() => string) | null;
  readonly undeliverable: readonly string[];
  readonly lockout: LockoutRules | null;
  readonly partnerHosts: readonly string[];
  readonly partnerAddresses: readonly string[] | '*';
  readonly metaMaxAge: number;
  readonly clock: SandboxClock;
  readonly cors: CorsOptions;
  readonly basePath: string;
  readonly http: boolean;
  readonly userAgentForm: boolean;
  readonly retryAfter: boolean;
  readonly errorShape: ErrorShape;
  readonly codeErrors: Readonly<Record<CodeFault, { status: number; key: string; message: string }>>;
  readonly passwordFields: PasswordFieldNames;
  readonly host: string | null;
}

const CODE_ERRORS: Settings['codeErrors'] = {
  wrong: { status: 422, key: 'invalid_otp', message: 'The code you entered is incorrect. Please try again.' },
  expired: { status: 422, key: 'otp_expired', message: 'The code has expired. Please request a new one.' },
  exhausted: {
    status: 422,
    key: 'otp_attempts_exceeded',
    message: 'Maximum number of attempts exceeded. Please request a new code.',
  },
  used: { status: 422, key: 'otp_already_used', message: 'The code has already been used. Please request a new one.' },
  unknown: { status: 422, key: 'otp_not_found', message: 'No valid code was found. Please request a new one.' },
  verifier: { status: 422, key: 'invalid_code_verifier', message: 'Code verifier does not match the code challenge.' },
};

/** The options with every default filled in. @throws RangeError for a base path without a leading slash */
export function withDefaults(options: SandboxOptions): Settings {
  const basePath = (options.basePath ?? '').replace(/\/$/, '');
  if (basePath && !basePath.startsWith('/')) throw new RangeError('basePath must begin with "/"');
  const { lockout = {} } = options;
  return {
    clients: options.clients ?? { 'demo-client': { secret: 'demo-secret' } },
    codes: options.codes ?? null,
    undeliverable: options.undeliverable ?? [],
    lockout: lockout === false ? null : { failures: 10, within: 600, block: 3600, answer: 'json', ...lockout },
    partnerHosts: options.partnerHosts ?? [],
    partnerAddresses: options.partnerAddresses ?? '*',
    metaMaxAge: options.metaMaxAge ?? 900,
    clock: options.clock ?? createClock(),
    cors: {
      allowedOrigins: options.allowedOrigins ?? '*',
      allowCredentials: options.allowCredentials ?? false,
      extraHeaders: options.corsHeaders ?? [],
    },
    basePath,
    http: options.http ?? false,
    userAgentForm: options.userAgentForm ?? true,
    retryAfter: options.retryAfter ?? true,
    errorShape: options.errorShape ?? 'errors-array',
    codeErrors: { ...CODE_ERRORS, ...options.codeErrors },
    passwordFields: {
      resetToken: 'reset_password_token',
      currentPassword: 'current_password',
      newPassword: 'password',
      newPasswordConfirmation: 'password_confirmation',
      ...options.passwordFields,
    },
    host: options.host ?? null,
  };
}

/** The business that the options describe: `business`, and over it the fields that stand beside it. */
export function businessOptions(options: SandboxOptions): SandboxBusinessOptions {
  const { business, brandName, oneAccountPerDevice } = options;
  const given = BUSINESS_KEYS.filter((key) => options[key] !== undefined).map((key) => [key, options[key]]);
  return {
    ...business,
    ...(brandName === undefined ? {} : { name: brandName }),
    ...(oneAccountPerDevice ? { guestsPerDevice: 1 } : {}),
    ...(Object.fromEntries(given) as SandboxBusinessOptions),
  };
}
