import { html, nothing } from 'lit';
import type { HandoverReason } from '../../flow/login-event.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Translate } from '../../i18n/translate.ts';
import { kioskCard, kioskStep } from '../../theme/kiosk.ts';
import { defineElement } from '../define-element.ts';
import { handOverParts, isTouched } from '../device/hand-over.ts';
import type { Mode } from '../device/mode.ts';
import { otherTexts } from '../device/other-texts.ts';
import type { DeviceHost } from '../device-parts.ts';
import type { LoginView } from '../login-view.ts';
import { STEP_PARTS } from '../step-element.ts';
import { PunchhIdleWarning } from './idle-warning.ts';

/** The texts for a screen that strangers share, by those for a guest's own device. */
const SHARED_SCREEN: Readonly<Partial<Record<MessageKey, MessageKey>>> = {
  newTab: 'kioskOpensHere',
  device_already_used: 'kioskDeviceShared',
};

/** Adds the controls of a kiosk: the way on for the guest, and the question whether anybody is still there. */
export class Kiosk implements Mode {
  readonly cardStyles = kioskCard;
  readonly stepStyles = kioskStep;
  readonly #element: DeviceHost['element'];
  readonly #leave: (reason: HandoverReason) => void;

  constructor({ element }: DeviceHost, leave: (reason: HandoverReason) => void) {
    this.#element = element;
    this.#leave = leave;
    defineElement('punchh-idle-warning', PunchhIdleWarning);
  }

  adapt(t: Translate): Translate {
    return otherTexts(t, SHARED_SCREEN);
  }

  /** Takes the focus off the form: nobody is there yet, and a field with the focus opens the keyboard. */
  ready(): void {
    const step = this.#element.shadowRoot!.activeElement as HTMLElement | null;
    ((step?.shadowRoot?.activeElement as HTMLElement | null | undefined) ?? step)?.blur();
  }

  render(view: LoginView, keyboard: unknown): unknown {
    const { t, state } = view;
    const isSignedIn = state.step === 'signed-in';
    return html`<div class="bar">
        ${isTouched(state) && !isSignedIn
          ? html`<button part="button" type="button" @click=${() => this.#leave('next')}>${t('startOver')}</button>`
          : nothing}
        <button part=${handOverParts(state)} class="on" type="button" @click=${() => this.#leave('done')}>${t(isSignedIn ? 'done' : 'skip')}</button>
      </div>
      <punchh-idle-warning exportparts=${STEP_PARTS} .view=${view} .leave=${() => this.#leave('idle')}></punchh-idle-warning>
      ${keyboard}`;
  }
}
