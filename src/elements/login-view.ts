import type { LoginEvent } from '../flow/login-event.ts';
import type { LoginState } from '../flow/login-state.ts';
import type { LoginConfig } from '../client/login-config.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Capabilities } from '../model/backend.ts';
import type { Clock } from '../model/clock.ts';

/** What the step elements see of a sign-in: they show it, and ask for changes with `dispatch`. */
export interface LoginView {
  readonly state: LoginState;
  readonly config: LoginConfig;
  readonly clock: Clock;
  /** BCP 47 tag for `Intl`. */
  readonly locale: string;
  readonly t: Translate;
  /** What the backend for codes can do, once it is loaded. */
  capabilities(): Promise<Capabilities>;
  readonly dispatch: (event: LoginEvent) => void;
}
