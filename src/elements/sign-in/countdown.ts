import { html, type TemplateResult } from 'lit';
import { secondsUntil } from '../../flow/selectors.ts';
import { formatCountdown, formatWait } from '../../i18n/format.ts';
import type { AuthError } from '../../model/auth-error.ts';
import type { LoginView, ShownStep } from '../login-view.ts';

/** The times of a step that has no code. */
const NO_CODE = { resendAt: 0, expiresAt: 0 };

const timers = new WeakMap<ShownStep, unknown>();

/** The longest timer, in ms: timers pause while the machine sleeps, expiry times do not. */
const LONGEST_TIMER = 10_000;

/** Draws a step again with each second of a countdown, and when its code expires. Called with each update of the step. */
export const keepTime = (step: ShownStep): void => {
  const { clock, state, dispatch } = step.view;
  clock.clearTimeout(timers.get(step));
  if (!step.isConnected || state.step !== step.step) return;
  const now = clock.now();
  const { resendAt, expiresAt } = state.step === 'code' ? state.verification : NO_CODE;
  const next = [state.retryAt, resendAt].find((time) => time > now);
  // Redraws when a whole second has passed, so that the text is never behind the clock.
  const left = next ? (next - now) % 1000 || 1000 : Math.min(expiresAt - now, LONGEST_TIMER);
  if (left <= 0) {
    // Records that the time has passed, so that a clock that is set back later does not start the wait again.
    if (state.retryAt || expiresAt) dispatch({ type: 'time-passed', due: now });
    return;
  }
  const tick = () => {
    dispatch({ type: 'time-passed', due: now + left });
    if (next || clock.now() >= expiresAt) step.requestUpdate();
    else keepTime(step);
  };
  timers.set(step, clock.setTimeout(tick, left + 1));
};

/** Returns the time left until `until` (ms since the epoch) as a text. */
export const countdown = ({ clock, locale }: LoginView, until: number): string =>
  formatCountdown(secondsUntil(until, clock.now()), locale);

/** The longest wait in seconds after each error: the one that was shown first. */
const longest = new WeakMap<AuthError, number>();

/**
 * Renders how long the guest must wait after too many tries. The line keeps its size while the words become shorter, and its
 * place as long as the error is shown once the wait is over: the button below must not move under a finger.
 */
export const wait = ({ t, clock, state: { error, retryAt }, locale }: LoginView): TemplateResult | null => {
  const left = secondsUntil(retryAt, clock.now());
  if (!error) return null;
  const most = Math.max(left, longest.get(error) ?? 0);
  if (!most) return null;
  longest.set(error, most);
  const words = (seconds: number) => t('waitFor', { time: formatWait(seconds, locale) });
  // Not a live region: a screen reader would read out every second.
  return html`<p part="status" class="room" ?data-over=${!left} data-room=${words(most)} data-more=${words(Math.min(most, 59))}>
    <span>${words(left)}</span>
  </p>`;
};
