import { html, nothing, type TemplateResult } from 'lit';
import { isolate } from '../../i18n/format.ts';
import type { Translate } from '../../i18n/translate.ts';
import { maskIdentifier, toContact } from '../../model/contact.ts';
import type { LoginView } from '../login-view.ts';

/** Returns what a screen reader must say when the step changes. */
const announcement = ({ state, config, t }: LoginView): string => {
  if (state.step === 'code') {
    // Masked only where it is masked on the screen: dots in place of letters are hard to listen to.
    const name = state.typedHere && config.mode === 'web' ? toContact : maskIdentifier;
    return t('codeSentTo', { to: isolate(name(state.verification.identifier)) });
  }
  return state.step === 'signed-in' ? t('signedInHeading') : '';
};

/**
 * Renders the announcements to screen readers, and the notice that the session ends with the page.
 *
 * @param view `undefined` while the step is loading: nothing is announced before it is shown
 * @param degraded IndexedDB fails
 */
export const renderNotices = (view: LoginView | undefined, degraded: boolean, t: Translate): TemplateResult =>
  html`${degraded ? html`<p part="status">${t('storage_unavailable')}</p>` : nothing}
    <div class="visually-hidden" role="status">${view ? announcement(view) : ''}</div>`;
