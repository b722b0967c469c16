import { getCountries } from 'libphonenumber-js/max';
import * as v from 'valibot';
import { fromBase64 } from './base64.ts';
import { DIMENSIONS, type LimitOptions } from './limits.ts';
import type { Logger } from './log.ts';
import { isLoopback, type GatewayOptions } from './options.ts';
import { hasMethod, own, ownDeep } from './own.ts';
import { ACTIONS, METHODS, overlaps, ROUTES } from './routes.ts';
import type { Fetcher } from './upstream.ts';

/** A setting that is wrong. `path` names it; `message` never quotes its value, which may be a secret. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

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
const hasMethods = (value: unknown, ...names: string[]) => names.every((name) => hasMethod(value, name));
const text = (message: string) => v.pipe(v.string(message), v.nonEmpty(message));
/** The library looks the members of a schema up with `in`, so they stand in an object without a prototype. */
const strictObject = <const Entries extends v.ObjectEntries>(entries: Entries, message: string) => v.strictObject(own(entries), message);
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
const restates = (given: v.InferOutput<typeof RouteShape>): boolean => {
  const route = own(given);
  return route.contacts !== undefined &&
    ROUTES.some(({ method, path, action }) => method === route.method && path === route.path && action === route.action);
};

const PATH = 'must be a path such as /business: plain segments, and no call of the gateway itself';
const TITLE = 'must be a text of at most 100 characters';
/** Path of a call that the gateway answers by itself. */
const OwnPath = v.pipe(
  v.string(PATH),
  v.regex(/^(\/[A-Za-z0-9_~@-][A-Za-z0-9._~@-]*)+$/, PATH),
  v.check((path) => !ROUTES.some((route) => route.path === path), PATH),
);

const RouteShape = v.pipe(
  strictObject(
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
  v.check((route) => {
    const { action, contacts, details } = own(route);
    return action !== undefined || !(contacts ?? details);
  }, 'has contacts, so it needs an action'),
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
const Limit = strictObject({ max: integer(1, 1e9, NUMBER), window: integer(1, DAYS_400, `${NUMBER} of seconds`) }, LIMIT);
/** Chosen by the type of the value, so that a problem inside a list is reported with its own path. */
const LimitSetting = v.lazy((value) =>
  Array.isArray(value)
    ? v.pipe(v.array(v.union([Limit], LIMIT)), v.minLength(1, LIMIT))
    : v.union([v.literal(false), Limit], LIMIT));
const Limits = strictObject({
  store: v.optional(v.custom<NonNullable<LimitOptions['store']>>(
    (store) => hasMethods(store, 'consume', 'refund'),
    'must have the methods consume and refund',
  )),
  key: v.optional(text('must be a non-empty string')),
  ...v.entriesFromList(ACTIONS, v.optional(
    strictObject(v.entriesFromList(DIMENSIONS, v.optional(LimitSetting)), 'must name limits by address, device, contact or total'),
  )),
}, `must be an object with store, key, ${ACTIONS.join(', ')}`);

const Options = strictObject({
  upstream: v.pipe(v.string(ORIGIN), v.transform(toOrigin), v.check(isSafeOrigin, ORIGIN)),
  clients: v.record(
    text('a client id must not be empty'),
    strictObject({ secret: text('must be a non-empty string') }, 'must be { secret }'),
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
  businessPath: v.optional(v.union([v.literal(false), OwnPath], PATH)),
  form: v.optional(v.union([
    v.literal(false),
    strictObject({ path: v.optional(OwnPath), title: v.optional(v.pipe(text(TITLE), v.maxLength(100, TITLE))) }, 'must be { path, title } or false'),
  ], 'must be { path, title } or false')),
  cookie: v.optional(strictObject({
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

/** Options that are called, and not read. */
const CALLED = ['store', 'logger'];

/** Checks options from outside. Those that it returns have no prototypes, at any depth. */
export function checkOptions(options: unknown): { options: GatewayOptions; problems: [] } | { problems: Problem[] } {
  // The library's own words quote values; this is what is said wherever no words of ours are.
  const result = v.safeParse(Options, ownDeep(options, CALLED), own({ message: 'is not valid' }));
  if (result.success) return { options: ownDeep(result.output, CALLED) as GatewayOptions, problems: [] };
  return {
    problems: result.issues.map((issue) => ({
      path: v.getDotPath(issue) ?? '',
      message: issue.type === 'strict_object' && issue.expected === 'never' ? 'is not a setting'
        : issue.received === 'undefined' && issue.type === 'strict_object' ? 'is missing' : issue.message,
    })),
  };
}
