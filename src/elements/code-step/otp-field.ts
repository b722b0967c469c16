import { html, nothing, type TemplateResult } from 'lit';
import { MAX_CODE_LENGTH } from '../../model/code-length.ts';
import { readBareCode, toDigits } from '../../model/one-time-code.ts';
import type { StepElement } from '../step-element.ts';
import { otpCells } from './otp-cells.ts';
import type { EditedField, OtpEditor } from './otp-editor.ts';
import { caretAt, type Selection } from './selection.ts';

export interface OtpFieldState {
  /** The digits so far. */
  code: string;
  /** Digits of a complete code; one that is longer gets more cells. */
  length: number;
  label: string;
  look: 'idle' | 'busy' | 'wrong' | 'right';
  /** Whether the server has refused this code. */
  refused: boolean;
  /** Id of the error's element, while there is one. */
  describedBy: string | null;
  autofill: boolean;
}

/** Keys that move, delete, or would replace what is selected by a letter. */
const EDITING_KEY = /^(\D|Delete|Home|End|Arrow(Left|Right))$/;

/**
 * The field for the code: one real input over painted cells. Autofill, paste, screen readers and password managers see
 * a plain text field; the cells show its text, its caret and its selection. No `maxlength`: it would cut a pasted message
 * before the code in it.
 */
export class OtpField {
  /** The digits that were last reported or rendered. The input may hold others: autofill may fire no event. */
  code = '';
  /** The input's selection when it was last looked at. */
  selection = caretAt(0);
  /** The code that was refused, until the guest moves the caret or deletes: the next digit takes its place. */
  refused: string | null = null;
  /** Whether an input method is composing. */
  isComposing = false;
  /** Resolves once a text has been searched for a code. */
  reading: Promise<void> | undefined;
  #editor: OtpEditor | undefined;
  #loading: Promise<{ OtpEditor: new (field: EditedField) => OtpEditor }> | undefined;
  #state!: OtpFieldState;
  /** The digits of the last render. The next one may come before the step knows of a digit that was just typed. */
  #drawn = '';
  #wasRefused = false;
  readonly #step: StepElement;
  readonly #onCode: (code: string) => void;
  /** Tells that a text that was entered holds no code. */
  readonly tellUnreadable: () => void;

  constructor(step: StepElement, onCode: (code: string) => void, onUnreadable: () => void) {
    this.#step = step;
    this.#onCode = onCode;
    this.tellUnreadable = onUnreadable;
  }

  get length(): number {
    return this.#state.length;
  }

  /** Absent until the first render. */
  get input(): HTMLInputElement {
    return this.#step.renderRoot.querySelector<HTMLInputElement>('#code')!;
  }

