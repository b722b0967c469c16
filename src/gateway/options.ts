import type { CookieOptions } from './cookie.ts';
import type { LimitOptions } from './limits.ts';
import type { Logger } from './log.ts';
import type { Action, Method } from './routes.ts';
import type { Fetcher } from './upstream.ts';

/** Context of a captcha check. */
export interface CaptchaContext {
  /** `send`: a code or a link is about to be sent. `signIn`: a password is about to be tried. `signUp`: an account, made. */
  readonly action: 'send' | 'signIn' | 'signUp';
  /** The guest's address, or `null` if unknown. */
  readonly address: string | null;
}

/** A further API call of the brand's site. */
export interface AddedRoute {
  readonly method: Method;
  /** Literal path; a segment such as `:id` stands for any one segment. */
  readonly path: string;
  /**
   * The limit that the call counts towards. A call of the gateway itself can be given again, with the same action, to name other
   * `contacts`.
   */
  readonly action?: Action;
  /**
   * Members of the JSON body that name the guest, such as `email` or `user.phone`; a number is in E.164, or has
   * `phone_ext` beside it. A counted call that holds a contact anywhere else is refused.
   */
  readonly contacts?: readonly string[];
  /** Members that look like a contact, but that the call sends nothing to: they pass uncounted. */
  readonly details?: readonly string[];
  /** Query parameters that the call takes, beside `client`. Without it: none for a counted call, any for another. */
  readonly query?: readonly string[];
}

/** How forms are answered that no script has taken over. */
export interface FormOptions {
  /** Where they are posted to; `/form` by default. */
  readonly path?: string;
  /** Name of the brand, shown above the heading of each page. */
  readonly title?: string;
}

export interface GatewayOptions {
  /** The origin of the vendor's partner host: https, or http on loopback for a sandbox. */
  readonly upstream: string;
  /** OAuth client ids with their secrets. Empty only for MENU, which has neither. */
  readonly clients: Readonly<Record<string, { readonly secret: string }>>;
  /** The exact origins of the pages that may call. */
  readonly allowedOrigins: readonly string[];
  readonly routes?: readonly AddedRoute[];
  /** `User-Agent` for the vendor, for every call; a string may hold `{type}`, `{browser}` and `{os}`. */
  readonly userAgent?: string | ((request: Request) => string);
  readonly limits?: LimitOptions;
  /** ISO regions that phone numbers may belong to; without it, all. */
  readonly countries?: readonly string[];
  /** Where pages ask what the business has switched on; `/business` by default, `false` for nowhere. */
  readonly businessPath?: string | false;
  /** The pages that sign a guest in without scripts; they need cookie mode. `false` for none. */
  readonly form?: FormOptions | false;
  /** Turns cookie mode on: the refresh token lives in a cookie that no script can read. */
  readonly cookie?: CookieOptions;
  /** Number of one's own proxies in front of the gateway; `true` is one. Default: none is trusted. */
  readonly trustProxy?: boolean | number;
  /** Checks the captcha of a request. `false` answers 403, a rejection 503. */
  readonly verifyCaptcha?: (request: Request, context: CaptchaContext) => boolean | Promise<boolean>;
  readonly logger?: Logger;
  /** Timeout in ms, default 15 000: once for the body, limits and captcha together, and once for the vendor's answer. */
  readonly timeout?: number;
  /** A `fetch` to reach the vendor with. Default: the global one at the time of each call. */
  readonly fetcher?: Fetcher;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether an origin is of this machine. */
export const isLoopback = (origin: string): boolean => LOOPBACK.test(new URL(origin).hostname);
