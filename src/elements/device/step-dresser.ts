import type { LitElement, ReactiveController, ReactiveElement } from 'lit';
import { deviceCard } from '../../theme/device.ts';
import type { Mode } from './mode.ts';

const FIELDS = 'input:not([type="checkbox"], [type="radio"]), textarea';

/** The attributes by which browsers and extensions remember, complete or correct a text, with the values that turn them off. */
const OFF = { autocomplete: 'off', autocorrect: 'off', autocapitalize: 'none', spellcheck: 'false', writingsuggestions: 'false' };

/** Gives the card and the steps the styles of a kiosk or a till, and takes from their fields what a browser would remember. */
export class StepDresser implements ReactiveController {
  readonly #element: LitElement;
  readonly #keyboard: { readonly isOn: boolean };
  #mode: Mode | undefined;
  #dressed = new WeakSet<Element>();
  #styled: { root: ShadowRoot; sheet: CSSStyleSheet }[] = [];

  constructor(element: LitElement, keyboard: { readonly isOn: boolean }) {
    this.#element = element;
    this.#keyboard = keyboard;
    element.addController(this);
  }

  /** @param mode `undefined`: as everywhere else */
  dress(mode: Mode | undefined): void {
    for (const { root, sheet } of this.#styled) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    this.#styled = [];
    this.#dressed = new WeakSet();
    this.#mode = mode;
    const root = this.#element.renderRoot as ShadowRoot;
    for (const { styleSheet } of mode ? [deviceCard, mode.cardStyles] : []) this.#adopt(root, styleSheet!);
  }

  hostUpdated(): void {
    if (!this.#mode) return;
    for (const step of this.#element.renderRoot.querySelectorAll<ReactiveElement>('[data-step]')) {
      if (this.#dressed.has(step) || !step.shadowRoot) continue;
      this.#dressed.add(step);
      this.#styled = this.#styled.filter(({ root }) => root.host.isConnected);
      this.#adopt(step.shadowRoot, this.#mode.stepStyles.styleSheet!);
      step.addController({
        hostUpdated: () => {
          if (!this.#mode) return;
          turnOff(step, this.#keyboard.isOn);
          this.#mode.stepDrawn?.(step);
        },
      });
    }
  }

  #adopt(root: ShadowRoot, sheet: CSSStyleSheet): void {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#styled.push({ root, sheet });
  }
}

/** @param hasKeyboard the keyboard of the system stays away, since the page shows one */
const turnOff = (step: ReactiveElement, hasKeyboard: boolean): void => {
  step.renderRoot.querySelector('form')?.setAttribute('autocomplete', 'off');
  for (const field of step.renderRoot.querySelectorAll(FIELDS)) {
    for (const [name, value] of Object.entries(OFF)) field.setAttribute(name, value);
    if (field.getAttribute('inputmode') === 'email') (field as HTMLElement).dataset.keys = 'email';
    if (hasKeyboard) field.setAttribute('inputmode', 'none');
  }
};
