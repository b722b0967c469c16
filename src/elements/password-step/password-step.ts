import { html, nothing, type TemplateResult } from 'lit';
import type { PasswordState, PasswordTask } from '../../flow/login-state.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import { showContact } from '../../model/contact.ts';
import type { EmailIdentifier } from '../../model/identifier.ts';
import { toAuthError } from '../../model/to-auth-error.ts';
import { base } from '../../theme/base.first.ts';
import { details } from '../../theme/details.ts';
import { identifier } from '../../theme/identifier.first.ts';
import { Consents } from '../consents.ts';
import { emailField } from '../email-field.ts';
import { errorText } from '../error-text.ts';
import { newPassword } from '../rare/new-password.ts';
import { PasswordField } from '../rare/password-field.ts';
import { meetsRules, policyRules } from '../rare/password-rules.ts';
import { withAge } from '../rare/with-age.ts';
import { focusNext } from '../sign-in/focus-next.ts';
import { readTypedEmail } from '../sign-in/read-email.ts';
import { readFields } from '../sign-in/read-fields.ts';
import { StepElement } from '../step-element.ts';
import { withContact } from '../with-contact.ts';

type Field = 'email' | 'password';

/** The main action of each task: its label, and its label while it is under way. */
const ACTIONS: Readonly<Record<PasswordTask | 'sign-in', readonly [MessageKey, MessageKey]>> = {
  'sign-in': ['signIn', 'signingIn'],
  join: ['register', 'registering'],
  forgot: ['sendLink', 'sending'],
  reset: ['savePassword', 'savingPassword'],
};

/**
 * E-mail and password: signing in, joining, asking for a link, and choosing a new password. The password lives in this
 * element only, and goes with it: no state, event or store has it.
 */
export class PunchhPasswordStep extends StepElement<PasswordState> {
  static override styles = [base, identifier, details];

  readonly step = 'password';
  #password = '';
  #task: PasswordTask | undefined;
  #reading: ReturnType<typeof readTypedEmail> | undefined;
  /** Whose password is to be reset: the address as it was typed, which may be sent in another form. */
  #asked: EmailIdentifier | null = null;
  #problems: Partial<Record<Field, MessageKey>> = {};
  /** Ids of required consents that were not ticked when the form was submitted. */
  #missing: readonly string[] = [];
  readonly #update = () => this.requestUpdate();
  readonly #field = new PasswordField(this.#update);
  readonly #consents = new Consents(() => withAge(this.view), this.#update);

