import { html } from 'lit';
import type { HandoverReason } from '../../flow/login-event.ts';
import type { Translate } from '../../i18n/translate.ts';
import { posCard, posStep } from '../../theme/pos.ts';
import type { Mode } from '../device/mode.ts';
import { otherTexts } from '../device/other-texts.ts';
import type { DeviceHost } from '../device-parts.ts';
import type { LoginView } from '../login-view.ts';
import { CASHIER_TEXTS } from './cashier-texts.ts';

/** What a till adds: the words for the cashier, who sees the screen in place of the guest. */
export class Pos implements Mode {
  readonly cardStyles = posCard;
  readonly stepStyles = posStep;
  readonly #leave: (reason: HandoverReason) => void;

  constructor(_host: DeviceHost, leave: (reason: HandoverReason) => void) {
    this.#leave = leave;
  }

  adapt(t: Translate): Translate {
    return otherTexts(t, CASHIER_TEXTS);
  }

  render({ t }: LoginView): unknown {
    return html`<div class="bar">
      <button part="button" class="on" type="button" @click=${() => this.#leave('next')}>${t('nextGuest')}</button>
    </div>`;
  }

  ready(): void {}

  stop(): void {}
}
