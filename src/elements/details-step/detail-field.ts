import { html, nothing, type TemplateResult } from 'lit';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { DetailField } from '../../model/backend.ts';
import { errorMessage } from '../error-message.ts';

const LABELS: Readonly<Record<string, MessageKey>> = {
  first_name: 'firstName',
  last_name: 'lastName',
  email: 'email',
  phone: 'phone',
  password: 'newPassword',
};

/** The brand's words, else the locale's; what need not be filled in says so. */
export const labelOf = ({ name, label, required }: DetailField, t: Translate): string => {
  const key = LABELS[name];
  const words = label ?? (key ? t(key) : name);
  return required ? words : `${words} (${t('optional')})`;
};

/** Ids must not hold dots: they are looked up by selectors. */
export const idOf = (name: string): string => name.replace(/\W/g, '-');

export interface DetailFieldView {
  t: Translate;
  value: string;
  problem: string | null;
  autofill: boolean;
  /** Now, in ms since the epoch: nobody is born later. */
  today: number;
  onInput: (value: string) => void;
  onLeave: () => void;
}

/** A text, an e-mail address, a date, or a choice. */
export const detailField = (field: DetailField, view: DetailFieldView): TemplateResult => {
  const { t, value, problem, autofill, today, onInput, onLeave } = view;
  const { type, required, options = [] } = field;
  const id = idOf(field.name);
  const isBirthday = field.autocomplete === 'bday';
  const errorId = `${id}-error`;
  const changed = (event: Event) => onInput((event.target as HTMLInputElement).value);
  const autocomplete = autofill ? (field.autocomplete ?? 'off') : 'off';
  return html`<div part="field">
    <label part="label" for=${id}>${labelOf(field, t)}</label>
    ${type === 'choice'
      ? html`<div class="choice">
          <select
            part="input"
            id=${id}
            name=${id}
            autocomplete=${autocomplete}
            aria-required=${required}
            aria-invalid=${problem ? 'true' : nothing}
            aria-describedby=${problem ? errorId : nothing}
            .knownValue=${value}
            @change=${changed}
          >
            <option value="" ?selected=${!value}>${t('choose')}</option>
            ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`)}
          </select>
        </div>`
      : html`<input
          part="input"
          id=${id}
          name=${id}
          type=${type === 'date' ? type : 'text'}
          min=${isBirthday ? '1900-01-01' : nothing}
          max=${isBirthday ? new Date(today).toISOString().slice(0, 10) : nothing}
          inputmode=${type === 'email' ? 'email' : nothing}
          autocapitalize=${type === 'email' ? 'none' : nothing}
          autocorrect=${type === 'email' ? 'off' : nothing}
          spellcheck=${type === 'email' ? 'false' : nothing}
          dir=${type === 'email' ? 'ltr' : 'auto'}
          autocomplete=${autocomplete}
          .value=${value}
          .knownValue=${value}
          aria-required=${required}
          aria-invalid=${problem ? 'true' : nothing}
          aria-describedby=${problem ? errorId : nothing}
          @input=${changed}
          @blur=${onLeave}
        />`}
    ${problem ? errorMessage(problem, errorId) : nothing}
  </div>`;
};
