import { html, nothing, type TemplateResult } from 'lit';
import type { IdentifierState } from '../../flow/login-state.ts';
import type { AuthError } from '../../model/auth-error.ts';
import type { Channel } from '../../model/identifier.ts';
import { base } from '../../theme/base.first.ts';
import { identifier } from '../../theme/identifier.first.ts';
import { consentBoxes } from '../consents.first.ts';
import { emailField } from '../email-field.ts';
import { phoneField } from '../phone-field/phone-field.ts';
import { StepElement } from '../step-element.ts';
import type { IdentifierForm, Missing } from './identifier-form.ts';

/**
 * The first step: how and where to send the code, and what the guest agrees to.
 */
export class PunchhIdentifierStep extends StepElement<IdentifierState> {
  static override styles = [base, identifier];

  readonly step = 'identifier';
  #form: IdentifierForm | undefined;
  #missing: Missing = { consents: [] };
  #submitting = false;

  protected override willUpdate(): void {
    const { later, state } = this.view;
    this.#form ??= later && new later.IdentifierForm(() => this.view, () => this.requestUpdate());
    if (state.draft.channel === 'sms') void this.#form?.phone.load();
  }

  protected override render(): TemplateResult {
    const { t, config } = this.view;
    const { draft, channels, error, busy } = this.state;
    const { channel } = draft;
    const form = this.#form;
    const field = channel === 'email' ? channel : 'phone';
    const key = this.#missing[field] ?? (error?.field === field ? error.code : undefined);
    const problem = key ? t(key) : null;
    // What is no longer missing is no longer said to be.
    const missing = this.#missing.consents.filter((id) => form?.consents.missing().includes(id));
    return html`<form novalidate @submit=${this.#submit} @input=${this.#forgive}>
      ${channels.length > 1
        ? html`<fieldset part="channels">
            <legend class="visually-hidden">${t('channelsLabel')}</legend>
            ${channels.map((option) => this.#channel(option, option === channel))}
          </fieldset>`
        : nothing}
      ${channel === 'email' ? emailField(this.view, problem, 'email') : phoneField(this.view, problem, form?.phone.editor)}
      <div>
        ${config.consentsAt === 'identifier' ? (form ? form.consents.render(missing) : consentBoxes(this.view, missing)) : nothing}${this.rememberBox()}
      </div>
      ${this.problem([field])}
      ${this.primaryButton(t(channel === 'email' ? 'sendEmail' : 'sendSms'), busy || this.#submitting ? t('sending') : null)}
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
        @change=${() => dispatch({ type: 'drafted', draft: { channel } })}
      /><span>${t(channel === 'email' ? 'channelEmail' : 'channelSms')}</span></label
    >`;
  }

  /** Typing into a field, or turning to another one, is doing something about what it lacked. */
  readonly #forgive = (event: Event): void => {
    if ((event.target as HTMLInputElement).type === 'checkbox') return;
    this.#missing = { consents: this.#missing.consents };
    // The field's own listener may have had the step drawn already.
    this.requestUpdate();
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#submitting) return;
    this.#submitting = true;
    this.requestUpdate();
    let missing: Missing | null | undefined;
    try {
      if (!this.#form) {
        await this.view.load();
        this.requestUpdate();
        await this.updateComplete;
      }
      // Nothing to submit to where the element was removed meanwhile.
      missing = await this.#form?.submit();
    } catch (error) {
      this.view.dispatch({ type: 'load-failed', error: error as AuthError });
    }
    this.#submitting = false;
    this.#missing = missing ?? { consents: [] };
    this.requestUpdate();
    if (!missing) return;
    await this.updateComplete;
    this.view.later?.focusNext(this);
  };
}
