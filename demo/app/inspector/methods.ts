import type { PunchhLogin } from 'punchh-login';
import { ownConnection } from '../connection.ts';
import { h } from '../dom.ts';
import { choices, kept } from './choices.ts';

/** One of the ways to sign in that the demo can show. */
interface Method {
  label: string;
  /** The attributes and the brand file that a page of one's own would have. */
  set: Partial<Pick<PunchhLogin, 'server' | 'backend' | 'cookie' | 'brand'>>;
  /** An authenticated call of the same system, and the headers that it asks for beside the tokens. */
  api: string;
  headers?: () => Record<string, string>;
  /** Where the refresh token is, if there is one. */
  refreshToken: string | null;
  /** How the session goes on. */
  renewal: string;
  /** Who can sign in. */
  hint?: string;
}

const METHODS: Readonly<Record<string, Method>> = {
  punchh: {
    label: 'Codes',
    set: {},
    api: '/api2/mobile/users/balance',
    refreshToken: 'the refresh token never leaves the session',
    renewal: 'Move the server’s clock on by 30 minutes, then call: the token is refreshed once, and the call repeated.',
  },
  password: {
    label: 'Password',
    // A page that is its own server, as on the built site, cannot set cookies.
    set: { server: '/gateway', backend: 'punchh-password punchh', cookie: import.meta.env.MODE !== 'site' },
    api: '/api2/mobile/users/balance',
    refreshToken: 'the refresh token is in the gateway’s cookie, which no script can read',
    renewal: 'A session that began with a password lasts until the server refuses its token; one that began with a code is refreshed.',
    hint: 'To try it: guest@example.com with the password Let!MeIn8410. A gateway signs the call; the page has no secret.',
  },
  menu: {
    label: 'PAR Ordering',
    set: {
      server: '/sandbox/api',
      backend: 'menu',
      brand: {
        consents: [
          { id: 'terms', required: true, covers: ['terms', 'privacy'], url: 'legal.html#terms', version: '1' },
          { id: 'news', required: false, covers: ['marketing-email'], version: '1' },
        ],
        menu: {
          application: 'demo-application',
          apiVersion: '4.38.0',
          kind: 'email',
          phone: 'optional',
          uniquePhone: true,
          demographics: [
            {
              id: 'diet',
              type: 'choice',
              label: 'What do you eat?',
              options: [
                { value: 'anything', label: 'Anything' },
                { value: 'vegetarian', label: 'Vegetarian' },
                { value: 'vegan', label: 'Vegan' },
              ],
            },
            { id: 'birthday', type: 'date', label: 'Birthday' },
          ],
        },
      },
    },
    api: '/customers/account',
    headers: () => ({ 'X-Request-ID': crypto.randomUUID(), Application: 'demo-application', 'Api-Version': '4.38.0' }),
    refreshToken: null,
    renewal: 'Move the server’s clock on by 60 minutes, then call: the token is exchanged for a new one, and the call repeated.',
    hint: 'To try it: any address registers, regular@example.com is known, social@example.com signs in elsewhere.',
  },
};

/** The one that the visitor chose. */
export const chosenMethod = (): Method =>
  (ownConnection() ? undefined : METHODS[kept.get('method', 'punchh')]) ?? METHODS['punchh']!;

export const methodChoice = (login: PunchhLogin): HTMLElement => {
  const { set, hint } = chosenMethod();
  Object.assign(login, set);
  if (hint) login.append(h('p', { slot: 'footer', class: 'quiet' }, hint));
  const labels = Object.fromEntries(Object.entries(METHODS).map(([name, { label }]) => [name, label]));
  // Another backend is another session: the page starts over with it.
  return choices('Sign in with', labels, kept.get('method', 'punchh'), (name) => {
    kept.set('method', name);
    location.reload();
  });
};
