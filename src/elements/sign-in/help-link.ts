import { html, nothing } from 'lit';
import type { LoginView } from '../login-view.ts';

/** Renders the link to the page where guests get help (WCAG 3.2.6). Devices that strangers share have no other page to show it in. */
export const renderHelp = ({ config, t }: LoginView): unknown =>
  config.helpUrl && config.mode === 'web'
    ? html`<a href=${config.helpUrl} target="_blank" rel="noopener noreferrer"
        >${t('help')}<span class="visually-hidden"> (${t('newTab')})</span></a
      >`
    : nothing;
