import type { LitElement } from 'lit';
import type { LoginConfig } from '../client/login-config.ts';
import type { HandoverReason, LoginEvent } from '../flow/login-event.ts';
import type { LoginState } from '../flow/login-state.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Translate } from '../i18n/translate.ts';
import type { SignedOutReason } from '../session/session.ts';
import type { LoginView } from './login-view.ts';

/** The part of `<punchh-login>` that a kiosk or a till uses. */
export interface DeviceHost {
  readonly element: LitElement & { readonly fetcher?: typeof fetch | undefined };
  dispatch(event: LoginEvent): void;
  /** Draws the element at once, in place of the next microtask. */
  updateNow(): void;
  /** Dispatches an event of the element. */
  emit(type: string, detail: unknown): void;
}

/** The functions that `device/index.ts` adds on a device that strangers share. In mode `web` they do nothing. */
export interface DeviceParts {
  /** Whether the texts are there. Until then a placeholder is shown. */
  readonly isReady: boolean;
  /** A placeholder is shown in place of the step: the fields of the next guest are new ones. */
  readonly isWiping: boolean;
  configure(config: LoginConfig): void;
  /** Returns the texts of a language tag; English for those that are still loading. */
  texts(tag: string): Messages;
  /** Puts the words for this kind of device in place of those for a guest's own. */
  adapt(t: Translate): Translate;
  /** Called with each new state. */
  follow(state: LoginState, previous: LoginState): void;
  /** Called once the session has ended. */
  signedOut(reason: SignedOutReason): void;
  /** Called once nothing of the guest is left in the session and in the stores. */
  handedOver(reason: HandoverReason): void;
  /** Renders what is shown beside every step. */
  render(view: LoginView): unknown;
  /** Ends timers and listeners. */
  stop(): void;
}
