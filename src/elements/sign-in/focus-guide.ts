import type { Entry } from '../../backends/profile.first.ts';
import { findProblems } from '../../client/config-problems.ts';
import type { LoginConfig, LoginOptions } from '../../client/login-config.ts';
import type { LoginState } from '../../flow/login-state.ts';
import { AuthError } from '../../model/auth-error.ts';
import type { Brand } from '../../model/brand.ts';
import { parseUrl } from '../../model/url.ts';
import type { PunchhCodeStep } from '../code-step/code-step.ts';
import { focusNext } from './focus-next.ts';
import type { StepElement } from '../step-element.ts';
import type { PunchhLogin } from '../login/login.ts';

/** How long, in ms, a right code is shown as such before the step moves on. */
const SETTLE = 320;

/** What is wrong with a path to go to after sign-in: anything but a path of this origin would be an open redirect. */
const wrongPath = (returnTo: string, url: URL | null): AuthError | null =>
  !/^\/(?![/\\])/.test(returnTo) || url?.origin !== location.origin
    ? new AuthError('invalid_configuration', `return-to="${returnTo}" is no path of this origin`)
    : null;

/**
 * Leads on. A guest: the focus, the moment in which a right code is seen to be right, where to go after sign-in.
 * A developer: what is wrong with the set-up.
 */
export class Guide {
  /** A right code is still being shown. */
  settling = false;
  /** IndexedDB does not work: the session lasts as long as the page. */
  degraded = false;
  /** Whether the guest is at work in here: only then may the focus be moved. */
  #engaged: boolean;
  #reported = '';
  readonly #login: PunchhLogin;
  readonly #tell: (error: AuthError) => void;

  constructor(login: PunchhLogin, tell: (error: AuthError) => void) {
    this.#login = login;
    this.#tell = tell;
    this.#engaged = login.matches(':focus-within');
    for (const type of ['pointerdown', 'keydown', 'input']) login.addEventListener(type, () => (this.#engaged = true));
  }

  /** Tells what is wrong with the set-up, once. */
  check(options: LoginOptions, brand: Brand | undefined, entry: Entry, config: LoginConfig): void {
    // An attribute that is empty, or no number, reads as 0 or `NaN`.
    const codeLength = options.codeLength || this.#login.getAttribute('code-length');
    const problems = findProblems({ ...options, codeLength }, brand, entry, config);
    const report = problems.map(({ message }) => message).join();
    if (report === this.#reported) return;
    this.#reported = report;
    // The page's listeners may be registered after the element.
    setTimeout(() => {
      if (this.#login.isConnected) problems.forEach(this.#tell);
    });
  }

  /** Called with each new state, after the host has heard of it. */
  follow(state: LoginState, before: LoginState): void {
    // Safari does not focus the button that is pressed, and may have been before anybody listened.
    if (!(this.#engaged ||= 'busy' in state && state.busy === 'sending')) return;
    const moved = state.step !== before.step;
    if (moved && before.step === 'code' && state.step === 'signed-in') this.#settle();
    // The button for another code goes out of use as it is pressed, and would take the focus with it.
    const resending = state.step === 'code' && state.busy === 'resending' && state.request !== before.request;
    if (moved ? before.step !== 'restoring' : resending || (state.error && state.error !== before.error)) void this.#focus();
  }

  /** What an event leads to that the page did not stop. */
  goOn({ type, detail }: CustomEvent<{ reason?: string; cause?: unknown }>): void {
    const { returnTo } = this.#login;
    if (type === 'punchh-storage-degraded') {
      this.degraded = true;
      this.#login.requestUpdate();
      const { cause } = detail;
      this.#tell(new AuthError('storage_unavailable', 'IndexedDB fails: the session ends with the page', { cause }));
    } else if (detail.reason === 'issued' && returnTo) {
      const url = parseUrl(returnTo, location.href);
      const error = wrongPath(returnTo, url);
      if (error) this.#tell(error);
      else location.assign(url!);
    }
  }

  /** Shows a right code to be right; the state has moved on already. */
  #settle(): void {
    const step = this.#login.renderRoot.querySelector<PunchhCodeStep>('punchh-code-step');
    if (!step || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    step.settle();
    this.settling = true;
    setTimeout(() => {
      this.settling = false;
      this.#login.requestUpdate();
      void this.#focus();
    }, SETTLE);
  }

  /** Puts the focus where the guest needs it next, unless they have gone on to something else on the page. */
  async #focus(): Promise<void> {
    await this.#login.updateComplete;
    const step = this.#login.renderRoot.querySelector<StepElement>('[data-step]');
    if (!step) return;
    await step.updateComplete;
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body || this.#login.matches(':focus-within')) focusNext(step);
  }
}
