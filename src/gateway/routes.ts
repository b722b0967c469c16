/** What a call is counted and challenged as. `lookup` tells whether an account exists. */
export type Action = 'send' | 'verify' | 'signIn' | 'lookup';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * What cookie mode does with refresh tokens: `keep` the one that comes back, `use` the one kept and keep the next,
 * `drop` it, or `strip` one that no call would ever use from the answer.
 */
export type CookieUse = 'keep' | 'use' | 'drop' | 'strip';

/** A call that pages may make. */
export interface Route {
  readonly method: Method;
  /** Literal path; a segment such as `:id` stands for any one segment. */
  readonly path: string;
  readonly action?: Action;
  readonly cookie?: CookieUse;
  /** Whether the vendor identifies the brand by an OAuth client id, so that one has to be known here. */
  readonly client?: boolean;
}

const punchh = (method: Method, path: string, more: Partial<Route> = {}): Route => ({
  method,
  path,
  client: true,
  ...more,
});
const menu = (method: Method, path: string, action?: Action): Route => ({
  method,
  path: `/api${path}`,
  ...(action && { action }),
});

/** The calls of the sign-in element itself, on the vendors' paths. */
export const ROUTES: readonly Route[] = [
  // PAR Punchh Advanced Authentication
  punchh('POST', '/api2/password_less/token', { action: 'send' }),
  punchh('POST', '/api2/password_less/verify', { action: 'verify', cookie: 'keep' }),
  punchh('POST', '/api2/password_less/refresh_token', { cookie: 'use' }),
  // The vendor's pages name three paths for signing out; a brand's `paths.signOut` says which one is in use.
  punchh('POST', '/api2/password_less/sign_out', { cookie: 'drop' }),
  punchh('POST', '/api2/sign_out', { cookie: 'drop' }),
  punchh('POST', '/api2/signout', { cookie: 'drop' }),
  // PAR Punchh, Mobile API: password
  punchh('POST', '/api2/mobile/users/login', { action: 'signIn', cookie: 'strip' }),
  punchh('POST', '/api2/mobile/users/forgot_password', { action: 'send' }),
  punchh('DELETE', '/api2/mobile/users/logout'),
  // PAR Ordering (MENU): customer sign-up and sign-in
  menu('POST', '/customers/check-email', 'lookup'),
  menu('POST', '/customers/check-phone-number', 'lookup'),
  menu('POST', '/customers/passwordless-request', 'send'),
  menu('POST', '/customers/register', 'verify'),
  menu('POST', '/customers/login', 'signIn'),
  menu('GET', '/customers/refresh'),
  menu('POST', '/legal-agreement-acceptances'),
];

const segments = (path: string) => path.split('/').slice(1);
const withoutSuffix = (segment: string) => segment.replace(/\.\w+$/, '');

/**
 * Whether an added route could also reach a call of {@link ROUTES}, and so go round its limits: by a parameter, or by
 * a suffix such as `.json`, which the vendor's framework may take for the same call.
 */
export const overlaps = (added: Pick<Route, 'method' | 'path'>, builtIn: Route): boolean => {
  const [ours, theirs] = [segments(builtIn.path), segments(added.path)];
  return (
    added.method === builtIn.method &&
    ours.length === theirs.length &&
    theirs.every((segment, i) => segment.startsWith(':') || withoutSuffix(segment).toLowerCase() === ours[i])
  );
};

const PLAIN_PATH = /^(\/[A-Za-z0-9._~@:-]+)+$/;

/**
 * The path to route and to forward, or `null`. The URL parser has resolved `..` and turned backslashes; what is still
 * encoded, doubled or otherwise readable in two ways matches no route, so gateway and server cannot differ over it.
 */
export const plainPath = ({ pathname }: URL): string | null => (PLAIN_PATH.test(pathname) ? pathname : null);
