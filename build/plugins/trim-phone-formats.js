/**
 * A bundler plugin for a file that holds everything: it leaves out how phone numbers are written in most countries. That
 * is 3.7 KB of such a file. A number of any country is still read, checked and sent; one of a country that is not listed
 * here is shown as its digits after the calling code, without spaces between them.
 *
 * The countries are those of the ten languages, and those next to them that the most visitors of North America come from.
 */
const FORMATTED = new Set((
  'US CA MX PR DO BR AR CL CO PE GB IE FR BE CH LU NL DE AT ES PT IT IL AE EG SA CN HK TW SG JP KR IN PH AU NZ'
).split(' '));

/** Where the formats stand among a country's metadata (libphonenumber-metadata-generator, version 4 of the file). */
const FORMATS = 4;

export const trimPhoneFormats = () => ({
  name: 'trim-phone-formats',
  async load(id) {
    if (!id.endsWith('metadata.min.json.js')) return null;
    const { default: metadata } = await import(id);
    const countries = Object.entries(metadata.countries).map(([country, fields]) =>
      [country, FORMATTED.has(country) ? fields : fields.map((field, place) => (place === FORMATS ? 0 : field))]);
    return `export default ${JSON.stringify({ ...metadata, countries: Object.fromEntries(countries) })}`;
  },
});
