/** The selection in the code's input: offsets between its digits. A caret has `start === end`. */
export interface Selection {
  start: number;
  end: number;
}

export const caretAt = (offset: number): Selection => ({ start: offset, end: offset });
