import { tell } from './other-tabs.ts';
import { adopt, make, take } from './own-record.ts';
import { save } from './record-store.ts';
import type { SessionCore } from './session-core.ts';
import { emit } from './session-events.ts';
import { markEnded } from './session-hint.ts';
import type { SessionRecord, SignedOutReason } from './session-record.ts';
import { ignore } from './within.ts';

/** What is stored at the end: newer than what was there, and than what was known here. */
const over = (core: SessionCore, stored: SessionRecord, mine: SessionRecord, reason: SignedOutReason, { id } = mine) =>
  make(core, { revision: Math.max(stored.revision, mine.revision) + 1, reason, id });

/** Ends the session, unless it has got beyond `revision`. */
export const end = async (core: SessionCore, revision: number, reason: SignedOutReason): Promise<void> => {
  const mine = core.record;
  if (mine.volatile) {
    // Nobody else knew of it: what is stored counts again.
    if (mine.revision <= revision) {
      core.record = core.nothing;
      adopt(core, make(core, { reason }));
    }
    return;
  }
  const now = await save(core, (stored) =>
    stored.revision >= mine.revision && (!stored.tokens || stored.revision > revision || stored.id !== mine.id)
      ? stored
      : over(core, stored, mine, reason));
  adopt(core, now);
  // Who was told does not tell again.
  if (reason !== 'other-tab') tell(core, now, !now.tokens);
};

/** Signs out everywhere on this device, and tells the server. */
export const signOut = async (core: SessionCore, reason: SignedOutReason = 'user'): Promise<void> => {
  const last = core.record;
  const wasIn = core.tokens;
  let final = last.tokens;
  // Gone from this page at once, whatever the store does.
  take(core, make(core, { revision: last.revision + (wasIn ? 1 : 0), reason }));
  const now = await save(core, (stored) => {
    if (!stored.tokens && !wasIn) return stored;
    // Another tab may have refreshed, or signed in, since.
    final = stored.tokens ?? final;
    return over(core, stored, last, reason, stored.tokens ? stored : last);
  });
  const isNewest = now.revision >= core.record.revision;
  const ends = wasIn || (isNewest && core.tokens);
  if (isNewest) take(core, now);
  if (core.shared && core.durable.failed) markEnded(core.name, last.id);
  if (ends) emit(core, { type: 'signed-out', reason });
  if (final) {
    tell(core, now, true);
    void core.loadCalls().then((calls) => calls.revoke?.(final!)).catch(ignore);
  }
};
