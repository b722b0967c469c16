import { createClock, type SandboxClock } from './clock.ts';
import type { CorsOptions } from './cors.ts';
import type { Channel } from './inbox.ts';
import type { LockoutRules } from './lockout.ts';
import { settleMenu, type MenuSettings, type SandboxMenuOptions } from './menu-options.ts';
import type { CodeFault, CodeRules } from './one-time-codes.ts';
import type { ErrorShape } from './refusal.ts';

/** A client the vendor knows. */
export interface SandboxClientOptions {
  /** The secret that digests are made with; a client without one cannot sign in with a password. */
  secret?: string;
  /** The channels on for it. Default: those of the sandbox. */
  channels?: readonly Channel[];
  /** Whether Advanced Authentication is on; `false` = 412 `identity_service_not_enabled`. Default `true`. */
  enabled?: boolean;
}

/** An account that exists from the start. */
export interface SandboxUserOptions {
  email?: string;
  /** E.164. */
  phone?: string;
  /** Without one the account cannot sign in with a password. */
  password?: string;
  firstName?: string;
  lastName?: string;
  /** Default `active`. */
  state?: 'active' | 'deactivated' | 'unverified' | 'locked';
}

export interface SandboxOptions {
  /** Clients by id. Default: `demo-client` with the secret `demo-secret`. */
  clients?: Readonly<Record<string, SandboxClientOptions>>;
  /** Default `['email', 'sms']`. */
  channels?: readonly Channel[];
  /** Digits of a code. Default 6. */
  codeLength?: number;
  /** Seconds a code lives. Default 600. */
  codeLifetime?: number;
  /** Wrong codes allowed per attempt; after them even the right one is refused until a new one is sent. Default 3. */
  maxTries?: number;
  /** Seconds before another code is sent to the same contact. Default 30. */
  resendAfter?: number;
  /** Makes the codes; for tests. Default: random digits. */
  codes?: () => string;
  /** Seconds an access token lives. Default 1800. */
  expiresIn?: number;
  /** Seconds a refresh token lives. Default 30 days. */
  refreshExpiresIn?: number;
  /** Seconds in which a refresh token that was already used is still taken. Default 0. */
  refreshGrace?: number;
  /** Whether the reuse of a used refresh token ends the whole session. Default `true`. */
  revokeOnReuse?: boolean;
  /** Whether `id_token` is issued, and then asked for by authenticated calls. Default `true`. */
  idToken?: boolean;
  /** Whether a second account from the same device id is refused (422 `device_already_shared`). Default `false`. */
  oneAccountPerDevice?: boolean;
  /** Accounts that exist. Default: `guest@example.com` with the password `Let!MeIn8410`. */
  users?: readonly SandboxUserOptions[];
  /** Addresses and E.164 numbers that messages never reach, as a mistyped number's do not; no error tells. */
  undeliverable?: readonly string[];
  /** Blocks an address after failed sign-ins; `false` = never. Default: 10 in 10 minutes, for an hour. */
  lockout?: Partial<LockoutRules> | false;
  /** Default: real time, moved on by `sandbox.clock.advance()`. */
  clock?: SandboxClock;
  /** Pages that may call, as exact origins, or `*`. Default `*`. */
  allowedOrigins?: readonly string[] | '*';
  /** Whether cookies may come along cross-origin. Default `false`. */
  allowCredentials?: boolean;
  /** Request headers allowed to pages beside the documented ones. */
  corsHeaders?: readonly string[];
  /** Path the sandbox is mounted under, such as `/sandbox`. Default: none. Digests are over the path without it. */
  basePath?: string;
  /** Whether requests come over HTTP, so that `User-Agent` is judged. Default `false`; the Node mount says `true`. */
  http?: boolean;
  /** Over HTTP, whether password sign-in asks for the documented form of `User-Agent`. Default `true`. */
  userAgentForm?: boolean;
  /** How errors are worded. Default `errors-array`. */
  errorShape?: ErrorShape;
  /** Status, key and words of what can be wrong with a code: the vendor publishes none. */
  codeErrors?: Partial<Record<CodeFault, { status: number; key: string; message: string }>>;
  /** Name in the messages. Default `Sample Kitchen`. */
  brandName?: string;
  /** Host in an SMS's last line where the request names no origin. Default: none, so no such line. */
  host?: string;
  /** The brand at PAR Ordering (MENU), under `/api`. */
  menu?: SandboxMenuOptions;
}

type Plain = Omit<SandboxOptions, keyof CodeRules | 'host' | 'lockout' | 'clock' | 'codeErrors' | 'menu'>;

export interface Settings extends Required<Plain>, CodeRules {
  readonly host: string | null;
  readonly lockout: LockoutRules | null;
  readonly clock: SandboxClock;
  readonly codeErrors: Readonly<Record<CodeFault, { status: number; key: string; message: string }>>;
  readonly cors: CorsOptions;
  readonly menu: MenuSettings;
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

/** The options with every default filled in. @throws RangeError for a base path that is none */
export function settle(options: SandboxOptions): Settings {
  const basePath = (options.basePath ?? '').replace(/\/$/, '');
  if (basePath && !basePath.startsWith('/')) throw new RangeError('basePath must begin with "/"');
  const { lockout = {} } = options;
  return {
    clients: options.clients ?? { 'demo-client': { secret: 'demo-secret' } },
    channels: options.channels ?? ['email', 'sms'],
    codeLength: options.codeLength ?? 6,
    codeLifetime: options.codeLifetime ?? 600,
    maxTries: options.maxTries ?? 3,
    resendAfter: options.resendAfter ?? 30,
    codes: options.codes ?? null,
    expiresIn: options.expiresIn ?? 1800,
    refreshExpiresIn: options.refreshExpiresIn ?? 30 * 24 * 3600,
    refreshGrace: options.refreshGrace ?? 0,
    revokeOnReuse: options.revokeOnReuse ?? true,
    idToken: options.idToken ?? true,
    oneAccountPerDevice: options.oneAccountPerDevice ?? false,
    users: options.users ?? [
      {
        email: 'guest@example.com',
        phone: '+12125550142',
        password: 'Let!MeIn8410',
        firstName: 'Alex',
        lastName: 'Guest',
      },
    ],
    undeliverable: options.undeliverable ?? [],
    lockout: lockout === false ? null : { failures: 10, within: 600, block: 3600, ...lockout },
    clock: options.clock ?? createClock(),
    allowedOrigins: options.allowedOrigins ?? '*',
    allowCredentials: options.allowCredentials ?? false,
    corsHeaders: options.corsHeaders ?? [],
    cors: {
      allowedOrigins: options.allowedOrigins ?? '*',
      allowCredentials: options.allowCredentials ?? false,
      extraHeaders: options.corsHeaders ?? [],
    },
    basePath,
    http: options.http ?? false,
    userAgentForm: options.userAgentForm ?? true,
    errorShape: options.errorShape ?? 'errors-array',
    codeErrors: { ...CODE_ERRORS, ...options.codeErrors },
    brandName: options.brandName ?? 'Sample Kitchen',
    host: options.host ?? null,
    menu: settleMenu(options.menu ?? {}),
  };
}
