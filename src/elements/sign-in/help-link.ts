import { html, nothing } from 'lit';
import type { LoginView } from '../login-view.ts';

/**
 * Renders the link to the page where guests get help (WCAG 3.2.6). A kiosk opens the page in its sheet, as it does with
 * documents; an e-mail address has no page. A till has none: the cashier is the help.
 */
export const renderHelp = ({ config: { helpUrl, mode }, t }: LoginView): unknown =>
  helpUrl && (mode === 'web' || (mode === 'kiosk' && /^http/.test(helpUrl)))
    ? html`<a href=${helpUrl} target="_blank" rel="noopener noreferrer"
        >${t('help')}<span class="visually-hidden"> (${t('newTab')})</span></a
      >`
    : nothing;
