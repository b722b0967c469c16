import type { PunchhLogin } from 'punchh-login';
import { kept } from './inspector/choices.ts';

/** A server and client of the visitor's own, in place of the sandbox. */
export interface OwnConnection {
  server: string;
  client: string;
}

const KEY = 'own-connection';

/** The visitor's own connection, or `null`. It is kept for this tab only. */
export const ownConnection = (): OwnConnection | null => {
  try {
    return JSON.parse(kept.get(KEY, 'null')) as OwnConnection | null;
  } catch {
    return null;
  }
};

/** Connects the page to a server of one's own, or to the sandbox again: another server is another session, so the page starts over. */
export const connect = (connection: OwnConnection | null): void => {
  kept.set(KEY, JSON.stringify(connection));
  location.reload();
};

export const applyConnection = (login: PunchhLogin): void => {
  const own = ownConnection();
  if (own) Object.assign(login, own);
};
