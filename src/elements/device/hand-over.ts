import { nothing, render, type LitElement } from 'lit';
import type { HandoverReason } from '../../flow/login-event.ts';
import type { LoginState } from '../../flow/login-state.ts';
import type { DeviceHost } from '../device-parts.ts';
import type { StepElement } from '../step-element.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Whether the guest has typed, ticked or asked for anything. */
export const isTouched = (state: LoginState): boolean => {
  const { draft, settings, error, step } = state;
  const { email, phone, channel, consents, details } = draft;
  return (
    (step !== 'identifier' && step !== 'password') ||
    !!state.busy ||
    !!(error || email || phone) ||
    channel !== (settings.channels[0] ?? 'email') ||
    Object.values({ ...consents, ...details }).some(Boolean)
  );
};

/** Returns the parts of the button that hands the device over. It is the main action once the guest is signed in. */
export const handOverParts = ({ step }: LoginState): string => (step === 'signed-in' ? 'button primary-button' : 'button');

/** Whether the state was reset for a new guest. A new request number tells this apart from fields that the guest emptied. */
export const isAnotherGuest = (state: LoginState, previous: LoginState): boolean =>
  state.request !== previous.request && !isTouched(state) && isTouched(previous);

/**
 * Takes everything that a guest has typed or been shown out of the steps of an element. It is done at once, without an update of the
 * element: a page may have removed it, and browsers keep a removed element as long as they keep the button that was pressed last.
 */
export const wipe = ({ renderRoot }: LitElement): void => {
  for (const step of renderRoot.querySelectorAll<StepElement>('[data-step]')) {
    // A field is emptied before it is removed, because something may keep it, such as the browser's undo history.
    for (const field of step.renderRoot.querySelectorAll<Field>('input, textarea, select')) field.value = '';
    // Every element is emptied, so that a button that a browser keeps leads to none of the words beside it.
    for (const part of step.renderRoot.querySelectorAll('*')) part.replaceChildren();
    render(nothing, step.renderRoot, step.renderOptions);
  }
  // A masked contact, or a code in words, for screen readers. Lit goes on with the same texts.
  for (const status of renderRoot.querySelectorAll('[role="status"]')) {
    for (const node of status.childNodes) if (node instanceof Text) node.data = '';
  }
};

/** Hands the device to the next guest. */
export class HandOver {
  /** A placeholder is shown in place of the step, so that the fields of the next guest are new ones. */
  isWiping = false;
  #isUnderWay = false;
  readonly #host: DeviceHost;
  readonly #ready: () => void;

  /** @param ready called when the form is shown to the next guest */
  constructor(host: DeviceHost, ready: () => void) {
    this.#host = host;
    this.#ready = ready;
  }

  /** Takes the guest's fields off the page, ends their requests and signs them out. Does nothing while that is under way. */
  begin(reason: HandoverReason): void {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    const { element, dispatch, updateNow } = this.#host;
    wipe(element);
    getSelection()?.removeAllRanges();
    this.isWiping = true;
    dispatch({ type: 'guest-left', reason });
    updateNow();
    this.isWiping = false;
    element.requestUpdate();
  }

  /** Tells the page once the form is shown to the next guest. Called when nothing of the last one is left in the session. */
  async finish(reason: HandoverReason): Promise<void> {
    const { element, emit } = this.#host;
    await element.updateComplete;
    this.#isUnderWay = false;
    // Addresses of calls may hold a contact, as those of PAR Ordering do.
    performance.clearResourceTimings();
    this.#ready();
    emit('punchh-handover', { reason });
  }
}
