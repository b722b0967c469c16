import type { AuthError } from '../model/auth-error.ts';
import type { StartStep } from '../model/backend.ts';
import type { Channel, Identifier } from '../model/identifier.ts';
import type { Verification } from '../model/verification.ts';

/** The part of the configuration that the flow needs. */
export interface FlowSettings {
  server: string;
  client: string;
  /** The channels on offer, the first one preselected. */
  channels: readonly Channel[];
  codeLength: number;
  /** The step a guest starts at. */
  start: StartStep;
  /** The start of the other way to sign in, where there is one. */
  alternative?: StartStep | null;
  /** ISO 3166 region that the phone field starts with. */
  country: string;
}

/** Whether somebody else has a value already; asked once, when the guest leaves the field. */
export interface FieldCheck {
  value: string;
  pending: boolean;
  error: AuthError | null;
}

/** The guest's input: kept over every step, so that going back loses nothing. */
export interface Draft {
  channel: Channel;
  email: string;
  /** As typed, in the notation of `country` or international. */
  phone: string;
  /** ISO 3166 region of the phone field. */
  country: string;
  /** By consent id. */
  consents: Readonly<Record<string, boolean>>;
  /** By field name of the details step. */
  details: Readonly<Record<string, string>>;
  /** By field name: what the server said of a value that must be the guest's alone. */
  checked: Readonly<Record<string, FieldCheck>>;
  /** Whether the session outlives the page, where the guest is asked. */
  remember: boolean;
}

interface Shared {
  settings: FlowSettings;
  draft: Draft;
  /** The channels on offer now: the brand's, until the server says otherwise. */
  channels: readonly Channel[];
  /** The number of the latest request; an answer to any other is stale. */
  request: number;
  /** The last error, until the guest does something about it. */
  error: AuthError | null;
  /** When the guest may try again after too many tries, in ms since the epoch; 0 = now. */
  retryAt: number;
  /** Refusals for haste in a row: each one doubles the wait where the server names none. */
  refusals: number;
  /** The way to sign in that the server has refused as switched off: the other one is offered alone. */
  methodOff?: StartStep | undefined;
  /** The latest attempt: the same contact gets the same verifier again, so that a late code still fits. */
  verification: Verification | null;
}

export interface RestoringState extends Shared {
  step: 'restoring';
}

export interface IdentifierState extends Shared {
  step: 'identifier';
  busy: false | 'sending';
  /** The contact of a guest whom the server has signed out, and who may go on with it. */
  known?: Identifier | undefined;
}

export interface CodeState extends Shared {
  step: 'code';
  verification: Verification;
  busy: false | 'verifying' | 'resending';
  /** The digits so far. */
  code: string;
  /** The codes sent so far: none is sent twice by itself. */
  tried: readonly string[];
  /** The code whose answer was lost: it may have been used up. */
  unsure: string | null;
  /** Whether the guest typed the contact in this tab, and so may see all of it. */
  typedHere: boolean;
  /** A message besides errors. */
  notice: null | 'resent' | 'recovered';
}

export interface DetailsState extends Shared {
  step: 'details';
  verification: Verification;
  busy: false | 'registering' | 'agreeing';
  /** Checked only when the details are sent (PAR Ordering, Customer Sign-Up Flow). */
  code: string;
  /** As at the code step, for the way back to it. */
  typedHere: boolean;
}

/** The task of a guest at the password step besides signing in. */
export type PasswordTask = 'join' | 'forgot' | 'reset';

export interface PasswordState extends Shared {
  step: 'password';
  busy: false | 'signing-in' | 'forgetting' | 'joining' | 'resetting';
  /** Absent while the guest signs in. */
  task?: PasswordTask;
  /** The token of the link in an e-mail, while the task is `reset`. */
  resetToken?: string;
  /** The address a reset link was asked for. */
  forgotSentTo: string | null;
  /** A message besides errors. */
  notice?: 'accountKnown' | 'passwordChanged';
}

export interface SignedInState extends Shared {
  step: 'signed-in';
  /** Who, masked; `null` where the tokens came from the host. */
  account: string | null;
  /** The same contact, whole, where the guest typed it in this tab. */
  contact: Identifier | null;
  busy: false | 'signing-out';
}

export type LoginState = RestoringState | IdentifierState | CodeState | DetailsState | PasswordState | SignedInState;
export type Step = LoginState['step'];

/** The input of a guest who has done nothing yet. */
const untouched = (settings: FlowSettings): Omit<Shared, 'request'> => ({
  settings,
  draft: {
    channel: settings.channels[0] ?? 'email',
    email: '',
    phone: '',
    country: settings.country,
    consents: {},
    details: {},
    checked: {},
    remember: false,
  },
  channels: settings.channels,
  error: null,
  retryAt: 0,
  refusals: 0,
  verification: null,
});

/** The first state: `restoring` where something is known to be stored, the form otherwise. */
export const initialState = (settings: FlowSettings, restoring: boolean): LoginState => {
  const shared: Shared = { ...untouched(settings), request: 0 };
  return restoring ? { ...shared, step: 'restoring' } : startState(shared);
};

/**
 * The same guest, at the first step: the brand's, or the one asked for. The error stays behind, and with it the wait: where
 * nothing says that the guest must wait, a button that waits does nothing.
 */
export const startState = (from: Shared, start = from.settings.start): IdentifierState | PasswordState => {
  const { settings, draft, channels, request, refusals, methodOff, verification } = from;
  const shared: Shared = { settings, draft, channels, request, error: null, retryAt: 0, refusals, methodOff, verification };
  return start === 'password'
    ? { ...shared, step: 'password', busy: false, forgotSentTo: null }
    : { ...shared, step: 'identifier', busy: false };
};

/** Another guest, at the first step: nothing of the last one is left. */
export const freshState = ({ settings, request }: Shared): IdentifierState | PasswordState =>
  startState({ ...untouched(settings), request });