  get #cells(): number {
    return Math.min(MAX_CODE_LENGTH, Math.max(this.length, this.code.length));
  }

  render(state: OtpFieldState): TemplateResult {
    this.#state = state;
    const { code, label, look, describedBy, autofill } = state;
    if (code !== this.#drawn && code !== this.code) {
      // Another message was sent, or the browser has read the code.
      this.code = code;
      this.selection = caretAt(code.length);
    }
    return html`<label part="label" for="code">${label}</label>
      <div class="code" data-state=${look}>
        ${otpCells(this.code, this.#cells, look === 'right' ? caretAt(-1) : this.selection)}
        <input
          part="code input"
          id="code"
          name="code"
          type="text"
          inputmode="numeric"
          autocomplete=${autofill ? 'one-time-code' : 'off'}
          autocapitalize="none"
          autocorrect="off"
          spellcheck="false"
          translate="no"
          dir="ltr"
          data-1p-ignore
          data-lpignore="true"
          data-bwignore
          .knownValue=${this.code}
          aria-required="true"
          aria-invalid=${look === 'wrong' ? 'true' : nothing}
          aria-describedby=${describedBy ?? nothing}
          @focus=${this.handle}
          @pointerdown=${this.handle}
          @pointercancel=${this.handle}
          @click=${this.handle}
          @keydown=${this.handle}
          @keyup=${this.handle}
          @beforeinput=${this.handle}
          @selectionchange=${this.handle}
          @paste=${this.#paste}
          @input=${this.#input}
          @compositionend=${this.#input}
        />
      </div>`;
  }

  /** Called once what was rendered is in the page. */
  updated(): void {
    const { code, refused } = this.#state;
    this.input.parentElement!.style.setProperty('--_cells', `${this.#cells}`);
    // Writes only a code that came from the state: the input may hold autofilled digits that fired no event.
    if (code !== this.#drawn && code === this.code) this.#write();
    this.#drawn = code;
    if (refused && !this.#wasRefused) {
      // A guest who has gone to a digit meanwhile wants to correct that one.
      const { start, end } = this.selection;
      this.refused = start === end ? code : null;
      void this.edit(() => {});
    } else if (!refused && !this.isComposing) this.refused = null;
    this.#wasRefused = refused;
  }

  select({ start, end }: Selection, direction?: 'backward'): void {
    const { input } = this;
    // Nothing may touch a text that is still being composed; without the focus, Safari would move it here.
    if (!this.isComposing && input.matches(':focus') && (input.selectionStart !== start || input.selectionEnd !== end)) {
      input.setSelectionRange(start, end, direction);
    }
    if (start === this.selection.start && end === this.selection.end) return;
    this.selection = { start, end };
    this.#step.requestUpdate();
  }

  tell(code: string, selection = caretAt(code.length)): void {
    this.code = code;
    this.#write(selection);
    this.#onCode(code);
  }

  #write(selection = this.selection): void {
    // Written anew, what is still being composed would be entered twice.
    if (!this.isComposing && this.input.value !== this.code) this.input.value = this.code;
    this.select(selection);
  }

  /** Does something with the editor, in the order of the calls; loads it first. */
  async edit(act: (editor: OtpEditor) => void, failed?: () => void): Promise<void> {
    if (!this.#editor) {
      try {
        // All callers share one promise: a second `import()` resolves in a later task, and keys would be handled out of order.
        const { OtpEditor } = await (this.#loading ??= import('./otp-editor.ts'));
        this.#editor ??= new OtpEditor(this);
      } catch {
        failed?.();
      }
      this.#loading = undefined;
    }
    if (this.#editor) act(this.#editor);
  }

  /**
   * Passes every edit on that is not plain typing behind the last digit. The guest may move the caret in any way, so this
   * listens to each event that can come with a move: Safari has `selectionchange` for the document only.
   */
  readonly handle = (event: Event): void => {
    const { input, code } = this;
    // In an empty field, there is nothing to choose or to correct.
    if (!code || event.defaultPrevented || !(input as Element | null)) return;
    const { type, key, ctrlKey, metaKey, altKey, isComposing } = event as KeyboardEvent;
    const hasFocus = input.matches(':focus');
    if (type === 'keydown' && !(ctrlKey || metaKey || altKey || isComposing)) {
      // While the editor is being loaded, digits and Backspace wait for it, too.
      if (EDITING_KEY.test(key) || (this.#loading && /^(\d|Backspace)$/.test(key))) event.preventDefault();
    }
    const isMoved = hasFocus && (input.selectionStart !== code.length || input.selectionEnd !== code.length);
    if (this.#editor || event.defaultPrevented || type === 'pointerdown' || isMoved) {
      void this.edit((editor) => editor.handle(event, hasFocus));
    }
  };

  readonly #paste = (event: ClipboardEvent): void => {
    event.preventDefault();
    this.#enter(event.clipboardData?.getData('text') ?? '');
  };

  #enter(text: string): void {
    const bare = readBareCode(text, this.length);
    if (bare !== null) this.tell(bare);
    else {
      this.#write();
      this.reading = this.edit((editor) => editor.enter(text), this.tellUnreadable);
    }
  }

  readonly #input = (event: Event): void => {
    const { isComposing = false, inputType = '', data } = event as Partial<InputEvent>;
    const { refused, selection: before } = this;
    const { value, selectionStart } = this.input;
    const isAnew = refused !== null && value.startsWith(refused) && value !== refused;
    const typed = isAnew ? value.slice(refused.length) : value;
    const text = data ?? typed;
    const digits = toDigits(typed);
    this.isComposing = isComposing;
    // Several signs at once, from the browser or a keyboard: a message, or the code.
    const isMessage = /\p{L}/u.test(text) || digits.length > MAX_CODE_LENGTH;
    if (!isComposing && text.length > 1 && (isMessage || readBareCode(text, this.length))) {
      this.#enter(text);
      return;
    }
    const caret = isAnew || isComposing ? digits.length : toDigits(value.slice(0, selectionStart!)).length;
    this.tell(digits.slice(0, MAX_CODE_LENGTH), caretAt(Math.min(caret, MAX_CODE_LENGTH)));
    if (caret < digits.length && !/^delete/.test(inputType)) void this.edit((editor) => editor.typed(before));
  };
}
