import {
  AsYouType,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/min/es6';
import type { Identifier } from '../../model/identifier.ts';
import { toAsciiDigits, toDigits } from '../../model/one-time-code.ts';

/** A number as far as it could be read. */
export interface ReadNumber {
  /** ISO 3166 region, or `null` where several share the number's range. */
  country: string | null;
  /** `+1` */
  phoneExt: string;
  /** The national digits, without a trunk prefix. */
  phoneNumber: string;
  /** Whether its length can be right. A number that is not possible is not sent. */
  possible: boolean;
  /** Whether it lies in a range that is known to be in use: only worth a hint, new ranges open all the time. */
  valid: boolean;
}

/**
 * The digits of a text, with the plus that stands before the first of them; `00` is how most of the world writes that.
 * Any other sign, a word or an invisible one, is skipped.
 */
const clean = (text: string): string =>
  (/^[^\d+]*\+/.test(toAsciiDigits(text)) ? '+' : '') + toDigits(text);

/**
 * The same as it is dialled today. Mexico dropped the 1 of mobile numbers (`+52 1 …`) and its trunk prefixes (01, 044,
 * 045) in 2019, but people still write them (Instituto Federal de Telecomunicaciones, new numbering).
 */
const modernize = (digits: string, country: string): string =>
  digits
    .replace(/^00/, '+')
    .replace(/^(\+52)(?:1|01|044|045)(\d{10})$/, '$1$2')
    .replace(country === 'MX' ? /^(52)?(?:1|01|044|045)(\d{10})$/ : /^$/, '$1$2');

export const isCountry = (country: string): boolean => isSupportedCountry(country);
export const allCountries = (): string[] => getCountries();
export const callingCode = (country: string): string => `+${getCountryCallingCode(country as CountryCode)}`;

/** As it is written in that country, as far as it goes; with `+` internationally. */
const formatPhone = (text: string, country: string): string =>
  new AsYouType(country as CountryCode).input(clean(text).replace(/^00/, '+'));

/** The digits of the longest mobile numbers, without calling code and trunk prefix (Germany, Brazil, China). */
const LONGEST_MOBILE = 11;

/**
 * The number in a text. Where numbers have no fixed length, the library takes a calling code without its plus for the
 * begin of a long national number (`49 151 12345678` in Germany); no mobile number is that long.
 */
const parse = (text: string, country: string): PhoneNumber | undefined => {
  const digits = modernize(clean(text), country);
  const national = parsePhoneNumberFromString(digits, country as CountryCode);
  if (national?.nationalNumber !== digits || digits.length <= LONGEST_MOBILE) return national;
  const international = parsePhoneNumberFromString(`+${digits}`);
  const isHome = international?.isValid() && international.countryCallingCode === national.countryCallingCode;
  return isHome ? international : national;
};

const toReadNumber = (number: PhoneNumber): ReadNumber => ({
  country: number.country ?? null,
  phoneExt: `+${number.countryCallingCode}`,
  phoneNumber: number.nationalNumber,
  possible: number.isPossible(),
  valid: number.isValid(),
});

export const readPhone = (text: string, country: string): ReadNumber | null => {
  const number = parse(text, country);
  return number ? toReadNumber(number) : null;
};

/** A sent number for reading: as written at home for the guest's own country, internationally otherwise. */
export const showPhone = (e164: string, country: string): string => {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return e164;
  const atHome = number.countryCallingCode === getCountryCallingCode(country as CountryCode);
  return atHome ? number.formatNational() : number.formatInternational();
};

/**
 * Territories that share the numbering plan and the networks of a larger country: guests there choose that country. Regions
 * that share only a calling code (+1, +7) are not listed, because texts to them have other prices and are a target of SMS
 * fraud. A brand that wants them lists them itself.
 */
export const PART_OF: Readonly<Record<string, string>> = {
  GG: 'GB', JE: 'GB', IM: 'GB', VA: 'IT', SJ: 'NO', AX: 'FI', CC: 'AU', CX: 'AU', TA: 'SH', BL: 'GP', MF: 'GP',
};

/**
 * Territories whose mobile numbers, or some of them, cannot be told from those of the larger country, which is the one
 * that the library names: where only the territory is on offer, they are its own.
 */
const NUMBERS_OF: Readonly<Record<string, RegExp>> = {
  AX: /^\+358/, BL: /^\+590/, CC: /^\+61/, CX: /^\+61/, EH: /^\+212/, IM: /^\+447924/, MF: /^\+590/, SJ: /^\+47/, VA: /^\+39/,
};

/** Returns the offered country of a number: its own, the one its territory belongs to, or a territory with such numbers. */
const offeredFor = ({ country, phoneExt, phoneNumber }: ReadNumber, offered: readonly string[]): string | undefined => {
  // Where a range belongs to no one country, the calling code decides.
  if (country === null) return offered.find((option) => callingCode(option) === phoneExt);
  return (
    [country, PART_OF[country]].find((option) => option && offered.includes(option)) ??
    offered.find((option) => NUMBERS_OF[option]?.test(phoneExt + phoneNumber))
  );
};

const isDigit = (character: string) => /[\p{Nd}+]/u.test(character);

/** As it is written in its country. A number that says which one that is takes the country along, where it is offered. */
export const writePhone = (text: string, country: string, offered: readonly string[]): { phone: string; country: string } => {
  const number = /^(\+|00)/.test(clean(text)) ? parse(text, country) : undefined;
  const home = number?.country && number.isValid() && offeredFor(toReadNumber(number), offered);
  return home ? { phone: number.formatNational(), country: home } : { phone: formatPhone(text, country), country };
};

/** The field as an input event has left it. */
export interface PhoneEdit {
  text: string;
  caret: number;
  /** The field's text before it. */
  before: string;
  /** The event's kind (Input Events Level 2, `inputType`); empty where the browser does not say. */
  inputType: string;
}

/**
 * Deletes a digit where only a bracket or a space was deleted, since that would be written again: the one before the
 * caret, or behind it; of a whole word, all of its digits.
 */
const deleteDigit = ({ text, caret, inputType }: PhoneEdit): { text: string; caret: number } => {
  const isWhole = /Word|Line/.test(inputType);
  let start = caret;
  let end = caret;
  if (/Forward/.test(inputType)) {
    while (end < text.length && !isDigit(text.charAt(end))) end += 1;
    do end += 1; while (isWhole && isDigit(text.charAt(end)));
  } else {
    while (start > 0 && !isDigit(text.charAt(start - 1))) start -= 1;
    do start -= 1; while (isWhole && isDigit(text.charAt(start - 1)));
    start = Math.max(0, start);
  }
  return { text: text.slice(0, start) + text.slice(end), caret: start };
};

/** Formats what was typed; the caret stays behind the digit it was behind. */
export const editPhone = (
  edit: PhoneEdit,
  country: string,
  offered: readonly string[],
): { phone: string; country: string; caret: number } => {
  const { before, inputType } = edit;
  const isDecoration = clean(edit.text) === clean(before);
  // Cutting and dragging remove what the guest selected, so no further digit is deleted.
  const deletes = isDecoration && /^delete(?!By)/.test(inputType) && edit.text.length < before.length;
  const { text, caret } = deletes ? deleteDigit(edit) : edit;
  const written = writePhone(text, country, offered);
  const { phone } = written;
  // A sign that is skipped leaves everything where it was.
  if (isDecoration && phone === before) return { ...written, caret: Math.max(0, caret - Math.max(0, text.length - before.length)) };
  // Counted from the end: what was left out at the start (a country code, a trunk prefix) does not move it.
  const after = toDigits(text.slice(caret)).length;
  let at = phone.length;
  for (let seen = 0; at > 0 && seen < after; at -= 1) if (isDigit(phone[at - 1]!)) seen += 1;
  if (after > 0) while (at > 0 && !isDigit(phone[at - 1]!)) at -= 1;
  return { ...written, caret: at };
};

/** Returns the number as it is sent, or the key of the words that say why it cannot be. */
export const readContact = (
  text: string,
  country: string,
  offered: readonly string[],
): Identifier | 'phone_invalid' | 'phone_country_not_allowed' => {
  const read = readPhone(text, country);
  if (!read?.possible) return 'phone_invalid';
  const { phoneExt, phoneNumber } = read;
  return offeredFor(read, offered) ? { channel: 'sms', phoneExt, phoneNumber } : 'phone_country_not_allowed';
};
