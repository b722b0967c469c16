import { html, nothing, type TemplateResult } from 'lit';
import { errorMessage } from './error-message.ts';

export interface CheckboxRow {
  id: string;
  label: unknown;
  checked: boolean;
  required?: boolean;
  /** The error where it should have been ticked, as `<id>-error`. */
  missing?: string | undefined;
  onChange: (checked: boolean) => void;
}

export const checkboxRow = ({ id, label, checked, required = false, missing, onChange }: CheckboxRow): TemplateResult =>
  html`<div part="consent">
    <input
      part="checkbox"
      type="checkbox"
      id=${id}
      name=${id}
      .checked=${checked}
      .knownValue=${checked}
      aria-required=${required}
      aria-invalid=${missing ? 'true' : nothing}
      aria-describedby=${missing ? `${id}-error` : nothing}
      @change=${(event: Event) => onChange((event.target as HTMLInputElement).checked)}
    />
    <label for=${id}>${label}</label>
  </div>
  ${missing ? errorMessage(missing, `${id}-error`) : nothing}`;
