import { html, type TemplateResult } from 'lit';
import type { IdentifierState } from '../../flow/login-state.ts';
import { maskIdentifier } from '../../model/contact.ts';
import { base } from '../../theme/base.first.ts';
import { identifier } from '../../theme/identifier.first.ts';
import type { IdentifierForm } from '../identifier-step/identifier-form.ts';
import { StepElement } from '../step-element.ts';
import { withContact } from '../with-contact.ts';

/**
 * The first step of a guest whom the server has signed out, and who had asked to stay signed in: one press sends a code to
 * the same contact, which is shown masked.
 */
export class PunchhKnownGuestStep extends StepElement<IdentifierState> {
  static override styles = [base, identifier];

  readonly step = 'identifier';
  #form: IdentifierForm | undefined;

  protected override willUpdate(): void {
    this.#form ??= this.tools?.createForm(this);
    // The words that carriers want said of a text come with the library for numbers.
    if (this.state.known?.channel === 'sms') void this.#form?.phone.load();
  }

  protected override render(): TemplateResult {
    const { t, dispatch } = this.view;
    const { known, busy } = this.state;
    const form = this.#form;
    const label = known && withContact(t('continueAs'), maskIdentifier(known));
    return html`<form novalidate @submit=${this.#submit}>
      <div>${form?.renderConsents()}${this.rememberBox()}</div>
      ${this.problem()}
      ${this.primaryButton(label, busy || form?.busy ? t('sending') : null)}
      <p class="way">
        <button part="button link-button" type="button" @click=${() => dispatch({ type: 'another-guest' })}>${t('someoneElse')}</button>
      </p>
    </form>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (!this.#form?.busy) void this.#form?.submit(this.state.known);
  };
}
