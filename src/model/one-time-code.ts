import { MAX_CODE_LENGTH, MIN_CODE_LENGTH } from './code-length.ts';

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

/**
 * The code inside a pasted or autofilled text: the only run of exactly `length` digits (spaces and hyphens inside a
 * run allowed), else the only run of 4 to 12, else `null`. A code is a string: its leading zeros count.
 */
export const extractCode = (text: string, length: number): string | null => {
  const runs = (toAsciiDigits(text).match(/\d(?:[^\S\r\n]?[-\u2010-\u2015\u2212]?[^\S\r\n]?\d)*/g) ?? []).map((run) => run.replace(/\D/g, ''));
  const only = (fits: (run: string) => boolean) => {
    const found = new Set(runs.filter(fits));
    return found.size === 1 ? [...found][0]! : null;
  };
  return (
    only((run) => run.length === length) ??
    only((run) => run.length >= MIN_CODE_LENGTH && run.length <= MAX_CODE_LENGTH)
  );
};
