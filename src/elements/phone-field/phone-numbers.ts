import {
  AsYouType,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/min';
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
export const formatPhone = (text: string, country: string): string => new AsYouType(country as CountryCode).input(clean(text));

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
  return number.countryCallingCode === getCountryCallingCode(country as CountryCode) ? number.formatNational() : number.formatInternational();
};
