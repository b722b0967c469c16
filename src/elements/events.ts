import type { AuthErrorCode } from '../model/auth-error.ts';
import type { ConsentRecord } from '../model/consent.ts';
import type { Channel } from '../model/identifier.ts';
import type { Tokens } from '../model/tokens.ts';
import type { HandoverReason } from '../flow/login-event.ts';
import type { Step } from '../flow/login-state.ts';
import type { SignedOutReason } from '../session/session.ts';

/** Tokens are there: a guest signed in, a stored session was found, or an old access token was exchanged. */
export interface TokenEventDetail extends Tokens {
  reason: 'issued' | 'restored' | 'refreshed';
  /** The guest's profile as the server sent it with `issued`, where it does. Personal data: never stored. */
  user?: unknown;
  /**
   * `false` with `issued` where the guest signed in by e-mail and no phone number is known. Some ordering systems refuse an
   * order without one. Not enumerable: a copy of the detail does not have it.
   */
  phoneKnown?: false;
}

export interface SignedOutEventDetail {
  reason: SignedOutReason;
}

export interface CodeSentEventDetail {
  channel: Channel;
  /** Masked. */
  to: string;
}

export interface StepEventDetail {
  step: Step;
  previous: Step;
}

export interface ConsentEventDetail {
  consents: readonly ConsentRecord[];
}

export interface ErrorEventDetail {
  code: AuthErrorCode;
  /** HTTP status, or `null`. */
  status: number | null;
  field: string | null;
  /** For developers, in English. */
  message: string;
  retryable: boolean;
  /** Seconds, or `null`. */
  retryAfter: number | null;
  requestId: string | null;
  /** The server's own words, without personal data. */
  cause: unknown;
}

export interface StorageDegradedEventDetail {
  from: 'indexeddb';
  to: 'memory';
  cause: unknown;
}

/** Kiosk and POS: everything of the guest is gone from the page, and the next one can begin. */
export interface HandoverEventDetail {
  /** `done`: the guest was done. `idle`: nobody was there any more. `next`: the next guest was asked for. */
  reason: HandoverReason;
}

/** The events of `<punchh-login>` by name; all bubble and are composed. */
export interface PunchhLoginEventMap {
  'punchh-token': CustomEvent<TokenEventDetail>;
  'punchh-signed-out': CustomEvent<SignedOutEventDetail>;
  'punchh-code-sent': CustomEvent<CodeSentEventDetail>;
  'punchh-step': CustomEvent<StepEventDetail>;
  'punchh-consent': CustomEvent<ConsentEventDetail>;
  'punchh-error': CustomEvent<ErrorEventDetail>;
  'punchh-handover': CustomEvent<HandoverEventDetail>;
  'punchh-storage-degraded': CustomEvent<StorageDegradedEventDetail>;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- declaration merging needs an interface
  interface GlobalEventHandlersEventMap extends PunchhLoginEventMap {}
}
