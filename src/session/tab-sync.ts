import { adoptRecord, newRecord } from './current-record.ts';
import type { SessionRecord } from './session-record.ts';
import type { SessionState } from './session-state.ts';
import { isAfter, readRecord, updateRecord } from './storage/record-store.ts';
import { remainingLifetime } from './token-lifetime.ts';

/** How long, in ms, other tabs get to answer a message where the store cannot be read. */
const ANSWER_TIME = 500;
/**
 * How long, in ms, this tab keeps its own tokens after another tab has announced newer ones that cannot be read from the
 * store.
 */
const ANNOUNCED_TOKENS_WAIT = 300_000;

/** Announces a changed record to the other tabs. `ended`: the sign-in is over in every tab. */
export const broadcastChange = ({ channel }: SessionState, { revision, id }: SessionRecord, ended?: boolean): void =>
  channel?.post({ revision, id, ended });

/** Waits for messages of other tabs. */
export const waitForOtherTabs = ({ clock }: SessionState): Promise<void> =>
  new Promise((resolve) => clock.setTimeout(resolve, ANSWER_TIME));

/** Adopts a stored record that is newer than the current one, or stores the current one where the store has lost it. */
export const syncWithStore = async (state: SessionState): Promise<void> => {
  let own = state.record;
  const stored = await readRecord(state);
  if (state.closed || state.record !== own) return;
  if (stored.revision >= own.revision) adoptRecord(state, stored);
  own = state.record;
  // Nothing to store: the record is kept in memory alone, or neither store nor tab knows a session.
  if (own.volatile || !(stored.revision || own.tokens)) return;
  // The store has all that this tab knows, and all that other tabs have announced.
  if (stored.revision >= Math.max(own.revision, state.announcedRevision)) return;
  // The store was wiped, or has answered from memory for a while. Waits for other tabs before it stores its own tokens,
  // because another tab may have newer ones, and a tab that read the old ones would exchange them a second time.
  await waitForOtherTabs(state);
  if (state.closed || state.record !== own) return;
  const { clock, durable, announcedRevision, announcedAt } = state;
  if (announcedRevision <= own.revision) await updateRecord(state, (saved) => (saved.revision < own.revision ? own : saved));
  // A clock that was set back ends the wait. Tells the tab with the newer tokens that this one is behind, so that the other one
  // stores them again.
  else if (Math.abs(clock.now() - announcedAt) < ANNOUNCED_TOKENS_WAIT || (durable.failed && remainingLifetime(state) > 0)) {
    broadcastChange(state, own);
  }
  // No tab seems to have the newer tokens any more: end the session, without a broadcast.
  else {
    const signedOutRecord = newRecord(state, { revision: own.revision, reason: 'expired' });
    adoptRecord(state, await updateRecord(state, (saved) => (isAfter(saved, own.revision) ? saved : signedOutRecord)));
  }
};
