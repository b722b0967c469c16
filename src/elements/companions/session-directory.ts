import type { ElementSession } from '../login/lazy-session.ts';
import { pageSessions } from './page-sessions.ts';

const { sessions, listeners } = pageSessions;

const notify = () => {
  for (const listener of [...listeners]) listener();
};

/** The sessions of the elements on this page by name, so that companions find theirs without being nested. */
export const sessionDirectory = {
  /** Calls every subscriber. Used when a session was added, was removed or had an event. */
  notify,
  /** Adds a session; returns a function that removes it. */
  add(name: string, session: ElementSession): () => void {
    sessions.set(name, [...(sessions.get(name) ?? []), session]);
    notify();
    return () => {
      const left = (sessions.get(name) ?? []).filter((other) => other !== session);
      if (left.length) sessions.set(name, left);
      else sessions.delete(name);
      notify();
    };
  },
  /** The session of that name; without a name the page's first one. */
  find: (name?: string | null): ElementSession | undefined => (name ? sessions.get(name) : sessions.values().next().value)?.[0],
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
