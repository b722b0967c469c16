import { html, svg, type TemplateResult } from 'lit';
import type { SignedInState } from '../../flow/login-state.ts';
import { isolate } from '../../i18n/format.ts';
import { account } from '../../theme/account.ts';
import { base } from '../../theme/base.first.ts';
import { StepElement } from '../step-element.ts';

const tick = svg`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="m5 12.5 4.5 4.5L19 7.5" /></svg>`;

/**
 * The last step: who is signed in, and the way out.
 */
export class PunchhSignedInStep extends StepElement<SignedInState> {
  static override styles = [base, account];

  readonly step = 'signed-in';

  protected override render(): TemplateResult {
    const { t, dispatch } = this.view;
    const { account: who, busy } = this.state;
    return html`<div class="account">
        <span class="avatar">${tick}</span>
        <span data-focus tabindex="-1" translate="no">${who ? t('signedInAs', { who: isolate(who) }) : t('signedInHeading')}</span>
      </div>
      <slot></slot>
      <button part="button link-button" type="button" @click=${() => dispatch({ type: 'sign-out-requested' })}>
        ${t(busy ? 'signingOut' : 'signOut')}
      </button>`;
  }
}