  protected override willUpdate(): void {
    const { task, notice } = this.state;
    if (task === this.#task) return;
    this.#task = task;
    this.#problems = {};
    this.#missing = [];
    // A password that was chosen for one thing is not sent for another.
    if (notice !== 'passwordChanged') this.#password = '';
  }

  protected override render(): TemplateResult {
    const { t, config } = this.view;
    const { busy, task = 'sign-in', notice, forgotSentTo, error } = this.state;
    const [label, busyLabel] = ACTIONS[task];
    const sendsAgain = task === 'forgot' && (forgotSentTo !== null || error?.code === 'reset_link_invalid');
    return html`<form novalidate @submit=${this.#submit} @input=${this.#clearProblems}>
      ${task === 'forgot' ? html`<p part="description">${t('forgotDescription')}</p>` : nothing}
      <p part="status" role="status">${notice ? t(notice) : nothing}</p>
      ${emailField(this.view, this.#problemOf('email'), 'username')}
      ${task === 'forgot' ? nothing : this.#passwordField(task)}
      ${task === 'sign-in'
        ? html`<p class="forgot">
            <button part="button link-button" type="button" @click=${this.#forgot}>
              ${busy === 'forgetting' ? t('sending') : t('forgotPassword')}
            </button>
          </p>`
        : nothing}
      <p part="status" role="status">${forgotSentTo === null ? nothing : withContact(t('forgotSent'), this.#asked ? showContact(this.#asked) : forgotSentTo)}</p>
      ${task === 'join' ? html`<div>${this.#consents.render(this.#missing)}</div>` : nothing}
      ${task === 'forgot' ? nothing : this.rememberBox()} ${this.problem(['email', 'password'])}
      ${this.primaryButton(t(sendsAgain ? 'newLink' : label), busy && (task === 'forgot' || busy !== 'forgetting') ? t(busyLabel) : null)}
      ${task === 'sign-in' && !config.canJoin
        ? nothing
        : html`<p class="way">
            <button part="button link-button" type="button" @click=${() => this.#begin(task === 'sign-in' ? 'join' : undefined)}>
              ${t(task === 'sign-in' ? 'joinInstead' : 'signInInstead')}
            </button>
          </p>`}
    </form>`;
  }

  get #rules() {
    return policyRules(this.view.config.brand.password?.policy);
  }

  #passwordField(task: PasswordTask | 'sign-in'): TemplateResult {
    const { t, config } = this.view;
    const isNew = task !== 'sign-in';
    const view = {
      t,
      label: t(isNew ? 'newPassword' : 'password'),
      autocomplete: config.mode !== 'web' ? 'off' : isNew ? 'new-password' : 'current-password',
      value: this.#password,
      problem: this.#problemOf('password'),
      onInput: (value: string) => {
        this.#password = value;
        // An empty draft clears the error. The password itself is in no event.
        this.view.dispatch({ type: 'drafted', draft: {} });
      },
    };
    return isNew ? newPassword(this.#field, view, this.#rules) : this.#field.render(view);
  }

  /** Returns the error of a field, in words. */
  #problemOf(field: Field): string | null {
    const { t } = this.view;
    const { error } = this.state;
    const problem = this.#problems[field];
    return problem ? t(problem) : error?.field === field ? errorText(t, error) : null;
  }

  /** Typing into a field takes its error away. */
  readonly #clearProblems = (event: Event): void => {
    this.#problems = { ...this.#problems, [(event.target as HTMLInputElement).id]: undefined };
    this.requestUpdate();
  };

  /** Complete once an address has been read; the file that reads it may have to be loaded first. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#reading?.catch(() => {});
    return super.getUpdateComplete();
  }

  #begin(task: PasswordTask | undefined): void {
    this.view.dispatch({ type: 'task-requested', ...(task && { task }) });
  }

  /** The address in the form, or `null` where it is none, which the form then says; and where what reads it fails to load. */
  async #readEmail(): Promise<EmailIdentifier | null> {
    await readFields(this);
    try {
      const read = await (this.#reading = readTypedEmail(this.state.draft.email));
      this.#problems = typeof read === 'string' ? { email: read } : {};
      this.requestUpdate();
      return typeof read === 'string' ? null : read;
    } catch (error) {
      this.view.dispatch({ type: 'load-failed', error: toAuthError(error) });
      return null;
    }
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { task } = this.state;
    if (task === 'forgot') return this.#forgot();
    const read = await this.#readEmail();
    const password = this.#password;
    const rules = task && this.#rules;
    if (!password) this.#problems = { ...this.#problems, password: 'passwordMissing' };
    else if (rules && !meetsRules(password, rules)) this.#problems = { ...this.#problems, password: 'field_invalid' };
    this.#missing = task === 'join' ? this.#consents.missing() : [];
    this.#field.cover();
    if (!read || this.#problems.password || this.#missing.length) {
      await this.updateComplete;
      focusNext(this);
      return;
    }
    const { email, written } = read;
    const { dispatch } = this.view;
    if (task === 'join') dispatch({ type: 'join-submitted', email, written, password, consents: this.#consents.records() });
    else dispatch({ type: task ? 'reset-submitted' : 'password-submitted', email, written, password });
  };

  readonly #forgot = async (): Promise<void> => {
    const read = (this.#asked = await this.#readEmail());
    this.requestUpdate();
    if (!read) void this.updateComplete.then(() => focusNext(this));
    else this.view.dispatch({ type: 'forgot-requested', email: read.email });
  };
}
