import { html, nothing, type TemplateResult } from 'lit';
import { textField } from '../text-field.ts';
import type { LoginView } from '../login-view.ts';
import type { PhoneEditor } from './phone-editor.ts';

/**
 * One visual field for country and number.
 *
 * @param editor is loaded with the library for numbers, which is large; until then the text stays as it was typed
 * @param label instead of the usual one
 */
export const phoneField = (
  { t, state, config, dispatch }: LoginView,
  problem: string | null,
  editor?: PhoneEditor,
  label?: string,
): TemplateResult => {
  const { phone, country } = state.draft;
  const choice = editor?.choice() ?? nothing;
  // "US +1": no flags, Windows has none.
  const callingCode = editor ? editor.callingCode(country) : /^(US|CA)$/.test(country) ? '+1' : '';
  return textField({
    id: 'phone',
    type: 'tel',
    label: label ?? t('phone'),
    value: phone,
    autocomplete: config.mode === 'web' ? 'tel' : 'off',
    problem,
    onInput: editor?.input ?? ((event) => dispatch({ type: 'drafted', draft: { phone: (event.target as HTMLInputElement).value } })),
    onBlur: editor?.leave,
    box: 'phone',
    before: html`<span class="country"
      ><span class="country-text" aria-hidden=${choice === nothing ? nothing : 'true'}>${country} ${callingCode}</span>${choice}</span
    >`,
    hint: editor?.hint(),
  });
};
