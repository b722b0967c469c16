import { html, type TemplateResult } from 'lit';
import { secondsUntil } from '../../flow/selectors.ts';
import { formatCountdown } from '../../i18n/format.ts';
import type { LoginView } from '../login-view.ts';
import type { StepElement } from '../step-element.ts';

const NEVER = { resendAt: 0, expiresAt: 0 };

const timers = new WeakMap<StepElement, unknown>();

/** How long, in ms, until the clock is asked again: a timer sleeps with the machine, a code's time does not. */
const LOOK_AGAIN = 10_000;

/** Draws a step anew with each second, for as long as it counts down, and when its code ends; called with each update of it. */
export const keepTime = (step: StepElement): void => {
  const { clock, state } = step.view;
  clock.clearTimeout(timers.get(step));
  if (!step.isConnected || state.step !== step.step) return;
  const now = clock.now();
  const { resendAt, expiresAt } = state.step === 'code' ? state.verification : NEVER;
  const next = [state.retryAt, resendAt].find((time) => time > now);
  // On the second's edge: what is shown then is what the clock says.
  const left = next ? (next - now) % 1000 || 1000 : Math.min(expiresAt - now, LOOK_AGAIN);
  if (left > 0) {
    timers.set(step, clock.setTimeout(() => (next || clock.now() >= expiresAt ? step.requestUpdate() : keepTime(step)), left + 1));
  }
};

/** The time left until `until` (ms since the epoch), in words. */
export const countdown = ({ clock, locale }: LoginView, until: number): string =>
  formatCountdown(secondsUntil(until, clock.now()), locale);

/** How long a guest must wait who has tried too often. */
export const wait = (view: LoginView): TemplateResult =>
  // Not a live region: a screen reader would count along.
  html`<p part="status">${view.t('waitFor', { time: countdown(view, view.state.retryAt) })}</p>`;
