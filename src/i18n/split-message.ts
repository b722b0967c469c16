/** A place in a text that the element fills with a template of its own, such as a link. */
export interface MessageSlot {
  slot: string;
}

/**
 * Takes a text apart at its open places, so that a link can stand in a sentence without any markup in the words:
 * `'I agree to the {terms}.'` → `['I agree to the ', { slot: 'terms' }, '.']`. Empty pieces are left out.
 */
export const splitMessage = (text: string): (string | MessageSlot)[] =>
  text
    .split(/\{([\w-]+)\}/)
    .map((piece, index) => (index % 2 ? { slot: piece } : piece))
    .filter(Boolean);
