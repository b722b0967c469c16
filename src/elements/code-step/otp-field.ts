import { html, nothing, type TemplateResult } from 'lit';
import { MAX_CODE_LENGTH } from '../../model/code-length.ts';
import { extractCode, toAsciiDigits } from '../../model/one-time-code.ts';

export interface OtpFieldState {
  code: string;
  length: number;
  label: string;
  look: 'idle' | 'busy' | 'wrong' | 'right';
  /** The error's element, while there is one. */
  describedBy: string | null;
  autofill: boolean;
}

const onlyDigits = (text: string): string => toAsciiDigits(text).replace(/\D/g, '');

/** Whether the guest has come back to a code that was refused: of the one field that has the focus. */
let again = false;

/**
 * One real input under painted cells: autofill, paste, screen readers and password managers see a plain text field.
 * No `maxlength`: it would cut a pasted message before the code in it.
 */
export const otpField = (
  { code, length, label, look, describedBy, autofill }: OtpFieldState,
  onCode: (code: string) => void,
  onUnreadable: () => void,
): TemplateResult => {
  const cells = Math.min(MAX_CODE_LENGTH, Math.max(length, code.length));
  const take = (input: HTMLInputElement, text: string) => {
    const found = extractCode(text, length);
    if (found === null) onUnreadable();
    else onCode(found);
    input.value = found ?? code;
  };
  const turn = ({ target }: Event) => {
    again = look === 'wrong' && code.length >= length;
    // Wherever it was touched, digits go where the caret is painted.
    (target as HTMLInputElement).setSelectionRange(99, 99);
  };
  return html`<label part="label" for="code">${label}</label>
    <div class="code" data-state=${look}>
      <div class="slots" aria-hidden="true" translate="no">
        ${Array.from(
          { length: cells },
          (_, index) =>
            html`<span part="code-slot" class=${index === Math.min(code.length, cells - 1) ? 'caret' : nothing}>${code[index] ?? nothing}</span>`,
        )}
      </div>
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
        .value=${code}
        aria-required="true"
        aria-invalid=${look === 'wrong' ? 'true' : nothing}
        aria-describedby=${describedBy ?? nothing}
        @focus=${turn}
        @click=${turn}
        @paste=${(event: ClipboardEvent) => {
          event.preventDefault();
          take(event.target as HTMLInputElement, event.clipboardData?.getData('text') ?? '');
        }}
        @input=${(event: InputEvent) => {
          const input = event.target as HTMLInputElement;
          const typed = onlyDigits(input.value);
          // Several characters at once that are more than digits: autofill or a keyboard's suggestion, read like a paste.
          if (input.value.length > code.length + 1 && (typed.length > MAX_CODE_LENGTH || /\p{L}/u.test(input.value))) {
            take(input, input.value);
          } else {
            const added = again && typed.startsWith(code) ? typed.slice(code.length) : '';
            const digits = (added || typed).slice(0, MAX_CODE_LENGTH);
            again = false;
            input.value = digits;
            onCode(digits);
          }
        }}
      />
    </div>`;
};
