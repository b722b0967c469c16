import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../i18n/translate.ts';
import { maskIdentifier, showContact } from '../../model/contact.ts';
import type { LoginView } from '../login-view.ts';

/** Returns what a screen reader must say when the step changes. */
const announcement = ({ state, config, t }: LoginView): string => {
  if (state.step === 'code') {
    // Without signs that isolate directions: nobody sees the order, and a copy would carry them along.
    // Masked only where it is masked on the screen: dots in place of letters are hard to listen to.
    const name = state.typedHere && config.mode === 'web' ? showContact : maskIdentifier;
    return t('codeSentTo', { to: name(state.verification.identifier) });
  }
  if (state.step !== 'signed-in') return '';
  return state.contact && config.mode === 'web' ? t('signedInAs', { who: showContact(state.contact) }) : t('signedInHeading');
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
