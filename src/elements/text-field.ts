import { html, nothing, type TemplateResult } from 'lit';
import { errorMessage } from './error-message.ts';

export interface TextField {
  /** Its error is `<id>-error`. */
  id: string;
  name?: string;
  type: 'text' | 'email' | 'tel';
  label: string;
  value: string;
  autocomplete: string;
  problem: string | null;
  onInput: (event: Event) => void;
  onBlur?: ((event: Event) => void) | undefined;
  /** The class of the box around the input, and what is shown in it before the input. */
  box?: string;
  before?: unknown;
  /** Text below the field, with the id `<id>-hint`. */
  hint?: unknown;
}

/** A labelled input that takes a contact. */
export const textField = (field: TextField): TemplateResult => {
  const { id, type, problem, hint } = field;
  return html`<div part="field">
    <label part="label" for=${id}>${field.label}</label>
    <div class=${field.box ?? nothing} dir="ltr">${field.before}<input
        part="input"
        id=${id}
        name=${field.name ?? id}
        type=${type}
        inputmode=${type === 'tel' ? type : 'email'}
        autocomplete=${field.autocomplete}
        autocapitalize="none"
        autocorrect="off"
        spellcheck="false"
        .value=${field.value}
        .knownValue=${field.value}
        aria-required="true"
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby=${problem ? `${id}-error` : hint ? `${id}-hint` : nothing}
        @input=${field.onInput}
        @compositionend=${field.onInput}
        @blur=${field.onBlur}
      /></div>
    ${problem ? errorMessage(problem, `${id}-error`) : hint}
  </div>`;
};
