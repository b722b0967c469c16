/** Countries and regions by name, for the picker and the check list. */
export interface Country {
  /** ISO 3166-1, two letters. */
  code: string;
  name: string;
  /** `+1` */
  dial: string;
}

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

export const countryName = (code: string): string => {
  if (code === '*') return 'Every country';
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
};

/** Every country whose numbers the element can read, by name. */
export const loadCountries = async (): Promise<readonly Country[]> => {
  const { getCountries, getCountryCallingCode } = await import('libphonenumber-js/min/es6');
  return getCountries().map((code) => ({ code, name: countryName(code), dial: `+${getCountryCallingCode(code)}` }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
};
