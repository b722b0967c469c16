import { MAX_CODE_LENGTH, MIN_CODE_LENGTH } from './code-length.ts';
import { NUMBER_OR_NOISE } from './number-noise.ts';
import { withoutRepeat, toAsciiDigits } from './one-time-code.ts';

/** Digits, with at most one space, tab or hyphen between two of them. */
const RUN = /\d(?:[^\S\r\n\u2028\u2029]?\d|[-\u2010-\u2015\u2212]\d)*/g;

/** Characters that are drawn on no place of their own: invisible characters, and marks such as the frame of a keycap emoji. */
const WITHOUT_WIDTH = /[\p{Default_Ignorable_Code_Point}\p{M}]/u;

/**
 * Finds the code in a pasted or autofilled text. A code is a string: its leading zeros count. The rules, in order:
 * 1. the unbroken run of exactly `length` digits;
 * 2. the run of exactly `length` digits that only single spaces, hyphens or invisible characters break;
 * 3. the only run of 4 to 12 digits.
 *
 * Dates, times, prices and phone numbers are skipped. Where a rule finds two different codes, there is none.
 *
 * @param length digits of a code, 4 to 12
 * @returns ASCII digits, or `null` where there is no code, or no telling which one it is
 */
export const extractCode = (text: string, length: number): string | null => {
  let visible = '';
  /** Where in `visible` such a character stood. */
  const seams = new Set<number>();
  for (const sign of toAsciiDigits(text)) {
    if (WITHOUT_WIDTH.test(sign)) seams.add(visible.length);
    else visible += sign;
  }
  visible = visible.replace(NUMBER_OR_NOISE, (found, noise?: string, phone?: string) =>
    noise || (phone && phone.replace(/\D/g, '').length !== length) ? 'x'.repeat(found.length) : found);

  const unbroken: string[] = [];
  const broken: string[] = [];
  for (const { 0: run, index } of visible.matchAll(RUN)) {
    let piece = '';
    for (let at = 0; at <= run.length; at += 1) {
      const isDigit = /\d/.test(run.charAt(at));
      if (piece && (!isDigit || seams.has(index + at))) {
        unbroken.push(withoutRepeat(piece, length));
        piece = '';
      }
      if (isDigit) piece += run.charAt(at);
    }
    broken.push(withoutRepeat(run.replace(/\D/g, ''), length));
  }
  const isExact = (run: string) => run.length === length;
  for (const candidates of [
    unbroken.filter(isExact),
    broken.filter(isExact),
    broken.filter((run) => run.length >= MIN_CODE_LENGTH && run.length <= MAX_CODE_LENGTH),
  ]) {
    const different = new Set(candidates);
    if (different.size) return different.size === 1 ? candidates[0]! : null;
  }
  return null;
};
