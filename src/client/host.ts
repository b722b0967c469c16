import type { SignRequest } from '../backends/backend-entry.ts';
import type { HandoverReason } from '../flow/login-event.ts';
import type { Rules } from '../flow/state-changes.ts';
import type { AuthError } from '../model/auth-error.ts';
import type { AccountFlow } from './effect-context.ts';

/** Functions and values that a page may set at any time. They are read each time they are used. */
export interface PageHooks {
  /** A `fetch` to use instead of the page's. */
  readonly fetcher?: typeof fetch | undefined;
  /** Changes or replaces each request of the element. */
  readonly beforeRequest?: ((request: Request) => Request | Promise<Request>) | undefined;
  /** Signs a request of the older password calls (`x-pch-digest`). */
  readonly signRequest?: SignRequest | undefined;
  /** The page's own id of this device. */
  readonly deviceId?: string | undefined;
}

/** The owner of a {@link createLoginClient}: passes the page's hooks in, and receives the client's events. */
export interface ClientOwner {
  readonly hooks: PageHooks;
  /** BCP 47 tag of the page's language. */
  locale(): string;
  /** Tells the page of an event. */
  emit(type: string, detail: unknown): void;
  /** Tells the developer of a failure. */
  report(error: AuthError): void;
  /** The file with the rules and effects of passwords and registration. */
  readonly accountFlow: { readonly module: AccountFlow | undefined; load(): Promise<AccountFlow> };
  /** The file with the rules of a guest whom the server has signed out. */
  readonly knownGuestFlow: { readonly module: { readonly knownGuestRules: Rules } | undefined; load(): Promise<unknown> };
  /** Called once nothing of the guest is left in the session and in the stores. */
  handedOver(reason: HandoverReason): void;
  /** Called with the id of this device that is sent with a request. */
  deviceIdUsed(id: string): void;
}
