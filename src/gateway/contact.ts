import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { Refusal } from './errors.ts';

/**
 * Territories within the numbering plan and the networks of a larger country: a guest who picks that country has such a
 * number as well as any. What merely shares a calling code (+1, +7) is listed by itself or refused.
 */
export const PART_OF: Readonly<Record<string, string>> = {
  GG: 'GB', JE: 'GB', IM: 'GB', VA: 'IT', SJ: 'NO', AX: 'FI', CC: 'AU', CX: 'AU', TA: 'SH', BL: 'GP', MF: 'GP',
};

const isAllowed = (phone: PhoneNumber | undefined, countries: ReadonlySet<string>): boolean => {
  if (!phone?.country) return false;
  if (countries.has(phone.country) || countries.has(PART_OF[phone.country] ?? '')) return true;
  // Some numbers of a territory cannot be told from those of the larger country, which is the one that the library names
  // (Åland's from Finland's): where only the territory is allowed, they are its own.
  const copy = parsePhoneNumberFromString(phone.number)!;
  return [...countries].some((country) => isSupportedCountry(country)
    && getCountryCallingCode(country) === phone.countryCallingCode && Object.assign(copy, { country }).isValid());
};

/** A contact as the limits count it: one spelling for one mailbox or one telephone. Never what is sent. */
export type Contact = string;

export interface ContactRules {
  /** ISO regions that phone numbers may belong to, or `null` for all. */
  readonly countries: ReadonlySet<string> | null;
  /** Whether the contacts reserved for sandboxes may pass: only where the upstream is one. */
  readonly allowTestContacts: boolean;
}

const MAX_EMAIL = 254; // RFC 5321 section 4.5.3.1.3

/** One address without quotes, comments, routes or control characters: the forms in which one address can hold two. */
const EMAIL = /^([^\s@,;:<>"()[\]\\\p{C}]+)@([^\s@,;:<>"()[\]\\/?#%\p{C}]+)$/u;

const GMAIL = new Set(['gmail.com', 'googlemail.com']);

/**
 * The mailbox that an address leads to: domains in ASCII and without a dot at their end, no `+tag` (RFC 5233), and no
 * dots where Google ignores them.
 *
 * @throws {Refusal} 422
 */
export function normalizeEmail(text: string, field: string, { allowTestContacts }: Omit<ContactRules, 'countries'>): Contact {
  const wrong = new Refusal(422, 'invalid_email_format', `${field} must be one e-mail address.`);
  const parts = text.length > MAX_EMAIL ? null : EMAIL.exec(text.trim().normalize('NFKC').toLowerCase());
  if (!parts || !URL.canParse(`http://${parts[2]}`)) throw wrong;
  const [, local = ''] = parts;
  if (local.endsWith('+punchh_test') && !allowTestContacts) throw testContact('invalid_email_format');
  const domain = new URL(`http://${parts[2]}`).hostname.replace(/\.$/, '');
  // An empty label is no domain, but a lenient server could drop it.
  if (domain.split('.').includes('')) throw wrong;
  const untagged = local.split('+')[0] || local;
  return GMAIL.has(domain) ? `${untagged.replaceAll('.', '')}@gmail.com` : `${untagged}@${domain}`;
}

/** Mobile numbers that are also written with a digit that calls from abroad once needed: +52 1 (Mexico), +54 9 (Argentina). */
const OLD_MOBILE_PREFIX = /^\+(52)1(?=\d{10}$)|^\+(54)9(?=\d{10}$)/;

const TEST_NUMBER = /^\+120155501\d\d$/;

/**
 * Returns the number in E.164, however it is written.
 *
 * @param ext the country code, where the number comes without it
 * @throws {Refusal} 422
 */
export function normalizePhone(number: string, ext: string | null, { countries, allowTestContacts }: ContactRules): Contact {
  const wrong = new Refusal(422, 'invalid_phone_format', 'The phone number must be digits, with its country code.');
  // One `+`, at the very start: "+1" with "+44…" would be two numbers, and which one is called is the server's secret.
  const written = ext === null ? number : `+${ext.replace(/^\+/, '')}${number}`;
  if (!/^\+?\d{4,20}$/.test(written) || (ext !== null && !/^\d+$/.test(number))) throw wrong;
  const phone = written.startsWith('+') ? parsePhoneNumberFromString(written) : undefined;
  // Digits hold no extension. Where the library finds one on `Object.prototype`, it takes the number from there, too.
  if (phone && Object.hasOwn(phone, 'ext')) throw wrong;
  if (countries && !isAllowed(phone, countries)) {
    throw new Refusal(422, 'phone_country_not_allowed', 'Phone numbers of this country are not allowed.');
  }
  // Numbers that earn their owner money per message are what SMS fraud is made of. A number without its country code
  // would be one more spelling of a number with it.
  if (!written.startsWith('+') || phone?.getType() === 'PREMIUM_RATE') throw wrong;
  const e164 = phone?.number ?? written.replace(/^\+0*/, '+');
  if (TEST_NUMBER.test(e164) && !allowTestContacts) throw testContact('invalid_phone_format');
  return e164.replace(OLD_MOBILE_PREFIX, '+$1$2');
}

/** Only sandboxes know the code of such a contact, so nobody could sign in, and a real server would pay for the message. */
const testContact = (key: 'invalid_email_format' | 'invalid_phone_format') =>
  new Refusal(422, key, 'This contact is reserved for sandboxes: +punchh_test before the @, or +1 201 555 0100 to 0199.');
