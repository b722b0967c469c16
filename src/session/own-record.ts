import type { SessionCore } from './session-core.ts';
import { emit } from './session-events.ts';
import { writeHint } from './session-hint.ts';
import { publicTokens, type SessionRecord, type SignedOutReason } from './session-record.ts';
import { ignore } from './within.ts';

/** A record of the sign-in that is known here, made now. */
export const make = ({ nothing, record, clock, makeId }: SessionCore, rest: Partial<SessionRecord>): SessionRecord =>
  ({ ...nothing, id: record.id || makeId(), at: clock.now(), ...rest });

/** Whether it concerns other tabs. */
export const isShared = ({ shared, record }: SessionCore): boolean => shared && !record.volatile;

/** Makes a record the truth of this page. */
export const take = (core: SessionCore, next: SessionRecord): void => {
  core.record = next;
  core.tokens = next.tokens && publicTokens(next.tokens);
  core.failure = undefined;
  // Here before they are needed: a page that is leaving, or that was deployed anew, cannot load them any more.
  if (core.tokens) core.loadCalls().catch(ignore);
  if (core.shared) writeHint('session', core.name, core.tokens && isShared(core) ? Infinity : null);
  core.schedule();
};

/** What a sign-out in another tab is here. The server's refusal is the same everywhere. */
const reasonElsewhere = ({ reason }: SessionRecord): SignedOutReason =>
  reason === 'expired' || reason === 'revoked' ? reason : 'other-tab';

/** Takes a record that somebody else stored, and says so. */
export const adopt = (core: SessionCore, next: SessionRecord): void => {
  const before = core.record;
  if (next.id === core.arriving) return;
  if (next.revision <= before.revision) {
    if (next.revision < before.revision || before.volatile) return;
    // Of one sign-in, its end counts.
    if (before.tokens ? before.tokens.accessToken === next.tokens?.accessToken : before.id === next.id) return;
  }
  const wasIn = core.tokens;
  take(core, next);
  const { settled, tokens } = core;
  if (!settled) return;
  if (tokens) emit(core, { type: 'tokens', reason: wasIn && before.id === next.id ? 'refreshed' : 'restored', tokens });
  else if (wasIn) emit(core, { type: 'signed-out', reason: reasonElsewhere(next) });
};
