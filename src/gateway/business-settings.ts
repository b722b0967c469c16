import { isObject, membersOf, type JsonObject } from './json.ts';

/** The body of `GET /business`. Fields that the vendor does not give are left out. */
export interface BusinessSettings {
  readonly name?: string;
  /** How guests may sign in. */
  readonly methods?: readonly ('code' | 'password')[];
  readonly termsUrl?: string;
  readonly privacyUrl?: string;
  readonly accessibilityUrl?: string;
  readonly supportEmail?: string;
  readonly faqUrl?: string;
  /** In years. */
  readonly minimumAge?: number;
  /** BCP 47 tags. */
  readonly languages?: readonly string[];
  readonly passkeys?: 'off' | 'optional' | 'preferred';
}

const MAX_TEXT = 200;
const MAX_URL = 2048;
const MAX_LANGUAGES = 64;

const readText = (value: unknown): string | undefined => {
  const text = typeof value === 'string' ? value.trim() : '';
  return text && text.length <= MAX_TEXT ? text : undefined;
};

const readUrl = (value: unknown): string | undefined => {
  if (typeof value !== 'string' || value.length > MAX_URL || !URL.canParse(value.trim())) return undefined;
  const { protocol, href, username, password } = new URL(value.trim());
  return /^https?:$/.test(protocol) && !username && !password ? href : undefined;
};

const readEmail = (value: unknown): string | undefined => {
  const text = readText(value);
  return text && /^[^\s@<>"]+@[^\s@<>"]+$/.test(text) ? text : undefined;
};

const readAge = (value: unknown): number | undefined => {
  const age = typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value;
  return typeof age === 'number' && Number.isInteger(age) && age >= 1 && age <= 120 ? age : undefined;
};

const readLanguages = (value: unknown): readonly string[] | undefined => {
  const list: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,]/) : [];
  const tags = list
    .slice(0, MAX_LANGUAGES)
    .filter((tag): tag is string => typeof tag === 'string' && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(tag));
  return tags.length > 0 ? [...new Set(tags)] : undefined;
};

/** The vendor's pages write a switch as `enable_x`, its tests also as `x_enabled`. */
const spellings = (name: string) => [`enable_${name}`, `${name}_enabled`];

/** The first of several settings that is there: `gis`, the Guest Identity Service's own, wins over the root. */
function firstOf<T>(meta: JsonObject, names: readonly string[], is: (value: unknown) => value is T): T | undefined {
  const { gis } = meta;
  for (const fields of [membersOf(gis), meta]) {
    const found = names.map((name) => fields[name]).find(is);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isBoolean = (value: unknown) => typeof value === 'boolean';
const isString = (value: unknown) => typeof value === 'string';

function readMethods(meta: JsonObject): BusinessSettings['methods'] {
  const code = firstOf(meta, spellings('advance_auth'), isBoolean);
  const password = firstOf(meta, spellings('basic_auth'), isBoolean);
  if (code === undefined && password === undefined) return undefined;
  return [...(code ? ['code' as const] : []), ...(password ? ['password' as const] : [])];
}

function readPasskeys(meta: JsonObject): BusinessSettings['passkeys'] {
  const isOn = firstOf(meta, spellings('passkeys'), isBoolean);
  if (!isOn) return isOn === false ? 'off' : undefined;
  return firstOf(meta, ['login_mode'], isString) === 'preferred' ? 'preferred' : 'optional';
}

/**
 * Reads the public part of the vendor's `meta.json` (PAR Punchh, Mobile API: Meta), field by field. All other fields,
 * such as keys of third parties, are dropped.
 *
 * @returns `null` where it is no JSON object
 */
export function readBusinessSettings(given: unknown): BusinessSettings | null {
  if (!isObject(given)) return null;
  const meta = membersOf(given);
  const settings = {
    name: readText(meta['business_name']),
    methods: readMethods(meta),
    termsUrl: readUrl(meta['terms_and_conditions_url']),
    privacyUrl: readUrl(meta['privacy_url']),
    accessibilityUrl: readUrl(meta['accessibility_url']),
    supportEmail: readEmail(meta['support_email_address']),
    faqUrl: readUrl(meta['faq_url']),
    minimumAge: readAge(meta['minimum_age_to_signup']),
    languages: readLanguages(meta['content_language']),
    passkeys: readPasskeys(meta),
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
