import { parsePhoneNumberFromString, type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';
import type { Problem } from './problems.ts';

/** The first step as it was posted, checked; what a page shows again where something is wrong. */
export interface FirstStep {
  /** Origin of the page that the guest came from. */
  readonly origin: string;
  readonly client: string | null;
  readonly channel: 'email' | 'sms';
  readonly email: string;
  readonly phone: string;
  /** ISO region that a number without a country code is of; empty for the first one on offer. */
  readonly country: string;
  /** Ids of all consents that were ticked. */
  readonly consents: readonly string[];
  /** Ids of those that are needed; empty for the element's own, `legal` or `terms` and `privacy`. */
  readonly required: readonly string[];
  /** Path of the page's origin to go to after signing in; empty for none. */
  readonly returnTo: string;
  /** Path of the page itself, to go back to. */
  readonly page: string;
  /** Length of a code. */
  readonly codeLength: number;
  readonly lang: string;
  /** Note next to every button that sends a text message. */
  readonly smsNotice: string;
}

/** Names that are no consents. */
const FIELDS = new Set(['step', 'attempt', 'from', 'client', 'channel', 'email', 'phone', 'country', 'consents', 'return_to', 'page',
  'code', 'code_length', 'lang', 'sms_notice', 'captcha_token', 'remember']);

const CONSENT_ID = /^[\w.-]{1,64}$/;

const MAX_TEXT = 300;
const MAX_PATH = 512;

/** A path of an origin, or `''`: anything that leads elsewhere is left out (CWE-601). */
function readPath(text: string, origin: string): string {
  if (!/^\/(?![/\\])/.test(text) || text.length > MAX_PATH || !URL.canParse(text, origin)) return '';
  const url = new URL(text, origin);
  return url.origin === origin ? url.pathname + url.search + url.hash : '';
}

/** Reads what a form of the first step has sent. */
export function readFirstStep(form: URLSearchParams, origin: string, referrer: string | null): FirstStep {
  const get = (name: string) => (form.get(name) ?? '').trim().slice(0, MAX_TEXT);
  const [email, phone] = [get('email'), get('phone')];
  const channel = get('channel') || (email || !phone ? 'email' : 'sms');
  const ticked = [...form].filter(([name, value]) => !FIELDS.has(name) && CONSENT_ID.test(name) && value !== '').map(([name]) => name);
  const required = get('consents').split(/[\s,]+/).filter((id) => CONSENT_ID.test(id));
  const codeLength = Number(get('code_length'));
  const from = referrer !== null && URL.canParse(referrer) && new URL(referrer).origin === origin ? new URL(referrer).pathname : '/';
  return {
    origin,
    client: get('client') || null,
    channel: channel === 'sms' ? 'sms' : 'email',
    email,
    phone,
    country: get('country').toUpperCase(),
    consents: [...new Set(ticked)].slice(0, 20),
    required: required.slice(0, 20),
    returnTo: readPath((form.get('return_to') ?? '').trim(), origin),
    page: readPath((form.get('page') ?? '').trim(), origin) || readPath(from, origin),
    codeLength: Number.isInteger(codeLength) && codeLength >= 4 && codeLength <= 12 ? codeLength : 6,
    lang: get('lang').slice(0, 35),
    smsNotice: get('sms_notice'),
  };
}

/** Whether everything is ticked that has to be before a code is sent (PAR Punchh refuses to send without both). */
function hasConsents({ consents, required }: FirstStep): boolean {
  const areTicked = (...ids: string[]) => ids.every((id) => consents.includes(id));
  return required.length > 0 ? areTicked(...required) : areTicked('legal') || areTicked('terms', 'privacy');
}

/**
 * The contact in the vendor's fields, or what is wrong with it. A number may be written as people write it; the vendor
 * takes its country code and the rest apart.
 *
 * @param countries on offer; the first one is that of numbers without a country code, unless the form names another
 */
export function readContact(first: FirstStep, countries: readonly string[]): Record<string, string> | Problem {
  if (!hasConsents(first)) return 'consent_required';
  if (first.channel === 'email') {
    if (!first.email) return 'emailMissing';
    return /^[^\s@]+@[^\s@]+$/.test(first.email) ? { email: first.email } : 'email_invalid';
  }
  if (!first.phone) return 'phoneMissing';
  const country = isSupportedCountry(first.country) ? first.country : (countries[0] as CountryCode | undefined);
  const phone = parsePhoneNumberFromString(first.phone, country ?? 'US');
  // No message reaches an extension. Where the library finds one on `Object.prototype`, it takes the number from there, too.
  if (!phone?.isPossible() || Object.hasOwn(phone, 'ext')) return 'phone_invalid';
  const ext = `+${phone.countryCallingCode}`;
  return { phone_ext: ext, phone_number: phone.number.slice(ext.length) };
}

/** The value of a digit of any script: its distance from the zero of its row (Unicode lays the ten out in a row). */
function digitValue(digit: string): string {
  const point = digit.codePointAt(0)!;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value);
}

/** The code in what was entered: digits of any script, without blanks, hyphens and invisible signs. */
export const readCode = (text: string): string =>
  text
    .slice(0, MAX_TEXT)
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
    .replace(/(?![0-9])\p{Nd}/gu, digitValue);
