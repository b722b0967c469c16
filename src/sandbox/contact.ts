import { isAbsent, optionalString, type JsonObject } from './call.ts';
import type { Channel } from './inbox.ts';
import { malformed, missing, Refusal } from './refusal.ts';

/** The recipient of a code, exactly as in the request. */
export interface Contact {
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
  /** Equal only for equal contacts. */
  readonly key: string;
}

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
// National numbers keep a leading zero in E.164: Italy, Vatican, San Marino, Gabon, Congo, Côte d'Ivoire.
const KEEP_ZERO = ['+39', '+379', '+378', '+241', '+242', '+225'];

/**
 * Contacts for tests: addresses with `+punchh_test` before the `@`, and +1 201 555 0100 to 0199, which belong to nobody.
 * They always get the code `424242`.
 */
export const isReserved = (contact: string): boolean => /^[^@]*\+punchh_test@|^\+120155501\d\d$/.test(contact);

/** @throws Refusal 422 `invalid_email_format` */
export function checkEmail(email: string): string {
  if (!EMAIL.test(email) || email.length > 254) {
    throw new Refusal(422, 'invalid_email_format', 'The email address is not valid.');
  }
  return email;
}

const invalidPhone = (): Refusal => new Refusal(422, 'invalid_phone_format', 'The phone number is not valid.');

/** The E.164 number of a country code and a national number. @throws Refusal 400 or 422 */
function phoneOf(ext: string | null, number: string | null): string {
  if (ext === null) throw missing('phone_ext');
  if (number === null) throw missing('phone_number');
  if (!/^\+[1-9]\d{0,2}$/.test(ext)) throw malformed('phone_ext', 'a country code preceded by "+"');
  const e164 = `${ext}${number}`;
  if (!/^\d{4,14}$/.test(number) || e164.length > 16) throw invalidPhone();
  if (number.startsWith('0') && !KEEP_ZERO.includes(ext)) throw invalidPhone();
  if (ext === '+1' && !/^[2-9]\d{9}$/.test(number)) throw invalidPhone();
  return e164;
}

/**
 * The contact that a request names, on channels that are on.
 * @throws Refusal 400 as the vendor's page "Send OTP" lists: communication channel missing, parameter missing
 */
export function contactOf(body: JsonObject, channels: readonly Channel[]): Contact {
  const email = optionalString(body, 'email');
  const ext = optionalString(body, 'phone_ext');
  const number = optionalString(body, 'phone_number');
  const givesPhone = !isAbsent(ext) || !isAbsent(number);
  if (email === null && !givesPhone) {
    if (channels.length > 1) {
      const message = 'Communication channel missing: email or phone is required';
      throw new Refusal(400, 'communication_channel_missing', message);
    }
    throw missing(channels[0] === 'sms' ? 'phone' : 'email');
  }
  if (givesPhone && !channels.includes('sms')) throw missing('phone');
  if (email !== null && !channels.includes('email')) throw missing('email');
  const phone = givesPhone ? phoneOf(ext, number) : null;
  return { email: email === null ? null : checkEmail(email), phone, key: JSON.stringify([email, ext, number]) };
}
