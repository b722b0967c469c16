import { caretAt, type Selection } from './selection.ts';

/** The digit of a cell, or the caret behind the last digit for an empty cell. */
export const selectCell = (index: number, digits: number): Selection => ({
  start: Math.min(index, digits),
  end: Math.min(index + 1, digits),
});

/**
 * Returns the selection after the guest has moved the caret. A caret among the digits selects one, so that typing replaces
 * what is seen to be selected, and nothing is inserted into a code that is full. Where a digit was selected and the caret
 * now stands before it, a key has moved it to the left: to the digit before.
 *
 * @param current the input's selection after the move
 * @param before the selection before it
 * @param digits how many there are
 */
export const snapToCell = (current: Selection, before: Selection, digits: number): Selection => {
  const { start, end } = current;
  if (start !== end) return current;
  const leftwards = start === before.start && before.end === start + 1;
  return selectCell(leftwards ? Math.max(0, start - 1) : start, digits);
};

/**
 * Returns the selection after digits were typed: the next digit where one was replaced, or where no cell is left; else
 * the caret stays, so that digits that were deleted in the middle can be typed again there.
 *
 * @param caret the offset behind the typed digits
 * @param before the selection before the typing
 * @param length cells of the code
 */
export const afterTyping = (caret: number, before: Selection, digits: number, length: number): Selection =>
  before.start !== before.end || digits >= length ? selectCell(caret, digits) : caretAt(caret);

/** Returns the selection after an arrow key, Home or End: a digit, or the caret behind the last; Shift moves one end of it. */
export const moveByKey = (
  current: Selection,
  key: string,
  { digits, extend, backward }: { digits: number; extend: boolean; backward: boolean },
): Selection & { backward?: boolean } => {
  const { start, end } = current;
  if (!extend) {
    if (key === 'Home') return selectCell(0, digits);
    if (key === 'End') return caretAt(digits);
    if (key === 'ArrowLeft') return selectCell(end - start > 1 ? start : Math.max(0, start - 1), digits);
    return selectCell(start === end ? end : end - start > 1 ? end : start + 1, digits);
  }
  // The end that moves; of a single digit, either may.
  const movesStart = end - start > 1 ? backward : key === 'ArrowLeft' || key === 'Home';
  const step = { Home: -digits, End: digits, ArrowLeft: -1, ArrowRight: 1 }[key] ?? 0;
  const clamp = (offset: number) => Math.min(digits, Math.max(0, offset));
  const moved = movesStart ? { start: clamp(start + step), end } : { start, end: clamp(end + step) };
  return moved.start <= moved.end
    ? { ...moved, backward: movesStart }
    : { start: moved.end, end: moved.start, backward: !movesStart };
};
