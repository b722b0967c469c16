import type { TemplateResult } from 'lit';
import type { LoginView } from './login-view.ts';
import { textField } from './text-field.ts';

/** The guest's e-mail address, kept in the draft. Password managers know the field by its `name`. */
export const emailField = ({ t, state, config, dispatch }: LoginView, problem: string | null, name: 'email' | 'username'): TemplateResult =>
  textField({
    id: 'email',
    name,
    // Of a contact in `type="email"`, Chrome tells only an ASCII form: it could not be shown as it was typed.
    type: name === 'email' ? 'text' : 'email',
    label: t('email'),
    value: state.draft.email,
    autocomplete: config.mode === 'web' ? name : 'off',
    problem,
    onInput: (event) => dispatch({ type: 'drafted', draft: { email: (event.target as HTMLInputElement).value } }),
  });
