import { absoluteServer } from '../model/url.ts';

/**
 * The default name of a session. The same server and client (and, for PAR Ordering, application) make one session, in
 * every element and every tab of an origin.
 */
export const sessionName = (server: string, client: string, application?: string): string =>
  [absoluteServer(server), client, ...(application ? [application] : [])].join(' ');
