import type { TemplateResult } from 'lit';
import type { LoginView } from './login-view.ts';
import { textField } from './text-field.ts';

/** The guest's address, kept in the draft; `name` is also what a password manager knows it by. */
export const emailField = ({ t, state, config, dispatch }: LoginView, problem: string | null, name: 'email' | 'username'): TemplateResult =>
  textField({
    id: 'email',
    name,
    type: 'email',
    label: t('email'),
    value: state.draft.email,
    autocomplete: config.mode === 'web' ? name : 'off',
    problem,
    onInput: (event) => dispatch({ type: 'drafted', draft: { email: (event.target as HTMLInputElement).value } }),
  });
