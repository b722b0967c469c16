/** Writes at the caret of a field and tells of it, as a keyboard of the system does. */
const enter = (field: HTMLInputElement, text: string, start: number, end: number, inputType: string): void => {
  // Fields of some types, such as `email`, tell nothing of their caret.
  if (field.selectionStart === null) field.value = field.value.slice(0, start) + text + field.value.slice(end);
  else field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new InputEvent('input', { data: text || null, inputType, bubbles: true, composed: true }));
};

const selectionOf = ({ selectionStart, selectionEnd, value }: HTMLInputElement): [start: number, end: number] => [
  selectionStart ?? value.length,
  selectionEnd ?? value.length,
];

/** Writes a text in place of what is selected. A domain takes the place of the one that is there. */
export const writeText = (field: HTMLInputElement, text: string): void => {
  const at = field.value.indexOf('@');
  if (text.length > 1 && text.startsWith('@') && at >= 0) enter(field, text, at, field.value.length, 'insertText');
  else enter(field, text, ...selectionOf(field), 'insertText');
};

/** Deletes what is selected, or the sign before the caret. */
export const deleteBackward = (field: HTMLInputElement): void => {
  const [start, end] = selectionOf(field);
  if (!end) return;
  // A sign outside the basic plane has two units.
  const before = [...field.value.slice(0, start)].at(-1)?.length ?? 0;
  enter(field, '', start === end ? start - before : start, end, 'deleteContentBackward');
};
