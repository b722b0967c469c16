import { adopt, make } from './own-record.ts';
import { isAfter, read, save } from './record-store.ts';
import type { SessionCore } from './session-core.ts';
import type { SessionRecord } from './session-record.ts';
import { remaining } from './token-age.ts';

/** Lets the other tabs know that something has changed. */
export const tell = ({ channel }: SessionCore, { revision, id }: SessionRecord, ended?: boolean): void =>
  channel?.post({ revision, id, ended });

/** Waits for what other tabs may have to tell: half a second, where the store says nothing. */
export const listen = ({ clock }: SessionCore): Promise<void> => new Promise((resolve) => clock.setTimeout(resolve, 500));

/** Catches up with what is stored, or has it stored again. */
export const sync = async (core: SessionCore): Promise<void> => {
  /** How long, in ms, a newer pair that another tab told of, but that cannot be read, keeps us from using our own. */
  const HEARSAY = 300_000;
  let mine = core.record;
  const stored = await read(core);
  if (core.closed || core.record !== mine) return;
  if (stored.revision >= mine.revision) adopt(core, stored);
  mine = core.record;
  if (mine.volatile || !(stored.revision || mine.tokens)) return;
  if (stored.revision >= Math.max(mine.revision, core.heard)) return;
  // The store was wiped, or answered from memory for a while. Whoever has newer tokens is heard first: were old ones
  // written back, the next tab would redeem them again.
  await listen(core);
  if (core.closed || core.record !== mine) return;
  const { clock, durable, heard, heardAt } = core;
  if (heard <= mine.revision) await save(core, (now) => (now.revision < mine.revision ? mine : now));
  // Hearing that we are behind, whoever told us stores it once more.
  else if (clock.now() - heardAt! < HEARSAY || (durable.failed && remaining(core) > 0)) tell(core, mine);
  // Lost with the tab that had it, for all that is known here: nobody else is told.
  else {
    const over = make(core, { revision: mine.revision, reason: 'expired' });
    adopt(core, await save(core, (now) => (isAfter(now, mine.revision) ? now : over)));
  }
};
