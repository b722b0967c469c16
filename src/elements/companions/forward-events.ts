import type { Session } from '../../session/session.ts';
import type { SessionListener } from '../login/lazy-session.ts';
import { sessionDirectory } from './session-directory.ts';

/** Forwards every event of a session to the listeners, and tells the companions. A listener that throws does not stop the others. */
export const forwardEvents = (session: Session, listeners: ReadonlySet<SessionListener>): void => {
  session.subscribe((event) => {
    // Each in a promise of its own: an error that it throws is reported as an unhandled rejection.
    for (const listener of [...listeners]) void (async () => listener(event))();
    // Companions are no listeners of the session: a page can end those with `dispose`.
    sessionDirectory.notify();
  });
};
