import type { TemplateResult } from 'lit';
import type { LoginView } from './login-view.ts';
import { textField } from './text-field.ts';

/** The guest's e-mail address, kept in the draft. Password managers know the field by its `name`. */
export const emailField = ({ t, state, config, dispatch }: LoginView, problem: string | null, name: 'email' | 'username'): TemplateResult =>
  textField({
    id: 'email',
    name,
    // In `type="email"` Chrome returns only the ASCII form of an address, so the guest's spelling could not be shown.
    type: name === 'email' ? 'text' : 'email',
    label: t('email'),
    value: state.draft.email,
    autocomplete: config.mode === 'web' ? name : 'off',
    problem,
    onInput: (event) => dispatch({ type: 'drafted', draft: { email: (event.target as HTMLInputElement).value } }),
  });
