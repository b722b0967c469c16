import { html, nothing, svg, type TemplateResult } from 'lit';
import type { SignedInState } from '../../flow/login-state.ts';
import { account } from '../../theme/account.ts';
import { base } from '../../theme/base.first.ts';
import { ShownContact } from '../shown-contact.ts';
import { StepElement } from '../step-element.ts';

const tick = svg`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="m5 12.5 4.5 4.5L19 7.5" /></svg>`;

/** The last step: who is signed in, the way out, and the page's own content for this guest. */
export class PunchhSignedInStep extends StepElement<SignedInState> {
  static override styles = [base, account];

  readonly step = 'signed-in';
  readonly #contact = new ShownContact(this);

  protected override render(): TemplateResult {
    const { t, dispatch } = this.view;
    const { account: masked, contact, busy } = this.state;
    const who = contact ? this.#contact.text(contact, true) : masked;
    return html`<div class="account">
        ${who
          ? html`<span class="avatar">${tick}</span><span class="who" data-focus tabindex="-1"><bdi dir="ltr" translate="no">${who}</bdi></span>`
          : nothing}
        <button part="button link-button" type="button" @click=${() => dispatch({ type: 'sign-out-requested' })}>
          ${t(busy ? 'signingOut' : 'signOut')}
        </button>
      </div>
      <slot></slot>`;
  }
}
