import { getCountries } from 'libphonenumber-js/max';
import * as v from 'valibot';
import { fromBase64, type CookieOptions } from './cookie.ts';
import { DIMENSIONS, type LimitOptions } from './limits.ts';
import type { Logger } from './log.ts';
import { ACTIONS, METHODS, overlaps, ROUTES, type Action, type Method } from './routes.ts';
import type { Fetcher } from './upstream.ts';

/** What a captcha check is told beside the request. */
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
   * What the call is counted as. A call of the gateway itself can be given again, with the same action, to name other
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
  /** Turns cookie mode on: the refresh token lives in a cookie that no script can read. */
  readonly cookie?: CookieOptions;
  /** How many proxies of one's own stand before the gateway; `true` is one. By default none is trusted. */
  readonly trustProxy?: boolean | number;
  /** Whether a request's captcha is passed. A rejection answers 503. */
  readonly verifyCaptcha?: (request: Request, context: CaptchaContext) => boolean | Promise<boolean>;
  readonly logger?: Logger;
  /** How long a body, and after it the vendor's answer, may take, in ms; 15 000 by default. */
  readonly timeout?: number;
  /** A `fetch` to reach the vendor with. */
  readonly fetcher?: Fetcher;
}

/** A setting that is wrong. `path` names it; `message` never quotes its value, which may be a secret. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether an origin is of this machine. */
export const isLoopback = (origin: string): boolean => LOOPBACK.test(new URL(origin).hostname);

/** An origin as browsers write it: without the scheme's own port, in lowercase, without a lone slash after it. */
const toOrigin = (text: string): string => {
  if (!URL.canParse(text)) return text;
  const { origin, href } = new URL(text);
  return href === `${origin}/` ? origin : text;
};

/** Whether a text is an origin, https or on loopback. */
const isSafeOrigin = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { origin, protocol } = new URL(text);
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && isLoopback(text)));
};

const isKey = (text: string): boolean => {
  try {
    return fromBase64(text).length === 32;
  } catch {
    return false;
  }
};

const isFunction = (value: unknown) => typeof value === 'function';
const hasMethods = (value: unknown, ...names: string[]) =>
  typeof value === 'object' && value !== null && names.every((name) => isFunction(Reflect.get(value, name)));
const text = (message: string) => v.pipe(v.string(message), v.nonEmpty(message));
const integer = (min: number, max: number, message: string) =>
  v.pipe(v.number(message), v.integer(message), v.minValue(min, message), v.maxValue(max, message));

const ORIGIN = 'must be an origin such as https://order.example.com: https (or http on loopback), no path, no slash at the end';
const KEY = 'must be 32 bytes in base64, as from: openssl rand -base64 32';
const PROXIES = 'must be true, false or a number of proxies';
const HEADER = 'must be a non-empty line of visible ASCII characters, or a function';
const DAYS_400 = 400 * 24 * 60 * 60;

const NAMES = 'must be a list of names';
const names = (pattern: RegExp, message: string) => v.optional(v.array(v.pipe(v.string(NAMES), v.regex(pattern, message)), NAMES));
const members = names(/^\w+(\.\w+){0,3}$/, 'must be a member of the body such as email or user.phone');

/** Whether a route is a call of the gateway itself, given again to name other contacts. */
const restates = (route: v.InferOutput<typeof RouteShape>): boolean =>
  route.contacts !== undefined &&
  ROUTES.some(({ method, path, action }) => method === route.method && path === route.path && action === route.action);

const PATH = 'must be a path such as /business: plain segments';

const RouteShape = v.pipe(
  v.strictObject(
    {
      method: v.picklist(METHODS, `must be one of ${METHODS.join(', ')}`),
      path: v.pipe(
        v.string('must be a path such as /api2/mobile/locations/:id'),
        v.regex(
          /^(\/(:[A-Za-z]\w*|(?!\.{1,2}(\/|$))[A-Za-z0-9._~@-]+))+$/,
          'must be a path such as /api2/mobile/locations/:id: plain segments and :names, without query or wildcard',
        ),
      ),
      action: v.optional(v.picklist(ACTIONS, `must be one of ${ACTIONS.join(', ')}`)),
      contacts: members,
      details: members,
      query: names(/^[\w.[\]-]+$/, 'must be the name of a query parameter'),
    },
    'must be { method, path }',
  ),
  v.check((route) => route.action !== undefined || !(route.contacts ?? route.details), 'has contacts, so it needs an action'),
);
const Route = v.pipe(
  RouteShape,
  v.check(
    (route) => restates(route) || !ROUTES.some((own) => overlaps(route, own)),
    'is a call of the gateway itself, or could stand for one',
  ),
);

