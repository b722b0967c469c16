import type { PunchhLogin } from 'punchh-login';
import { h } from '../dom.ts';
import { facts } from './activity.ts';
import { mask } from './mask.ts';
import { chosenMethod } from './methods.ts';

const left = (expiresAt: number | null): string => {
  if (expiresAt === null) return 'when the server says so';
  const seconds = Math.round((expiresAt - Date.now()) / 1000);
  return seconds > 0 ? `in ${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s` : 'expired';
};

/** The stored session as the page may see it, and what one can do with it. */
export function sessionPanel(login: PunchhLogin): HTMLElement {
  const list = h('dl', { class: 'session' });
  const answer = h('div', { class: 'answer', 'aria-live': 'polite' });
  const { api, headers, refreshToken, renewal } = chosenMethod();
  let reason = '';

  const show = async (): Promise<void> => {
    const { state, account } = login.session;
    const tokens = state === 'signed-in' ? await login.getTokens() : null;
    const rows: [string, string][] = [['State', tokens ? `Signed in, ${reason || 'restored'}` : 'Signed out']];
    if (tokens) {
      if (account) rows.push(['Guest', account]);
      rows.push(
        ['Access token', mask('access_token', tokens.accessToken)],
        ['ID token', mask('id_token', tokens.idToken)],
        ['Expires', left(tokens.expiresAt)],
        ['Kept in', ['IndexedDB of this origin', refreshToken].filter(Boolean).join('; ')],
      );
    }
    list.replaceChildren(...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
    for (const button of actions) button.disabled = !tokens;
  };

  /** Runs what a button does, and shows what came of it. */
  const act = (label: string, action: () => Promise<HTMLElement | null>): HTMLButtonElement => {
    const button = h('button', { type: 'button', class: 'tool', disabled: true }, label);
    button.addEventListener('click', () => {
      answer.replaceChildren(h('p', { class: 'hint' }, 'Waiting for the answer'));
      action().then(
        (result) => answer.replaceChildren(...(result ? [result] : [])),
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          answer.replaceChildren(h('p', { class: 'hint bad' }, message));
        },
      ).finally(() => void show());
    });
    return button;
  };

  const actions = [
    act('Call the API', async () => {
      const response = await login.fetch(api, { headers: headers?.() ?? {} });
      return facts(`GET ${api}: ${response.status}`, await response.json());
    }),
    act('Refresh now', async () => {
      const before = await login.getTokens();
      const after = await login.session.refresh();
      const same = before?.accessToken === after?.accessToken;
      return h('p', { class: 'hint' }, same ? 'This session has nothing to refresh with.' : 'New tokens are stored; the old ones are void.');
    }),
    act('Sign out', async () => {
      await login.signOut();
      return null;
    }),
  ];

  login.addEventListener('punchh-token', (event) => {
    reason = event.detail.reason;
    void show();
  });
  login.addEventListener('punchh-signed-out', () => {
    answer.replaceChildren();
    void show();
  });
  setInterval(() => {
    if (list.checkVisibility() && login.session.state === 'signed-in') void show();
  }, 1000);
  void show();
  return h('div', {},
    list,
    h('div', { class: 'tools' }, ...actions),
    answer,
    h('pre', { class: 'code', tabindex: 0, 'aria-label': 'The code behind the button' },
      `const login = document.querySelector('punchh-login');\nawait login.fetch('${api}');`),
    h('p', { class: 'hint' }, renewal));
}
