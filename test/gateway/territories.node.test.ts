import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getCountries, getCountryCallingCode, getExampleNumber, type CountryCode, type PhoneNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { PART_OF as inTheForm, readContact } from '../../src/elements/phone-field/phone-numbers.ts';
import { PART_OF as atTheGateway, normalizePhone } from '../../src/gateway/contact.ts';

/** Whether the form sends such a number where one country is on offer. */
const sends = ({ number }: PhoneNumber, country: CountryCode): boolean => typeof readContact(number, country, [country]) !== 'string';

/** Whether the gateway lets it through. */
const passes = ({ countryCallingCode, nationalNumber }: PhoneNumber, country: CountryCode): boolean => {
  try {
    normalizePhone(nationalNumber, `+${countryCallingCode}`, { countries: new Set([country]), allowTestContacts: true });
    return true;
  } catch {
    return false;
  }
};

/** The gateway imports nothing of the element, so each has a list of the territories that count with a larger country. */
describe('a mobile number of a territory', () => {
  const all = getCountries();
  /** Numbers of one country that are taken where only another is on offer: `GG GB`. */
  const taken = (takes: typeof sends): string[] =>
    all.flatMap((region) => {
      const number = getExampleNumber(region, examples)!;
      return all
        .filter((country) => country !== region && getCountryCallingCode(country) === getCountryCallingCode(region))
        .filter((country) => takes(number, country))
        .map((country) => `${region} ${country}`);
    });

  it('counts with the larger country at the gateway where it does in the form, and nowhere else', () => {
    assert.deepEqual(atTheGateway, inTheForm);
    const pairs = taken(sends);
    assert.deepEqual(taken(passes), pairs);
    for (const [territory, country] of Object.entries(inTheForm)) assert.ok(pairs.includes(`${territory} ${country}`), territory);
  });

  it('does not open the larger country, nor what merely shares its calling code', () => {
    for (const pair of ['GB GG', 'GG JE', 'CA US', 'JM US', 'KZ RU']) assert.ok(!taken(sends).includes(pair), pair);
  });
});
