import { html, nothing, type TemplateResult } from 'lit';
import type { DetailsState } from '../../flow/login-state.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import { inNameOrder } from '../../i18n/name-order.ts';
import type { DetailField } from '../../model/backend.ts';
import { toContact } from '../../model/contact.ts';
import { toAuthError } from '../../model/to-auth-error.ts';
import { base } from '../../theme/base.first.ts';
import { details } from '../../theme/details.ts';
import { identifier } from '../../theme/identifier.first.ts';
import { Consents } from '../consents.ts';
import { focusNext } from '../sign-in/focus-next.ts';
import { readTypedEmail } from '../sign-in/read-email.ts';
import { readFields } from '../sign-in/read-fields.ts';
import { fileLoadError } from '../load-error.ts';
import { newPassword } from '../rare/new-password.ts';
import { PasswordField } from '../rare/password-field.ts';
import { MENU_RULES, meetsRules } from '../rare/password-rules.ts';
import { withAge } from '../rare/with-age.ts';
import { phoneField } from '../phone-field/phone-field.ts';
import { PhoneLoader } from '../phone-field/phone-loader.ts';
import { errorMessage } from '../error-message.ts';
import { StepElement } from '../step-element.ts';
import type { StepTools } from '../step-tools.ts';
import { detailField, idOf, labelOf } from './detail-field.ts';

/** The form as it was read: values as they are sent, and what is wrong by field name. */
interface Reading {
  values: Record<string, string>;
  problems: Record<string, MessageKey>;
}

/**
 * Asks for the data of a new account beside the code: names, the other contact, what the brand wants to know, consents. The code
 * itself is checked together with them.
 */
export class PunchhDetailsStep extends StepElement<DetailsState> {
  static override styles = [base, identifier, details];

  override tools!: StepTools;

