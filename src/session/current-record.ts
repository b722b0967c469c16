import { own } from '../model/own.ts';
import { emit } from './session-events.ts';
import { isRemembered, publicTokens, type SessionRecord, type SignedOutReason } from './session-record.ts';
import type { SessionState } from './session-state.ts';
import { writeHint } from './storage/hints.ts';
import { ignore } from './timeout.ts';

/** A new record of the current sign-in, made now. Without `tokens` it says that the sign-in has ended. */
export const newRecord = ({ emptyRecord, record, clock, makeId }: SessionState, rest: Partial<SessionRecord>): SessionRecord =>
  own({ ...emptyRecord, id: record.id || makeId(), at: clock.now(), ...rest });

/** Whether other tabs know the current record: it is stored, and not kept in this tab's memory only. */
export const isSharedRecord = ({ shared, record }: SessionState): boolean => shared && !record.volatile;

/** Makes a record the current one of this page. */
export const setRecord = (state: SessionState, record: SessionRecord): void => {
  state.record = record;
  state.tokens = record.tokens && publicTokens(record.tokens);
  state.failure = undefined;
  // Preload: a page being unloaded, or replaced by a new deployment, can no longer load them.
  if (state.tokens) for (const loading of [state.loadCalls(), state.loadExchange()]) loading.catch(ignore);
  if (state.shared) writeHint('session', state.name, isRemembered(record) && isSharedRecord(state) ? Infinity : null);
  state.schedule();
};

/** Whether the server has ended the session, and not the guest. */
export const isByServer = (reason: SignedOutReason | undefined): reason is 'expired' | 'revoked' => reason === 'expired' || reason === 'revoked';

/** The reason that this tab gives for a sign-out elsewhere. A refusal by the server is the same in every tab. */
const reasonElsewhere = ({ reason }: SessionRecord): SignedOutReason => (isByServer(reason) ? reason : 'other-tab');

/** Makes a record the current one that another tab stored, and announces it. An older record changes nothing. */
export const adoptRecord = (state: SessionState, stored: SessionRecord): void => {
  const previous = state.record;
  if (stored.id === state.arriving) return;
  if (stored.revision <= previous.revision) {
    if (stored.revision < previous.revision || previous.volatile) return;
    // Same revision, same sign-in: the sign-out wins.
    if (previous.tokens ? previous.tokens.accessToken === stored.tokens?.accessToken : previous.id === stored.id) return;
  }
  const wasSignedIn = state.tokens;
  setRecord(state, stored);
  const { settled, tokens } = state;
  if (!settled) return;
  if (tokens) emit(state, { type: 'tokens', reason: wasSignedIn && previous.id === stored.id ? 'refreshed' : 'restored', tokens });
  else if (wasSignedIn) emit(state, { type: 'signed-out', reason: reasonElsewhere(stored) });
};
