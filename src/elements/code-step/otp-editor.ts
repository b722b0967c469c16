import { MAX_CODE_LENGTH } from '../../model/code-length.ts';
import { extractCode } from '../../model/code-in-text.ts';
import { toDigits } from '../../model/one-time-code.ts';
import { afterTyping, moveByKey, selectCell, snapToCell } from './cell-selection.ts';
import { caretAt, type Selection } from './selection.ts';

/** The field whose code is edited. */
export interface EditedField {
  /** The digits that were last reported or rendered. */
  readonly code: string;
  /** How many digits a code has. */
  readonly length: number;
  readonly input: HTMLInputElement;
  /** The selection when the field was last looked at. */
  readonly selection: Selection;
  /** The code that was refused, until the guest edits it. */
  refused: string | null;
  /** Whether an input method is composing. */
  readonly isComposing: boolean;
  select(selection: Selection, direction?: 'backward'): void;
  tell(code: string, selection?: Selection): void;
  tellUnreadable(): void;
}

/**
 * Correcting a code and reading one out of a message. Most guests type or paste a bare code and never need it, so it is
 * loaded with the first thing that does.
 */
export class OtpEditor {
  readonly #field: EditedField;
  /** While the pointer is down: whether that chooses a digit. */
  #pressed: boolean | undefined;

  constructor(field: EditedField) {
    this.#field = field;
  }

  /**
   * Does what an event asks for: a key that the browser was kept from acting on, a press; paints what is selected after
   * any other.
   *
   * @param hadFocus whether the input had the focus when the event came
   */
  handle(event: Event, hadFocus: boolean): void {
    const { refused } = this.#field;
    switch (event.type) {
      case 'pointerdown':
        // The first touch on a refused code only opens the keyboard; it selects no digit.
        this.#pressed = hadFocus || refused === null;
        break;
      case 'pointercancel':
        this.#pressed = undefined;
        break;
      case 'click':
        this.#click(event as MouseEvent);
        break;
      case 'keydown':
        this.#pressed = undefined;
        this.#follow();
        if (event.defaultPrevented) this.#press(event as KeyboardEvent);
        break;
      default:
        // Focus by Tab selects the whole text (in Safari after the `focus` event), and the next digit would replace it all:
        // move the caret to the end.
        if (this.#pressed === undefined && (event.type === 'focus' || (event as KeyboardEvent).key === 'Tab')) this.#goToEnd();
        else this.#follow();
    }
  }

  #goToEnd(): void {
    this.#field.select(caretAt(this.#field.code.length));
  }

  /** Selects what the guest wants to correct. */
  #choose(selection: Selection, isBackward?: boolean): void {
    this.#field.refused = null;
    this.#field.select(selection, isBackward ? 'backward' : undefined);
  }

  get #isBackward(): boolean {
    return this.#field.input.selectionDirection === 'backward';
  }

  /** Paints the selection that the browser has; a caret that came to stand among the digits selects one. */
  #follow(): void {
    const { input, selection: before, code, isComposing } = this.#field;
    if (!input.matches(':focus') || isComposing || this.#pressed === false || input.value !== code) return;
    const now = { start: input.selectionStart!, end: input.selectionEnd! };
    if (now.start === before.start && now.end === before.end) return;
    this.#choose(now, this.#isBackward);
    // While the mouse is drawing, the selection must not be set.
    if (now.start === now.end && now.start < code.length && !this.#pressed) this.#field.select(snapToCell(now, before, code.length));
  }

  /** Selects the digit that the next key replaces. Called after digits were typed. */
  typed(before: Selection): void {
    const { selection, code, length } = this.#field;
    this.#field.select(afterTyping(selection.start, before, code.length, length));
  }

  /** Does what a key does that the browser was kept from doing. */
  #press({ key, shiftKey }: KeyboardEvent): void {
    const { code, selection, length } = this.#field;
    const { start, end } = selection;
    if (/^(Arrow(Left|Right)|Home|End)$/.test(key)) {
      const { backward, ...moved } = moveByKey(selection, key, {
        digits: code.length,
        extend: shiftKey,
        backward: this.#isBackward,
      });
      this.#choose(moved, backward);
    } else if (key === 'Delete' && start === code.length && start >= length) {
      // Behind a full code the last cell has the ring, so that is the digit which goes.
      this.#field.tell(code.slice(0, -1));
    } else if (key === 'Delete' || key === 'Backspace') {
      const from = start === end && key === 'Backspace' ? Math.max(0, start - 1) : start;
      const to = start === end && key === 'Delete' ? start + 1 : end;
      this.#field.tell(code.slice(0, from) + code.slice(to), caretAt(from));
    } else if (toDigits(key)) this.#splice(toDigits(key));
  }

  /** Selects the digit that was touched. What a drag, a double click or Shift selects is up to the browser. */
  #click({ detail, shiftKey, clientX }: MouseEvent): void {
    const { input, code } = this.#field;
    const chooses = this.#pressed;
    this.#pressed = undefined;
    if (chooses === false) this.#goToEnd();
    // A click without a place is that of a script or of a screen reader.
    if (!chooses || detail === 0) return;
    if (detail > 1 || shiftKey || input.selectionEnd! - input.selectionStart! > 1) {
      this.#follow();
      return;
    }
    const slots = [...(input.getRootNode() as ShadowRoot).querySelectorAll('[part~="code-slot"]')];
    const cell = slots.filter((slot) => slot.getBoundingClientRect().left <= clientX).length - 1;
    this.#choose(selectCell(Math.max(0, cell), code.length));
  }

  /** Enters a text that is more than a bare code: a part of one over the digits that are selected, or a message. */
  enter(text: string): void {
    const { selection: { start, end }, length } = this.#field;
    const digits = toDigits(text);
    if (start !== end && digits && digits.length < length && /^[\d\s-]*$/.test(text)) {
      this.#splice(digits);
      return;
    }
    const found = extractCode(text, length);
    if (found === null) this.#field.tellUnreadable();
    else this.#field.tell(found);
  }

  #splice(digits: string): void {
    const { code, selection, length, refused } = this.#field;
    const { start, end } = selection;
    const isAnew = refused !== null;
    const whole = isAnew ? digits : (code.slice(0, start) + digits + code.slice(end)).slice(0, MAX_CODE_LENGTH);
    const caret = isAnew ? digits.length : start + digits.length;
    this.#field.tell(whole, afterTyping(caret, isAnew ? caretAt(0) : selection, whole.length, length));
  }
}