  readonly step = 'details';
  #fields: readonly DetailField[] | null = null;
  #loading: Promise<void> | undefined;
  #problems: Readonly<Record<string, MessageKey>> = {};
  #missing: readonly string[] = [];
  /** The account is there, and the agreement did not go through at once. */
  #agreeing = false;
  #submitting = false;
  #onChecked: (() => void) | undefined;
  readonly #update = () => this.requestUpdate();
  readonly #consents = new Consents(() => withAge(this.view), this.#update);
  readonly #phone = new PhoneLoader(() => this.view, this.#update);
  readonly #password = new PasswordField(this.#update);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#begin();
  }

  /** Loads the fields. If their file fails to load, shows an error; the next submit tries again. */
  #begin(): void {
    this.#loading ??= this.#load().catch((cause: unknown) => {
      this.#loading = undefined;
      this.view.dispatch({ type: 'load-failed', error: fileLoadError(cause) });
    });
  }

  async #load(): Promise<void> {
    const fields = await this.tools.loadDetailFields();
    // Once: a form whose language changes keeps its fields, and the focus, where they are.
    this.#fields = inNameOrder(fields, this.view.locale);
    if (fields.some(({ type }) => type === 'tel')) void this.#phone.load();
    this.requestUpdate();
  }

  /** Complete once its fields are drawn, because the caller then focuses the first one. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    if (this.#fields || !this.#loading) return done;
    await this.#loading;
    return super.getUpdateComplete();
  }

  protected override render(): TemplateResult {
    const { t } = this.view;
    const { verification, busy, code } = this.state;
    // Right after the registration the form stays as it is: mostly there is nothing left to ask.
    this.#agreeing ||= !!verification.registered && (!busy || !code);
    if (this.#agreeing) return this.#agreement();
    const missing = this.#consents.missing().filter((id) => this.#missing.includes(id));
    return html`<form novalidate @submit=${this.#submit}>
      <p part="description">${t('detailsDescription')}</p>
      <p part="status">
        ${t('code')} <bdi dir="ltr" translate="no" class="given-code">${code}</bdi>
        <button part="button link-button" type="button" @click=${() => this.view.dispatch({ type: 'change-requested' })}>${t('change')}</button>
      </p>
      ${this.#fields?.map((field) => this.#field(field))}
      <div>${this.#consents.render(missing)}${this.rememberBox()}</div>
      ${this.problem((this.#fields ?? []).map(({ name }) => name))}
      ${this.#summary(missing.length)}
      ${this.primaryButton(t('register'), busy || this.#submitting ? t('registering') : null)}
    </form>`;
  }

  /** The account is there; only the agreement is still to be recorded. */
  #agreement(): TemplateResult {
    const { t } = this.view;
    return html`<form novalidate @submit=${this.#submit}>
      <p part="description">${t('agreementRetry')}</p>
      ${this.problem()} ${this.primaryButton(t('confirmTerms'), this.state.busy ? t('sending') : null)}
    </form>`;
  }

  #summary(missing: number): unknown {
    const count = (this.#fields ?? []).filter((field) => this.#problemOf(field)).length + missing;
    return count > 1 && Object.keys(this.#problems).length + missing ? errorMessage(this.view.t('fieldsMissing', { count })) : nothing;
  }

  #field(field: DetailField): TemplateResult {
    const { t, config } = this.view;
    const { name, type } = field;
    const value = this.state.draft.details[name] ?? '';
    const key = this.#problemOf(field);
    const problem = key ? t(key) : null;
    const onInput = (text: string) => this.#typed(name, text);
    const onLeave = () => void this.#leave(field);
    if (type === 'tel') {
      return html`<div @focusout=${onLeave} @input=${() => this.#clear(name)}>${phoneField(this.view, problem, this.#phone.editor, field.required ? undefined : labelOf(field, t))}</div>`;
    }
    if (type !== 'password') return detailField(field, { t, value, problem, autofill: config.mode === 'web', today: this.view.clock.now(), onInput, onLeave });
    const autocomplete = config.mode === 'web' ? (field.autocomplete ?? 'off') : 'off';
    return newPassword(this.#password, { t, label: labelOf(field, t), autocomplete, value, problem, onInput }, MENU_RULES);
  }

  #problemOf({ name }: DetailField): MessageKey | undefined {
    const { error, draft } = this.state;
    return this.#problems[name] ?? draft.checked[name]?.error?.code ?? (error?.field === name ? error.code : undefined);
  }

  #typed(name: string, text: string): void {
    const { draft } = this.state;
    this.#clear(name);
    this.view.dispatch({ type: 'drafted', draft: { details: { ...draft.details, [name]: text } } });
  }

  /** Clears the errors of a field that the guest edits. */
  #clear(name: string): void {
    const { [name]: _, ...problems } = this.#problems;
    this.#problems = problems;
    this.requestUpdate();
    const { [name]: checked, ...others } = this.state.draft.checked;
    if (checked?.error) this.view.dispatch({ type: 'drafted', draft: { checked: others } });
  }

  /** Returns the value as it would be sent, or the key of the words that say why it cannot be. */
  async #readField({ name, type, required }: DetailField): Promise<{ value: string } | { problem: MessageKey }> {
    const { draft } = this.state;
    const text = (type === 'tel' ? draft.phone : (draft.details[name] ?? '')).trim();
    // A date that is not complete has no value, and must not be left out for it.
    if (type === 'date' && !this.renderRoot.querySelector<HTMLInputElement>(`#${idOf(name)}`)!.validity.valid) return { problem: 'field_invalid' };
    if (!text) return required ? { problem: type === 'email' ? 'emailMissing' : type === 'tel' ? 'phoneMissing' : 'fieldMissing' } : { value: '' };
    if (type === 'email') {
      const read = await readTypedEmail(text);
      return typeof read === 'string' ? { problem: read } : { value: read.email };
    }
    if (type === 'password') {
      const password = draft.details[name]!;
      return meetsRules(password, MENU_RULES) ? { value: password } : { problem: 'field_invalid' };
    }
    if (type !== 'tel') return { value: text };
    const read = await this.#phone.read();
    return typeof read === 'string' ? { problem: read } : { value: toContact(read) };
  }

  /** Asks the server, when the guest leaves a field whose value must be unique, whether the value is taken. */
  async #leave(field: DetailField): Promise<void> {
    if (!field.unique) return;
    // Without the library for numbers there is nothing to ask about yet.
    const read = await this.#readField(field).catch(() => null);
    if (read && 'value' in read && read.value) this.view.dispatch({ type: 'field-left', field: field.name, value: read.value });
  }

  async #read(): Promise<Reading> {
    const reading: Reading = { values: {}, problems: {} };
    for (const field of this.#fields ?? []) {
      const read = await this.#readField(field);
      if ('problem' in read) reading.problems[field.name] = read.problem;
      else reading.values[field.name] = read.value;
    }
    return reading;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.#submitting) return;
    if (!this.#fields) {
      // An empty draft clears the error of the last attempt.
      this.view.dispatch({ type: 'drafted', draft: {} });
      this.#begin();
      return;
    }
    if (this.state.verification.registered) {
      this.view.dispatch({ type: 'details-submitted', details: { values: {}, consents: this.state.verification.consents } });
      return;
    }
    this.#submitting = true;
    this.#password.cover();
    const failed = (thrown: unknown) => this.view.dispatch({ type: 'load-failed', error: toAuthError(thrown) });
    void this.#send().catch(failed).finally(() => {
      this.#submitting = false;
      this.requestUpdate();
    });
  };

  async #send(): Promise<void> {
    await readFields(this);
    const { details: typed, phone } = this.state.draft;
    const { values, problems } = await this.#read();
    this.#problems = problems;
    this.#missing = this.#consents.missing();
    if (!Object.keys(problems).length && !this.#missing.length) {
      // A field that was submitted with Enter, or filled in by the browser, has had no `blur`: check it now.
      for (const field of this.#fields ?? []) await this.#leave(field);
      await this.#checked();
      const taken = Object.entries(this.state.draft.checked).some(([name, { error, value }]) => error && values[name] === value);
      const { draft, step } = this.view.state;
      // The guest goes on typing: what was read is no longer what they mean.
      if (step !== 'details' || draft.details !== typed || draft.phone !== phone) return;
      if (!taken) {
        this.view.dispatch({ type: 'details-submitted', details: { values, consents: this.#consents.records() } });
        return;
      }
    }
    this.requestUpdate();
    await this.updateComplete;
    focusNext(this);
  }

  /** Resolves once nothing is being asked about any more. */
  async #checked(): Promise<void> {
    while (this.#isChecking) await new Promise<void>((resolve) => (this.#onChecked = resolve));
  }

  get #isChecking(): boolean {
    return this.isConnected && Object.values(this.view.state.draft.checked).some(({ pending }) => pending);
  }

  protected override willUpdate(): void {
    if (!this.#isChecking) this.#onChecked?.();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#onChecked?.();
  }
}
