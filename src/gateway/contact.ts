import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isObject, type JsonObject } from './body.ts';
import { Refusal } from './errors.ts';

/**
 * Territories within the numbering plan and the networks of a larger country: a guest who picks that country has such a
 * number as well as any. What merely shares a calling code (+1, +7) is listed by itself or refused.
 */
export const PART_OF: Readonly<Record<string, string>> = {
  GG: 'GB', JE: 'GB', IM: 'GB', VA: 'IT', SJ: 'NO', AX: 'FI', CC: 'AU', CX: 'AU', TA: 'SH', BL: 'GP', MF: 'GP',
};

const isAllowed = (region: string | undefined, countries: ReadonlySet<string>): boolean =>
  region !== undefined && (countries.has(region) || countries.has(PART_OF[region] ?? ''));

/** A contact as the limits count it: one spelling for one person. */
export type Contact = string;

const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;
const MAX_EMAIL = 254; // RFC 5321 section 4.5.3.1.3

const phoneRefusal = () =>
  new Refusal(422, 'invalid_phone_format', 'The phone number must be digits, with its country code.');

function toText(value: unknown, field: string): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') throw new Refusal(400, 'invalid_request', `${field} must be a string.`);
  return value;
}

function toEmail(value: unknown, field: string): Contact | null {
  const email = toText(value, field)?.trim();
  if (!email) return null;
  if (email.length > MAX_EMAIL || !EMAIL.test(email)) {
    throw new Refusal(422, 'invalid_email_format', `${field} must be one e-mail address.`);
  }
  return email.normalize('NFC').toLowerCase();
}

function toPhone(value: unknown, ext: unknown, field: string, countries: ReadonlySet<string> | null): Contact | null {
  const number = toText(value, field);
  const prefix = toText(ext, 'phone_ext');
  if (number === null) return null;
  // One `+`, at the very start: "+1" with "+44…" would be two numbers, and which one is called is the server's secret.
  const written = prefix === null ? number : `+${prefix.replace(/^\+/, '')}${number}`;
  if (!/^\+?\d{4,20}$/.test(written) || (prefix !== null && !/^\d+$/.test(number))) throw phoneRefusal();
  const phone = written.startsWith('+') ? parsePhoneNumberFromString(written) : undefined;
  if (countries && !isAllowed(phone?.country, countries)) {
    throw new Refusal(422, 'phone_country_not_allowed', 'Phone numbers of this country are not allowed.');
  }
  // Numbers that earn their owner money per message are what SMS fraud is made of.
  if (phone?.getType() === 'PREMIUM_RATE') throw phoneRefusal();
  return phone?.number ?? written.replace(/^\+?0*/, '+');
}

/**
 * Every contact a body names, checked against the countries on offer. `register` counts the contact that got the
 * code; the customer's other one is only a detail.
 *
 * @throws {Refusal} 400 or 422
 */
export function readContacts(body: JsonObject, countries: ReadonlySet<string> | null): Contact[] {
  const user = isObject(body['user']) ? body['user'] : {};
  const coded = [
    toEmail(body['passwordless_email'], 'passwordless_email'),
    toPhone(body['passwordless_phone'], undefined, 'passwordless_phone', countries),
  ];
  const named = [body, user].flatMap((from) => [
    toEmail(from['email'], 'email'),
    toPhone(from['phone_number'], from['phone_ext'], 'phone_number', countries),
    toPhone(from['phone'], from['phone_ext'], 'phone', countries),
  ]);
  const contacts = coded.some((contact) => contact !== null) ? coded : named;
  return [...new Set(contacts.filter((contact) => contact !== null))];
}

/**
 * The vendor's framework reads the query and the body as one. A contact in the query would be sent to uncounted.
 *
 * @throws {Refusal} 400
 */
export function refuseContactInQuery(query: URLSearchParams): void {
  for (const name of query.keys()) {
    if (/e-?mail|phone|user|password|token|code/i.test(name)) {
      throw new Refusal(400, 'invalid_request', 'Contacts and credentials belong in the body, not in the query.');
    }
  }
}
