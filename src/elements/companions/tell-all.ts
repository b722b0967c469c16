import type { Session } from '../../session/session.ts';
import type { SessionListener } from '../login/lazy-session.ts';

/** Tells all who listen of what happens in a session; one that throws keeps it from nobody else. */
export const tellAll = (session: Session, listeners: ReadonlySet<SessionListener>): void => {
  session.subscribe((event) => {
    // In a promise of its own, what is thrown is reported and goes no further.
    for (const listener of [...listeners]) void (async () => listener(event))();
  });
};
