import { html, nothing, type TemplateResult } from 'lit';
import type { PasswordState } from '../../flow/login-state.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import { showContact } from '../../model/contact.ts';
import type { EmailIdentifier } from '../../model/identifier.ts';
import { toAuthError } from '../../model/to-auth-error.ts';
import { base } from '../../theme/base.first.ts';
import { details } from '../../theme/details.ts';
import { identifier } from '../../theme/identifier.first.ts';
import { emailField } from '../email-field.ts';
import { focusNext } from '../sign-in/focus-next.ts';
import { readTypedEmail } from '../sign-in/read-email.ts';
import { readFields } from '../sign-in/read-fields.ts';
import { PasswordField } from '../rare/password-field.ts';
import { StepElement } from '../step-element.ts';
import { withContact } from '../with-contact.ts';

type Field = 'email' | 'password';

/**
 * E-mail and password. The password lives in this element only, and goes with it: no state, event or store has it.
 */
export class PunchhPasswordStep extends StepElement<PasswordState> {
  static override styles = [base, identifier, details];

  readonly step = 'password';
  #password = '';
  #reading: ReturnType<typeof readTypedEmail> | undefined;
  /** Whose password is to be reset: the address as it was typed, which may be sent in another form. */
  #asked: EmailIdentifier | null = null;
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
      <p part="status" role="status">${forgotSentTo === null ? nothing : withContact(t('forgotSent'), this.#asked ? showContact(this.#asked) : forgotSentTo)}</p>
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

  /** Complete once an address has been read: what it takes may have to be loaded. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#reading?.catch(() => {});
    return super.getUpdateComplete();
  }

  /** The address in the form, or `null` where it is none, which the form then says; and where what reads it fails to load. */
  async #readEmail(): Promise<EmailIdentifier | null> {
    await readFields(this);
    try {
      const read = await (this.#reading = readTypedEmail(this.state.draft.email));
      this.#missing = typeof read === 'string' ? { email: read } : {};
      this.requestUpdate();
      return typeof read === 'string' ? null : read;
    } catch (error) {
      this.view.dispatch({ type: 'load-failed', error: toAuthError(error) });
      return null;
    }
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const read = await this.#readEmail();
    const password = this.#password;
    if (!password) this.#missing = { ...this.#missing, password: 'passwordMissing' };
    this.#field.cover();
    if (!read || !password) void this.updateComplete.then(() => focusNext(this));
    else this.view.dispatch({ type: 'password-submitted', email: read.email, written: read.written, password });
  };

  readonly #forgot = async (): Promise<void> => {
    const read = (this.#asked = await this.#readEmail());
    this.requestUpdate();
    if (!read) void this.updateComplete.then(() => focusNext(this));
    else this.view.dispatch({ type: 'forgot-requested', email: read.email });
  };
}
