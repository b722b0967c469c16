import { AuthError } from '../model/auth-error.ts';
import { sha256 } from '../model/base64url.ts';
import type { OwedSignOut } from '../model/backend.ts';
import { own } from '../model/own.ts';
import type { GivenTokens, TokenSet } from '../model/tokens.ts';
import { globalScope } from './page/global-scope.ts';
import type { SessionRecord } from './session-record.ts';
import type { SessionState } from './session-state.ts';
import { ignore, withTimeout } from './timeout.ts';

/** The sign-outs that are owed, as they are stored. */
interface OwedRecord {
  /** Grows with every change; see fallback-store.ts. */
  revision: number;
  owed: readonly OwedSignOut[];
}

/** So many are kept, the newest ones. */
const MAX_OWED = 20;
/** How long, in ms, everything else waits for sign-outs that are owed. */
const OWED_WAIT = 3000;
/** Fragment of the page that the gateway's form returns to (docs/gateway.md, Signing in without scripts). */
const SIGNED_IN_BY_FORM = '#punchh-signed-in';

// The server is part of the key: no other gateway knows the cookie.
const keyOf = ({ name, server, client }: SessionState) => `owed:${[name, server, client].join(' ')}`;

const owedIn = (value: unknown): readonly OwedSignOut[] => (value as OwedRecord | undefined)?.owed ?? [];

const updateOwed = (state: SessionState, change: (owed: readonly OwedSignOut[]) => readonly OwedSignOut[]): Promise<unknown> =>
  state.store.update(keyOf(state), (value): OwedRecord | undefined => {
    const owed = change(owedIn(value));
    const revision = ((value as OwedRecord | undefined)?.revision ?? 0) + 1;
    return owed.length || state.durable.failed ? { revision, owed } : undefined;
  });

/** Makes a call that signs out of a cookie; the sign-out is owed until the gateway has answered it. */
const payOff = async (state: SessionState, { digest }: OwedSignOut, call: () => Promise<void> | undefined): Promise<void> => {
  try {
    await call();
  } catch (error) {
    // It stays owed after a retryable error and after a file that failed to load: another attempt can succeed.
    if (!(error instanceof AuthError) || error.retryable) return;
  }
  await updateOwed(state, (owed) => owed.filter((each) => each.digest !== digest));
};

/** Signs out of a cookie, now or, where the gateway cannot be reached, later. */
export const revokeCookie = async (state: SessionState, tokens: TokenSet): Promise<void> => {
  const { cookieId, method } = tokens;
  const signOut = own<OwedSignOut>({ digest: await sha256(cookieId!), ...(method && { method }) });
  await updateOwed(state, (owed) => [...owed, signOut].slice(-MAX_OWED));
  await payOff(state, signOut, async () => (await state.loadCalls()).revoke?.(tokens));
};

/** Signs out of the cookies of guests whom a sign-in has replaced: nothing else removes them. */
export const revokeReplaced = (state: SessionState, records: readonly SessionRecord[], cookieId: string | undefined): void => {
  const replaced = new Map(records.map(({ tokens }) => [tokens?.cookieId, tokens]));
  for (const [old, tokens] of replaced) if (old && old !== cookieId) void revokeCookie(state, tokens!).catch(ignore);
};

const settleOwed = async (state: SessionState): Promise<void> => {
  const owed = owedIn(await state.store.get(keyOf(state)));
  await Promise.all(owed.map((each) => payOff(state, each, async () => (await state.loadCalls()).revokeLate?.(each))));
};

type SignIn = (tokens: GivenTokens) => Promise<void>;

/** @throws {AuthError} `session_expired` where nobody has signed in by form */
const claimCookie = async (state: SessionState, memoryOnly: boolean, signIn: SignIn): Promise<void> => {
  const { claim } = await state.loadCalls();
  if (!claim) return;
  await signIn(await claim(state.makeId(), state.shared && !memoryOnly));
  history.replaceState(history.state, '', location.pathname + location.search);
};

/**
 * Sends the sign-outs that are owed. Then takes over the cookie of a guest who has come back from the gateway's form, and takes
 * the fragment that says so out of the address.
 *
 * @param memoryOnly the page asks whether to stay signed in, and the form has not
 * @param signIn stores and announces the tokens of that guest
 */
export const settleCookies = async (state: SessionState, memoryOnly: boolean, signIn: SignIn): Promise<void> => {
  await withTimeout(settleOwed(state), OWED_WAIT, state.clock, ignore).catch(ignore);
  if (globalScope.location?.hash === SIGNED_IN_BY_FORM) await claimCookie(state, memoryOnly, signIn);
};
