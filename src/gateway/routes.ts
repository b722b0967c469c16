import { own } from './own.ts';
import type { DeclaredQuery } from './query.ts';

/**
 * The kind of a counted call. `send`: a code or a link is sent. `verify`: a code is tried. `signIn`: a password is tried.
 * `signUp`: an account is created. `lookup`: the answer tells whether an account exists.
 */
export type Action = 'send' | 'verify' | 'signIn' | 'signUp' | 'lookup';
export const ACTIONS: readonly Action[] = ['send', 'verify', 'signIn', 'signUp', 'lookup'];

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * The use of the refresh token in cookie mode. `keep`: move it from the answer into the cookie. `use`: send the one in the
 * cookie and keep the new one. `drop`: send it and delete the cookie. `strip`: remove it from the answer, because no call
 * uses it.
 */
export type CookieUse = 'keep' | 'use' | 'drop' | 'strip';

/** A call that pages may make. */
export interface Route {
  readonly method: Method;
  /** Literal path; a segment such as `:id` stands for any one segment. */
  readonly path: string;
  /** The limit that the call counts towards. A call without it is not counted. */
  readonly action?: Action;
  /**
   * Members of the JSON body that name the guest, such as `email` or `user.phone`. They are counted; any other member
   * of a counted call that looks like a contact is refused.
   */
  readonly contacts?: readonly string[];
  /** Members that look like a contact but are none that the call acts on: they pass, and are not counted. */
  readonly details?: readonly string[];
  /** Query parameters that the call takes. Without it: `client` for a counted call, any for another. */
  readonly query?: DeclaredQuery;
  readonly cookie?: CookieUse;
  /** Of a sign-out: where the refresh token that it ends can be exchanged. */
  readonly refreshPath?: string;
  /** Whether the vendor identifies the brand by an OAuth client id, so that one has to be known here. */
  readonly client?: boolean;
}

const punchh = (method: Method, path: string, more: Partial<Route> = {}): Route => own<Route>({
  method,
  path,
  client: true,
  query: ['client'],
  ...more,
});
const mobile = (method: Method, path: string, more: Partial<Route> = {}): Route =>
  // The Mobile API takes parameters that its documents do not list.
  punchh(method, `/api2/mobile/users${path}`, { query: 'other', ...more });
const menu = (method: Method, path: string, more: Partial<Route> = {}): Route => own<Route>({
  method,
  path: `/api${path}`,
  query: [],
  ...more,
});

const EMAIL_OR_PHONE = ['email', 'phone_ext', 'phone_number'];

/** The calls of the sign-in element, on the vendors' paths. */
export const ROUTES: readonly Route[] = [
  // PAR Punchh Guest Identity Service: one-time codes
  punchh('POST', '/api2/password_less/token', { action: 'send', contacts: EMAIL_OR_PHONE }),
  punchh('POST', '/api2/password_less/verify', { action: 'verify', contacts: EMAIL_OR_PHONE, cookie: 'keep' }),
  punchh('POST', '/api2/password_less/refresh_token', { cookie: 'use' }),
  // The vendor's pages name three paths for signing out; a brand's `paths.signOut` says which one is in use.
  punchh('POST', '/api2/password_less/sign_out', { cookie: 'drop', refreshPath: '/api2/password_less/refresh_token' }),
  punchh('POST', '/api2/sign_out', { cookie: 'drop', refreshPath: '/api2/refresh_token' }),
  punchh('POST', '/api2/signout', { cookie: 'drop', refreshPath: '/api2/refresh_token' }),
  // PAR Punchh Guest Identity Service: passwords
  punchh('POST', '/api2/basic_auth/signup', { action: 'signUp', contacts: ['email'], cookie: 'keep' }),
  punchh('POST', '/api2/basic_auth/signin', { action: 'signIn', contacts: ['email'], cookie: 'keep' }),
  punchh('POST', '/api2/basic_auth/forgot_password', { action: 'send', contacts: ['email'] }),
  // The reset token and the current password can be guessed like a code.
  punchh('POST', '/api2/basic_auth/reset_password', { action: 'verify', cookie: 'strip' }),
  punchh('POST', '/api2/basic_auth/change_password', { action: 'signIn', cookie: 'strip' }),
  punchh('POST', '/api2/refresh_token', { cookie: 'use' }),
  // PAR Punchh, Mobile API: passwords
  mobile('POST', '/login', { action: 'signIn', contacts: ['user.email'], cookie: 'strip' }),
  mobile('POST', '/forgot_password', { action: 'send', contacts: ['user.email'] }),
  mobile('DELETE', '/logout'),
  // PAR Ordering (MENU): customer sign-up and sign-in
  menu('POST', '/customers/check-email', { action: 'lookup', contacts: ['email'] }),
  menu('POST', '/customers/check-phone-number', { action: 'lookup', contacts: ['phone_number'] }),
  menu('POST', '/customers/passwordless-request', { action: 'send', contacts: ['email', 'phone_number'] }),
  // Which of the two got the code is a setting of the brand that the body does not tell, so both are counted.
  menu('POST', '/customers/register', {
    action: 'verify',
    contacts: ['passwordless_email', 'passwordless_phone', 'phone_number'],
    details: ['optin_status_email', 'optin_status_sms'],
  }),
  menu('POST', '/customers/login', {
    action: 'signIn', contacts: ['passwordless_email', 'passwordless_phone', 'email', 'phone_number'],
  }),
  menu('GET', '/customers/refresh'),
  menu('POST', '/legal-agreement-acceptances'),
];

const segments = (path: string) => path.split('/').slice(1);
const withoutSuffix = (segment: string) => segment.replace(/\.\w+$/, '');

/**
 * Whether an added route could also reach a call of {@link ROUTES}, and so go round its limits: by a parameter, or by
 * a suffix such as `.json`, which the vendor's framework may take for the same call.
 */
export const overlaps = (added: Pick<Route, 'method' | 'path'>, builtIn: Pick<Route, 'method' | 'path'>): boolean => {
  const [ours, theirs] = [segments(builtIn.path), segments(added.path)];
  return (
    added.method === builtIn.method &&
    ours.length === theirs.length &&
    theirs.every((segment, i) => segment.startsWith(':') || withoutSuffix(segment).toLowerCase() === ours[i])
  );
};

const PLAIN_PATH = /^(\/[A-Za-z0-9._~@:-]+)+$/;

/**
 * Returns the path to route and to forward, or `null` if it is not plain. The URL parser has already resolved `..` and
 * backslashes. A path with encoded characters or empty segments could be read in two ways, so it matches no route.
 */
export const plainPath = ({ pathname }: URL): string | null => (PLAIN_PATH.test(pathname) ? pathname : null);
