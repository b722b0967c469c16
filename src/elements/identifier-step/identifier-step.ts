import { html, nothing, type TemplateResult } from 'lit';
import type { IdentifierState } from '../../flow/login-state.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import { isEmail, type Channel, type Identifier } from '../../model/identifier.ts';
import { base } from '../../theme/base.ts';
import { identifier } from '../../theme/identifier.ts';
import { Consents } from '../consents.ts';
import { PhoneField } from '../phone-field/phone-field.ts';
import { errorMessage, StepElement } from '../step-element.ts';

interface Missing {
  email?: MessageKey | undefined;
  phone?: MessageKey | undefined;
  consents: readonly string[];
}

/**
 * The first step: how and where to send the code, and what the guest agrees to.
 */
export class PunchhIdentifierStep extends StepElement<IdentifierState> {
  static override styles = [base, identifier];

  protected readonly step = 'identifier';
  readonly #consents = new Consents(
    () => this.view,
    () => this.requestUpdate(),
  );
  readonly #phone = new PhoneField(
    () => this.view,
    () => this.requestUpdate(),
  );
  #missing: Missing = { consents: [] };
  #submitting = false;

  protected override render(): TemplateResult {
    const { state, t, config } = this.view;
    const { draft, channels, error } = state;
    const { channel } = draft;
    const consents = this.#consents;
    // What is no longer missing is no longer said to be.
    const asks = config.consentsAt === 'identifier';
    const stillMissing = consents.missing().filter((id) => this.#missing.consents.includes(id));
    return html`<form novalidate @submit=${this.#submit}>
      ${channels.length > 1
        ? html`<fieldset part="channels">
            <legend class="visually-hidden">${t('channelsLabel')}</legend>
            ${channels.map((option) => this.#channel(option, option === channel))}
          </fieldset>`
        : nothing}
      ${channel === 'email'
        ? this.#email(draft.email, this.#missing.email ?? (error?.field === 'email' ? (error.code) : undefined))
        : this.#phone.render(this.#missing.phone ?? (error?.field === 'phone' ? (error.code) : undefined))}
      <div>${asks ? consents.render(stillMissing) : nothing}${this.rememberBox()}</div>
      ${this.problem(['email', 'phone'].filter((field) => (field === 'email') === (channel === 'email')))}
      ${this.primaryButton(t(channel === 'email' ? 'sendEmail' : 'sendSms'), this.state.busy || this.#submitting ? t('sending') : null)}
    </form>`;
  }

  #channel(channel: Channel, checked: boolean): TemplateResult {
    const { t, dispatch } = this.view;
    return html`<label part="channel"
      ><input
        type="radio"
        name="channel"
        value=${channel}
        .checked=${checked}
        @change=${() => {
          this.#missing = { consents: this.#missing.consents };
          dispatch({ type: 'drafted', draft: { channel } });
        }}
      /><span>${t(channel === 'email' ? 'channelEmail' : 'channelSms')}</span></label
    >`;
  }

  #email(value: string, problem: MessageKey | undefined): TemplateResult {
    const { t, config, dispatch } = this.view;
    return html`<div part="field">
      <label part="label" for="email">${t('email')}</label>
      <input
        part="input"
        id="email"
        name="email"
        type="email"
        inputmode="email"
        autocomplete=${config.mode === 'web' ? 'email' : 'off'}
        autocapitalize="none"
        spellcheck="false"
        dir="ltr"
        .value=${value}
        aria-required="true"
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby=${problem ? 'email-error' : nothing}
        @input=${(event: Event) => {
          this.#missing = { consents: this.#missing.consents };
          dispatch({ type: 'drafted', draft: { email: (event.target as HTMLInputElement).value } });
        }}
      />
      ${problem ? errorMessage(t(problem), 'email-error') : nothing}
    </div>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.#submitting) return;
    this.#submitting = true;
    this.requestUpdate();
    void this.#read().finally(() => {
      this.#submitting = false;
      this.requestUpdate();
    });
  };

  async #read(): Promise<void> {
    const { state, dispatch, config } = this.view;
    const asks = config.consentsAt === 'identifier';
    const missing: Missing = { consents: asks ? this.#consents.missing() : [] };
    let contact: Identifier | null = null;
    if (state.draft.channel === 'email') {
      const email = state.draft.email.trim();
      if (isEmail(email)) contact = { channel: 'email', email };
      else missing.email = email ? 'email_invalid' : 'emailMissing';
    } else {
      const read = await this.#phone.read();
      if (typeof read === 'string') missing.phone = read;
      else contact = read;
    }
    this.#missing = missing;
    if (contact && missing.consents.length === 0) {
      dispatch({ type: 'identifier-submitted', identifier: contact, consents: asks ? this.#consents.records() : [] });
      return;
    }
    this.requestUpdate();
    await this.updateComplete;
    this.focusNext();
  }

  protected override updated(): void {
    super.updated();
    if (this.state.draft.channel === 'sms') void this.#phone.load();
  }
}
