/**
 * The text with every decimal digit of any script (Arabic-Indic, Devanagari, full-width, …) as ASCII. Unicode lays
 * each script's ten digits out in a row, so a digit's value is its distance from the start of that row.
 */
export const toAsciiDigits = (text: string): string =>
  text.normalize('NFKC').replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    let value = 0;
    let point = digit.codePointAt(0)!;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(--point))) value += 1;
    return String(value);
  });

/** The digits of a text, of any script, as ASCII. */
export const toDigits = (text: string): string => toAsciiDigits(text).replace(/\D/g, '');

/** Returns the code once where a keyboard or the browser has entered it twice in a row, and any other digits unchanged. */
export const withoutRepeat = (digits: string, length: number): string =>
  digits.length === 2 * length && digits.slice(0, length) === digits.slice(length) ? digits.slice(length) : digits;

/**
 * Reads a text that is nothing but a code of `length` digits, with single spaces, one hyphen or invisible characters
 * between them: the common case of a paste, at hand without another file.
 *
 * @returns ASCII digits, or `null` for any other text, which `extractCode` may find a code in
 */
export const readBareCode = (text: string, length: number): string | null => {
  const bare = toAsciiDigits(text).replace(/\p{Default_Ignorable_Code_Point}/gu, '').trim();
  const digits = /^\d(?: ?\d)*$|^\d+-\d+$/.test(bare) ? withoutRepeat(bare.replace(/\D/g, ''), length) : '';
  return digits.length === length ? digits : null;
};
