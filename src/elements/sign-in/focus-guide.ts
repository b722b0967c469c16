import type { LitElement } from 'lit';
import type { LoginState } from '../../flow/login-state.ts';
import type { PunchhCodeStep } from '../code-step/code-step.ts';
import type { StepElement } from '../step-element.ts';
import { focusNext } from './focus-next.ts';
import { wantsMotion } from './wants-motion.ts';

/** The time, in ms, that a right code is shown as right before the next step. */
export const RIGHT_CODE_TIME = 320;

/** Tells forms of one step apart: the tasks of a password, the known guest. */
const formOf = (state: LoginState): unknown => ('task' in state && state.task) || ('known' in state && state.known);

/** Moves the focus with the guest from step to step, and shows a right code before the step that follows it. */
export class FocusGuide {
  /** The state has moved on, but the code step is still shown. */
  showsRightCode = false;
  /** Whether the guest is working in the element: only then may the focus be moved. */
  #engaged: boolean;
  /** The focus is to move to a step whose file or words are still loading. */
  #waiting = false;
  readonly #element: LitElement;

  constructor(element: LitElement) {
    this.#element = element;
    element.addController({ hostUpdated: () => this.#waiting && void this.focusStep() });
    this.#engaged = element.matches(':focus-within');
    for (const type of ['pointerdown', 'keydown', 'input']) element.addEventListener(type, () => (this.#engaged = true));
  }

  /** Called with each new state, after the page was told of it. */
  follow(state: LoginState, previous: LoginState): void {
    // Safari does not focus a button that is pressed, and the press may have been before the listeners were added.
    if (!(this.#engaged ||= 'busy' in state && state.busy === 'sending')) return;
    const moved = state.step !== previous.step;
    if (moved && previous.step === 'code' && state.step === 'signed-in') this.#showRightCode();
    // The button for another code is disabled as it is pressed, and would lose the focus.
    const resending = state.step === 'code' && state.busy === 'resending' && state.request !== previous.request;
    // Another form of the same step: what had the focus is gone.
    const isOtherForm = formOf(state) !== formOf(previous);
    if (moved ? previous.step !== 'restoring' : resending || isOtherForm || (state.error && state.error !== previous.error)) void this.focusStep();
  }

  #showRightCode(): void {
    const step = this.#element.renderRoot.querySelector<PunchhCodeStep>('punchh-code-step');
    if (!step || !wantsMotion()) return;
    step.showRightCode();
    this.showsRightCode = true;
    setTimeout(() => {
      this.showsRightCode = false;
      this.#element.requestUpdate();
      void this.focusStep();
    }, RIGHT_CODE_TIME);
  }

  /**
   * Focuses the current step, unless the guest has moved on to something else on the page.
   *
   * @param always wherever the focus is
   */
  async focusStep(always = false): Promise<void> {
    await this.#element.updateComplete;
    const step = this.#element.renderRoot.querySelector<StepElement>('[data-step]');
    this.#waiting = !step;
    if (!step) return;
    await step.updateComplete;
    const { activeElement } = document;
    // A dialog around the element has the focus while nothing in it has.
    const isFree = !activeElement || activeElement === document.body || activeElement.contains(this.#element);
    if (always || isFree || this.#element.matches(':focus-within')) focusNext(step);
  }
}
