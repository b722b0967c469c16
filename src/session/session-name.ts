/**
 * The default name of a session. The same server and client (and, for PAR Ordering, application) make one session, in
 * every element and every tab of an origin.
 */
export const sessionName = (server: string, client: string, application?: string): string =>
  [trimServer(server), client, ...(application ? [application] : [])].join(' ');

/** `https://api.example.com/` and `https://api.example.com` are one server. */
export const trimServer = (server: string): string => server.replace(/\/+$/, '');
