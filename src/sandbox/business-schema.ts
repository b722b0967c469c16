import * as v from 'valibot';
import type { BusinessSettings, SandboxBusinessOptions } from './business.ts';
import type { SandboxUserOptions } from './accounts.ts';
import type { SandboxMenuOptions } from './menu-options.ts';

const text = v.pipe(v.string(), v.nonEmpty());
const email = v.pipe(v.string(), v.regex(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address'));
const phone = v.pipe(v.string(), v.regex(/^\+[1-9]\d{6,14}$/, 'must be a number such as +12125550142 (E.164)'));
const httpUrl = v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/, 'must be an http or https URL'));
const seconds = v.pipe(v.number(), v.minValue(0));
const count = v.pipe(v.number(), v.minValue(0), v.check((value) => value === Infinity || Number.isInteger(value), 'must be a whole number'));
const positive = v.pipe(count, v.minValue(1));
const channels = v.pipe(v.array(v.picklist(['email', 'sms'])), v.minLength(1, 'must name at least one channel: email, sms'));

/** An object with these keys only. A misspelt key is reported together with the keys that exist. */
const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, ({ expected, received }) =>
    expected === 'never' ? `is not known; known are ${Object.keys(entries).join(', ')}`
    : expected === 'Object' ? `must be an object, not ${received}`
    : 'is missing');

const user = object({
  email: v.optional(email),
  phone: v.optional(phone),
  password: v.optional(text),
  firstName: v.optional(v.string()),
  lastName: v.optional(v.string()),
  state: v.optional(v.picklist(['active', 'deactivated', 'unverified', 'locked'])),
}) satisfies v.GenericSchema<SandboxUserOptions>;

const menu = object({
  application: v.optional(text),
  kind: v.optional(v.picklist(['email', 'phone'])),
  phone: v.optional(v.picklist(['off', 'optional', 'required'])),
  uniquePhone: v.optional(v.boolean()),
  optIn: v.optional(v.picklist(['single', 'double'])),
  password: v.optional(v.boolean()),
  demographics: v.optional(v.array(object({
    id: text,
    required: v.optional(v.boolean()),
    options: v.optional(v.array(v.string())),
  }))),
  customers: v.optional(v.array(object({
    email,
    phone: v.optional(phone),
    firstName: v.optional(v.string()),
    lastName: v.optional(v.string()),
    social: v.optional(v.boolean()),
  }))),
  ttl: v.optional(positive),
  refreshTtl: v.optional(seconds),
}) satisfies v.GenericSchema<SandboxMenuOptions>;

const settings = {
  name: text,
  identityService: v.boolean(),
  methods: v.array(v.picklist(['code', 'password'])),
  channels,
  codeLength: v.pipe(positive, v.minValue(4), v.maxValue(12)),
  codeLifetime: seconds,
  maxTries: positive,
  resendAfter: seconds,
  newestCodeOnly: v.boolean(),
  requiredConsents: v.array(v.picklist(['privacy', 'terms'])),
  passwordPolicy: v.picklist(['strong', 'moderate', 'weak']),
  passwordHistory: count,
  resetLifetime: seconds,
  resetUrl: v.pipe(v.string(), v.regex(/^(https?:\/\/|\/(?!\/))\S*\{token\}\S*$/, 'must be an http or https URL, or a path, with {token} in it')),
  expiresIn: seconds,
  refreshExpiresIn: seconds,
  refreshGrace: seconds,
  revokeOnReuse: v.boolean(),
  idToken: v.boolean(),
  languages: v.pipe(v.array(text), v.minLength(1, 'must name at least one locale')),
  guestsPerDevice: v.nullable(count),
  deactivatedMessage: text,
  termsUrl: httpUrl,
  privacyUrl: httpUrl,
  accessibilityUrl: v.nullable(httpUrl),
  faqUrl: v.nullable(httpUrl),
  supportEmail: v.nullable(email),
  minimumAge: count,
  passkeys: v.picklist(['off', 'optional', 'preferred']),
} satisfies { [Name in keyof Omit<BusinessSettings, 'menu'>]: v.GenericSchema<BusinessSettings[Name]> };

/** The names of a business's settings, `menu` and `users` included. */
export const BUSINESS_KEYS = [...Object.keys(settings), 'menu', 'users'] as readonly (keyof SandboxBusinessOptions)[];

const schema = object({ ...v.partial(v.object(settings)).entries, menu: v.optional(menu), users: v.optional(v.array(user)) });

/** @throws TypeError that names each field that is wrong, by path, and what it must be */
function read<Output>(what: string, schema: v.GenericSchema<Output>, data: unknown): Output {
  // Valibot takes an array for an object without keys.
  const result = v.safeParse(schema, Array.isArray(data) ? null : data);
  if (result.success) return result.output;
  const problems = result.issues.map((issue) => {
    const path = v.getDotPath(issue);
    return path === null ? `the ${what} ${issue.message}` : `${path}: ${issue.message}`;
  });
  throw new TypeError(`The ${what}'s settings are not valid.\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
}

/**
 * Checks business settings that come from outside: a file, a page, an option.
 * @throws TypeError that names each field that is wrong, by path, and what it must be
 */
export const readBusinessOptions = (data: unknown): SandboxBusinessOptions => read('business', schema, data);

/** Checks an account that comes from outside. @throws TypeError as `readBusinessOptions` */
export const readUserOptions = (data: unknown): SandboxUserOptions => read('user', user, data);
