import type { ReactiveElement } from 'lit';
import type { LoginConfig } from '../client/login-config.ts';
import type { LoginEvent } from '../flow/login-event.ts';
import type { LoginState } from '../flow/login-state.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Clock } from '../model/clock.ts';

/** The part of a sign-in that a step element shows. It asks for changes with `dispatch`. */
export interface LoginView {
  readonly state: LoginState;
  readonly config: LoginConfig;
  readonly clock: Clock;
  /** BCP 47 tag for `Intl`. */
  readonly locale: string;
  readonly t: Translate;
  /**
   * Loads the second file, and the texts of the next steps.
   *
   * @throws {AuthError} `network_error` where the file fails to load. `punchh-error` has been fired; the next call tries again.
   */
  load(): Promise<unknown>;
  readonly dispatch: (event: LoginEvent) => void;
}

/** A step element that shows a view. */
export interface ShownStep extends ReactiveElement {
  readonly step: LoginState['step'];
  readonly view: LoginView;
}
