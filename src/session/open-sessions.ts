import type { Platform } from './page/platform.ts';
import type { SessionState } from './session-state.ts';

const sessionsOf = new WeakMap<Platform, Map<string, SessionState>>();

/** The sessions that are open in a page, by identity: sessions of one identity are one. */
export const openSessions = (platform: Platform): Map<string, SessionState> => {
  const sessions = sessionsOf.get(platform) ?? new Map<string, SessionState>();
  sessionsOf.set(platform, sessions);
  return sessions;
};
