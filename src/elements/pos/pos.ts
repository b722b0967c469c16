import { html, nothing, type LitElement, type ReactiveElement } from 'lit';
import type { HandoverReason } from '../../flow/login-event.ts';
import type { Translate } from '../../i18n/translate.ts';
import { posCard, posStep } from '../../theme/pos.ts';
import { handOverParts } from '../device/hand-over.ts';
import type { Mode } from '../device/mode.ts';
import { otherTexts } from '../device/other-texts.ts';
import type { DeviceHost } from '../device-parts.ts';
import type { LoginView } from '../login-view.ts';
import { CASHIER_TEXTS } from './cashier-texts.ts';
import { heardCode, scriptOf } from './script.ts';

/** Adds the parts of a till: words for the cashier, who sees the screen in place of the guest, the script to read out, and shortcuts. */
export class Pos implements Mode {
  readonly cardStyles = posCard;
  readonly stepStyles = posStep;
  readonly #host: DeviceHost;
  readonly #leave: (reason: HandoverReason) => void;

  constructor(host: DeviceHost, leave: (reason: HandoverReason) => void) {
    this.#host = host;
    this.#leave = leave;
    addEventListener('keydown', this.#shortcut);
  }

  adapt(t: Translate): Translate {
    return otherTexts(t, CASHIER_TEXTS);
  }

  render(view: LoginView, keyboard: unknown): unknown {
    const { t, state } = view;
    const say = scriptOf(state);
    const heard = heardCode(view);
    return html`<div class="beside">${say ? html`<p class="say"><b>${t('cashierSay')}</b> <span>${t(say)}</span></p>` : nothing}${keyboard}</div>
      <p class="visually-hidden" role="status">${heard ? t('cashierHeard', { digits: heard }) : nothing}</p>
      <div class="bar">
        <button part=${handOverParts(state)} class="on" type="button" aria-keyshortcuts="F2" @click=${this.#next}>
          ${t('nextGuest')}
        </button>
      </div>`;
  }

  /** Names the keys on their buttons; the style sheet paints the names. */
  stepDrawn({ renderRoot }: ReactiveElement): void {
    renderRoot.querySelector('[part~="primary-button"]')?.setAttribute('aria-keyshortcuts', 'Enter');
    renderRoot.querySelector('.resend > *')?.setAttribute('aria-keyshortcuts', 'F8');
  }

  /** Puts the caret into the first field: the conversation begins there. */
  ready(): void {
    const step = this.#host.element.renderRoot.querySelector<LitElement>('[data-step]');
    void step?.updateComplete.then(() => step.renderRoot.querySelector<HTMLElement>('input:not([type="radio"], [type="checkbox"])')?.focus());
  }

  stop(): void {
    removeEventListener('keydown', this.#shortcut);
  }

  readonly #next = (): void => this.#leave('next');

  readonly #shortcut = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.repeat) return;
    if (event.key === 'F2') this.#next();
    else if (event.key === 'F8') this.#host.dispatch({ type: 'resend-requested' });
    else return;
    event.preventDefault();
  };
}