const NUMBER = 'must be a positive whole number';
const LIMIT = 'must be { max, window } or false, or a list of limits';
const Limit = v.strictObject({ max: integer(1, 1e9, NUMBER), window: integer(1, DAYS_400, `${NUMBER} of seconds`) }, LIMIT);
/** Chosen by the kind of value, so that what is wrong in a list is named by its own path. */
const LimitSetting = v.lazy((value) =>
  Array.isArray(value)
    ? v.pipe(v.array(v.union([Limit], LIMIT)), v.minLength(1, LIMIT))
    : v.union([v.literal(false), Limit], LIMIT));
const Limits = v.strictObject({
  store: v.optional(v.custom<NonNullable<LimitOptions['store']>>(
    (store) => hasMethods(store, 'consume', 'refund'),
    'must have the methods consume and refund',
  )),
  key: v.optional(text('must be a non-empty string')),
  ...v.entriesFromList(ACTIONS, v.optional(
    v.strictObject(v.entriesFromList(DIMENSIONS, v.optional(LimitSetting)), 'must name limits by address, device, contact or total'),
  )),
}, `must be an object with store, key, ${ACTIONS.join(', ')}`);

const Options = v.strictObject({
  upstream: v.pipe(v.string(ORIGIN), v.transform(toOrigin), v.check(isSafeOrigin, ORIGIN)),
  clients: v.record(
    text('a client id must not be empty'),
    v.strictObject({ secret: text('must be a non-empty string') }, 'must be { secret }'),
    'must be { [clientId]: { secret } }',
  ),
  allowedOrigins: v.pipe(
    v.array(
      v.pipe(v.string(ORIGIN), v.check((text) => !text.endsWith('/'), ORIGIN), v.transform(toOrigin), v.check(isSafeOrigin, ORIGIN)),
      'must be a list of origins',
    ),
    v.minLength(1, 'must name at least one origin'),
  ),
  routes: v.optional(v.array(Route, 'must be a list of { method, path }')),
  userAgent: v.optional(v.union([v.pipe(v.string(HEADER), v.regex(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/, HEADER)),
    v.custom<(request: Request) => string>(isFunction, HEADER)], HEADER)),
  limits: v.optional(Limits),
  countries: v.optional(v.pipe(
    v.array(v.picklist(getCountries(), 'must be an ISO region such as US'), 'must be a list of ISO regions'),
    v.minLength(1, 'must name at least one region'),
  )),
  businessPath: v.optional(v.union([
    v.literal(false),
    v.pipe(
      v.string(PATH),
      v.regex(/^(\/[A-Za-z0-9_~@-][A-Za-z0-9._~@-]*)+$/, PATH),
      v.check((path) => !ROUTES.some((route) => route.path === path), 'is a call of the gateway itself'),
    ),
  ], PATH)),
  cookie: v.optional(v.strictObject({
    key: v.union([
      v.pipe(v.string(KEY), v.check(isKey, KEY)),
      v.pipe(v.array(v.pipe(v.string(KEY), v.check(isKey, KEY)), KEY), v.minLength(1, KEY)),
    ], KEY),
    sameSite: v.optional(v.picklist(['Strict', 'Lax', 'None'], 'must be Strict, Lax or None')),
    maxAge: v.optional(integer(1, DAYS_400, 'must be a number of seconds, 400 days at most')),
  }, 'must be { key, sameSite, maxAge }')),
  trustProxy: v.optional(v.union([v.boolean(), integer(0, 16, PROXIES)], PROXIES)),
  verifyCaptcha: v.optional(v.custom<NonNullable<GatewayOptions['verifyCaptcha']>>(isFunction, 'must be a function')),
  logger: v.optional(v.custom<Logger>(
    (logger) => hasMethods(logger, 'info', 'warn', 'error'),
    'must have the methods info, warn and error',
  )),
  timeout: v.optional(integer(1, 600_000, 'must be a number of milliseconds')),
  fetcher: v.optional(v.custom<Fetcher>(isFunction, 'must be a function')),
}, 'is not a setting');

/** Checks options from outside. */
export function checkOptions(options: unknown): { options: GatewayOptions; problems: [] } | { problems: Problem[] } {
  // The library's own words quote values; this is what is said wherever no words of ours are.
  const result = v.safeParse(Options, options, { message: 'is not valid' });
  if (result.success) return { options: result.output, problems: [] };
  return {
    problems: result.issues.map((issue) => ({
      path: v.getDotPath(issue) ?? '',
      message: issue.type === 'strict_object' && issue.expected === 'never' ? 'is not a setting'
        : issue.received === 'undefined' && issue.type === 'strict_object' ? 'is missing' : issue.message,
    })),
  };
}
