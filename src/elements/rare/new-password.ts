import { html, nothing, type TemplateResult } from 'lit';
import type { PasswordField, PasswordFieldView } from './password-field.ts';
import type { PasswordRules } from './password-rules.ts';

/** For screen readers: the tick that others see. */
const MET = html`<span class="visually-hidden">✓ </span>`;

/** A field in which a password is chosen, and its rules, ticked off as they are met. */
export const newPassword = (field: PasswordField, view: PasswordFieldView, rules: PasswordRules | undefined): TemplateResult => {
  const { t, value } = view;
  if (!rules) return field.render(view);
  return html`<div class="new-password">
    ${field.render({ ...view, describedBy: 'password-rules', generator: rules.generator })}
    <ul class="rules" id="password-rules">
      ${rules.requirements.map(({ key, count, isMet }) => {
        const met = isMet(value);
        return html`<li ?data-met=${met}>${met ? MET : nothing}<span>${t(key, count === undefined ? {} : { count })}</span></li>`;
      })}
    </ul>
  </div>`;
};
