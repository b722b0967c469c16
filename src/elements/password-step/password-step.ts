import { html, nothing, type TemplateResult } from 'lit';
import type { PasswordState } from '../../flow/login-state.ts';
import { isolate } from '../../i18n/format.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import { base } from '../../theme/base.first.ts';
import { details } from '../../theme/details.ts';
import { identifier } from '../../theme/identifier.first.ts';
import { emailField } from '../email-field.ts';
import { emailProblem } from '../email-problem.ts';
import { focusNext } from '../sign-in/focus-next.ts';
import { PasswordField } from '../rare/password-field.ts';
import { StepElement } from '../step-element.ts';

type Field = 'email' | 'password';

/**
 * E-mail and password. The password lives in this element only, and goes with it: no state, event or store has it.
 */
export class PunchhPasswordStep extends StepElement<PasswordState> {
  static override styles = [base, identifier, details];

  readonly step = 'password';
  #password = '';
  #missing: Partial<Record<Field, MessageKey>> = {};
  readonly #field = new PasswordField(() => this.requestUpdate());

  protected override render(): TemplateResult {
    const { t, config } = this.view;
    const { busy, forgotSentTo } = this.state;
    const emailProblem = this.#problemOf('email');
    const passwordProblem = this.#problemOf('password');
    return html`<form novalidate @submit=${this.#submit} @input=${this.#forgive}>
      ${emailField(this.view, emailProblem ? t(emailProblem) : null, 'username')}
      ${this.#field.render({
        t,
        label: t('password'),
        autocomplete: config.mode === 'web' ? 'current-password' : 'off',
        value: this.#password,
        problem: passwordProblem ? t(passwordProblem) : null,
        onInput: (value) => {
          this.#password = value;
          // An empty draft: doing something about an error, without telling what.
          this.view.dispatch({ type: 'drafted', draft: {} });
        },
      })}
      <p class="forgot">
        <button part="button link-button" type="button" @click=${this.#forgot}>
          ${busy === 'forgetting' ? t('sending') : t('forgotPassword')}
        </button>
      </p>
      <p part="status" role="status">${forgotSentTo === null ? nothing : t('forgotSent', { email: isolate(forgotSentTo) })}</p>
      ${this.rememberBox()} ${this.problem(['email', 'password'])}
      ${this.primaryButton(t('signIn'), busy === 'signing-in' ? t('signingIn') : null)}
    </form>`;
  }

  #problemOf(field: Field): MessageKey | undefined {
    const { error } = this.state;
    return this.#missing[field] ?? (error?.field === field ? error.code : undefined);
  }

  /** Typing into a field is doing something about what it lacked. */
  readonly #forgive = (event: Event): void => {
    this.#missing = { ...this.#missing, [(event.target as HTMLInputElement).id]: undefined };
    this.requestUpdate();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    // Browsers that fill in without an event are read as they are.
    const typed = this.renderRoot.querySelector<HTMLInputElement>('#password')!.value;
    this.#password = typed;
    this.#missing = { email: emailProblem(this.state.draft.email.trim()), password: typed ? undefined : 'passwordMissing' };
    this.#field.cover();
    if (this.#missing.email || this.#missing.password) void this.updateComplete.then(() => focusNext(this));
    else this.view.dispatch({ type: 'password-submitted', email: this.state.draft.email.trim(), password: typed });
  };

  readonly #forgot = (): void => {
    this.#missing = { email: emailProblem(this.state.draft.email.trim()) };
    this.requestUpdate();
    if (this.#missing.email) void this.updateComplete.then(() => focusNext(this));
    else this.view.dispatch({ type: 'forgot-requested', email: this.state.draft.email.trim() });
  };
}
