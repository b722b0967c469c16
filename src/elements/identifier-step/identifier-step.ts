import { html, nothing, type TemplateResult } from 'lit';
import type { IdentifierState } from '../../flow/login-state.ts';
import type { Channel } from '../../model/identifier.ts';
import { base } from '../../theme/base.first.ts';
import { identifier } from '../../theme/identifier.first.ts';
import { consentBoxes } from '../consents.first.ts';
import { emailField } from '../email-field.ts';
import { fileLoadError } from '../load-error.ts';
import type { PhoneEditor } from '../phone-field/phone-editor.ts';
import { phoneField } from '../phone-field/phone-field.ts';
import { StepElement } from '../step-element.ts';
import type { IdentifierForm } from './identifier-form.ts';

/** The first step: where to send the code, and what the guest agrees to. */
export class PunchhIdentifierStep extends StepElement<IdentifierState> {
  static override styles = [base, identifier];

  readonly step = 'identifier';
  /** Undefined until the second file is loaded. */
  #form: IdentifierForm | undefined;
  #loading = false;

  protected override willUpdate(): void {
    this.#form ??= this.tools?.createForm(this);
    if (this.view.state.draft.channel === 'sms') void this.#form?.phone.load();
  }

  protected override render(): TemplateResult {
    const { t, config } = this.view;
    const { draft, channels, error, busy } = this.state;
    const { channel } = draft;
    const form = this.#form;
    const field = channel === 'email' ? channel : 'phone';
    const key = form?.problemOf(field) ?? (error?.field === field ? error.code : undefined);
    const problem = key ? t(key) : null;
    return html`<form novalidate @submit=${this.#submit} @input=${form?.clearProblems}>
      ${channels.length > 1
        ? html`<fieldset part="channels">
            <legend class="visually-hidden">${t('channelsLabel')}</legend>
            ${channels.map((option) => this.#channel(option, option === channel))}
          </fieldset>`
        : nothing}
      ${this.renderField(channel, problem, form?.phone.editor)}
      <div>
        ${
          // A list in a list, as `renderConsents` returns it, so that the boxes and the focus stay when the second file comes.
          form ? form.renderConsents() : [config.consentStep === 'identifier' ? consentBoxes(this.view) : nothing]
        }${this.rememberBox()}
      </div>
      ${this.problem([field])}
      ${this.primaryButton(t(channel === 'email' ? 'sendEmail' : 'sendSms'), busy || this.#loading || form?.busy ? t('sending') : null)}
    </form>`;
  }

  /** @param editor the editor of the phone field; undefined until its file is loaded */
  protected renderField(channel: Channel, problem: string | null, editor?: PhoneEditor): unknown {
    return channel === 'email' ? emailField(this.view, problem, channel) : phoneField(this.view, problem, editor);
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

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#loading || this.#form?.busy) return;
    if (!this.#form) {
      this.#loading = true;
      this.requestUpdate();
      await this.view.load().catch((cause: unknown) => this.view.dispatch({ type: 'load-failed', error: fileLoadError(cause) }));
      // The update creates the form. Busy until the form is, so that the button does not say for a moment that it can be pressed.
      this.requestUpdate();
      await this.updateComplete;
      this.#loading = false;
      this.requestUpdate();
    }
    // There is no form where the file failed to load, or the element was removed in the meantime.
    void this.#form?.submit();
  };
}
