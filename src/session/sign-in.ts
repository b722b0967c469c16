import { AuthError } from '../model/auth-error.ts';
import type { GivenTokens } from '../model/tokens.ts';
import { tell } from './other-tabs.ts';
import { make, take } from './own-record.ts';
import { save } from './record-store.ts';
import type { SessionCore } from './session-core.ts';
import { emit, type SetTokensExtra } from './session-events.ts';
import { toTokenSet, type SessionRecord } from './session-record.ts';
import { ignore } from './within.ts';

/** Signs in: stores, then announces. Replaces whoever was signed in, and waits for no lock. */
export const setTokens = async (
  core: SessionCore,
  given: GivenTokens,
  { account = null, reason = 'issued', memoryOnly, user, beforeAnnounce }: SetTokensExtra = {},
): Promise<void> => {
  const tokens = toTokenSet(given);
  if (!tokens) throw new AuthError('invalid_configuration', 'setTokens: no `accessToken`, or a malformed part');
  const id = (core.arriving = core.makeId());
  let next!: SessionRecord;
  const now = await save(core, (stored) => {
    // By the time of day: after a wipe, too, a new sign-in is the newest.
    const revision = Math.max(stored.revision, core.record.revision, core.heard, core.clock.now()) + 2;
    next = make(core, { revision, id, tokens, account, volatile: core.shared && memoryOnly });
    if (!next.volatile) return next;
    // What was stored before is replaced by nothing: by the revision between the two.
    return stored.tokens ? make(core, { revision: revision - 1, reason: 'user' }) : stored;
  });
  await beforeAnnounce?.().catch(ignore);
  core.arriving = undefined;
  if (core.record.revision >= next.revision) return;
  take(core, next);
  core.settled = true;
  // What is stored: of a session that is not, nothing but that it has replaced another.
  tell(core, now);
  emit(core, { type: 'tokens', reason, tokens: core.tokens!, ...(user !== undefined && { user }) });
};
