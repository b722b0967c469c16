import {
  AsYouType,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/min/es6';
import type { Identifier } from '../../model/identifier.ts';
import { toAsciiDigits } from '../../model/one-time-code.ts';

/** A number as far as it could be read. */
export interface ReadNumber {
  /** ISO 3166 region, or `null` where several share the number's range. */
  country: string | null;
  /** `+1` */
  phoneExt: string;
  /** The national digits, without a trunk prefix. */
  phoneNumber: string;
  /** Whether its length can be right: what is not possible is not sent. */
  possible: boolean;
  /** Whether it lies in a range that is known to be in use: only worth a hint, new ranges open all the time. */
  valid: boolean;
}

/** `00` is how most of the world writes `+`. */
const clean = (text: string): string => toAsciiDigits(text).trim().replace(/^00\s?/, '+');

export const isCountry = (country: string): boolean => isSupportedCountry(country);
export const allCountries = (): string[] => getCountries();
export const callingCode = (country: string): string => `+${getCountryCallingCode(country as CountryCode)}`;

/** As it is written in that country, as far as it goes; with `+` internationally. */
const formatPhone = (text: string, country: string): string => new AsYouType(country as CountryCode).input(clean(text));

export const readPhone = (text: string, country: string): ReadNumber | null => {
  const number = parsePhoneNumberFromString(clean(text), country as CountryCode);
  if (!number) return null;
  return {
    country: number.country ?? null,
    phoneExt: `+${number.countryCallingCode}`,
    phoneNumber: number.nationalNumber,
    possible: number.isPossible(),
    valid: number.isValid(),
  };
};

/** A sent number for reading: as written at home for the guest's own country, internationally otherwise. */
export const showPhone = (e164: string, country: string): string => {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return e164;
  const atHome = number.countryCallingCode === getCountryCallingCode(country as CountryCode);
  return atHome ? number.formatNational() : number.formatInternational();
};

/**
 * Territories that share the numbering plan and the networks of a larger country: who lives there, or has a number from
 * there, takes it for one of that country, and picks that. Not so what merely shares a calling code (+1, +7): texts to
 * those cost a brand other prices, and are what SMS fraud asks for; a brand that wants them lists them.
 */
export const PART_OF: Readonly<Record<string, string>> = {
  GG: 'GB', JE: 'GB', IM: 'GB', VA: 'IT', SJ: 'NO', AX: 'FI', CC: 'AU', CX: 'AU', TA: 'SH', BL: 'GP', MF: 'GP',
};

/** The country of those on offer that a number's region is, or is a part of. */
const offeredFor = (region: string | null, offered: readonly string[]): string | undefined =>
  region === null ? undefined : [region, PART_OF[region]].find((country) => country && offered.includes(country));

const isDigit = (character: string) => /[\p{Nd}+]/u.test(character);
const digits = (text: string) => [...text].filter(isDigit).join('');

/** As it is written in its country. A number that says which one that is takes the country along, where it is offered. */
export const writePhone = (text: string, country: string, offered: readonly string[]): { phone: string; country: string } => {
  const read = /^\s*(\+|00)/.test(text) ? readPhone(text, country) : null;
  const home = read?.possible && read.valid && offeredFor(read.country, offered);
  return home ? { phone: formatPhone(read.phoneNumber, home), country: home } : { phone: formatPhone(text, country), country };
};

/** What an input event has left in the field. */
export interface PhoneEdit {
  text: string;
  caret: number;
  /** The field's text before it. */
  before: string;
  /** Whether the key was Backspace. */
  deleting: boolean;
}

/** Formats what was typed; the caret stays behind the digit it was behind. */
export const editPhone = (
  { text, caret, before, deleting }: PhoneEdit,
  country: string,
  offered: readonly string[],
): { phone: string; country: string; caret: number } => {
  if (deleting && digits(text) === digits(before)) {
    // Only a bracket or a space went: the digit before it was meant.
    const head = text.slice(0, caret).replace(/[\p{Nd}+][^\p{Nd}+]*$/u, '');
    text = head + text.slice(caret);
    caret = head.length;
  }
  const written = writePhone(text, country, offered);
  const { phone } = written;
  // Counted from the end: what was left out at the start (a country code, a trunk prefix) does not move it.
  const after = digits(text.slice(caret)).length;
  let at = phone.length;
  for (let seen = 0; at > 0 && seen < after; at -= 1) if (isDigit(phone[at - 1]!)) seen += 1;
  if (after > 0) while (at > 0 && !isDigit(phone[at - 1]!)) at -= 1;
  return { ...written, caret: at };
};

/** The number as it is sent, or the key of what it lacks. */
export const readContact = (
  text: string,
  country: string,
  offered: readonly string[],
): Identifier | 'phone_invalid' | 'phone_country_not_allowed' => {
  const read = readPhone(text, country);
  if (!read?.possible) return 'phone_invalid';
  const { phoneExt, phoneNumber } = read;
  // Where a range belongs to no one country, the calling code decides.
  const ok = read.country ? offeredFor(read.country, offered) : offered.some((option) => callingCode(option) === phoneExt);
  return ok ? { channel: 'sms', phoneExt, phoneNumber } : 'phone_country_not_allowed';
};
