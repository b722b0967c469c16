import type { ElementSession } from '../login/lazy-session.ts';

/**
 * Names what copies of this package share on one page: the list of sessions, and the context that `<punchh-session>`
 * provides. The number grows with a change that an older copy would not understand.
 */
export const PAGE_KEY = Symbol.for('punchh-login 1');

interface PageSessions {
  /** By session name. */
  readonly sessions: Map<string, ElementSession[]>;
  /** Called after every change of `sessions`, and after every event of one. */
  readonly listeners: Set<() => void>;
}

/** The sessions of the elements on this page, whichever copy of this package they come from. */
export const pageSessions: PageSessions = ((globalThis as { [PAGE_KEY]?: PageSessions })[PAGE_KEY] ??= {
  sessions: new Map(),
  listeners: new Set(),
});
