import type { LoginConfig } from '../client/login-config.ts';
import type { LoginEvent } from '../flow/login-event.ts';
import type { LoginState } from '../flow/login-state.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Capabilities } from '../model/backend.ts';
import type { Clock } from '../model/clock.ts';
import type * as LaterSteps from './sign-in/index.ts';

/** What the step elements see of a sign-in: they show it, and ask for changes with `dispatch`. */
export interface LoginView {
  readonly state: LoginState;
  readonly config: LoginConfig;
  /** Comes with what acts. */
  readonly clock: Clock;
  /** BCP 47 tag for `Intl`. */
  readonly locale: string;
  readonly t: Translate;
  /** What no form needs before a guest has touched it, once it is there. */
  readonly later: typeof LaterSteps | undefined;
  /**
   * The same, waited for.
   *
   * @throws {AuthError} `network_error` where its file did not come, which the page has been told of; the next call tries again.
   */
  load(): Promise<typeof LaterSteps>;
  /** What the backend for codes can do, once it is loaded. */
  capabilities(): Promise<Capabilities>;
  readonly dispatch: (event: LoginEvent) => void;
}
