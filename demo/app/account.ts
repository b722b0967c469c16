import type { PunchhLogin } from 'punchh-login';
import { byId, h } from './dom.ts';

/** What the page reads of the answer of `/api2/mobile/users/balance`. */
interface Balance {
  points_balance: number;
  rewards: readonly { name: string }[];
}

const show = ({ points_balance: figs, rewards }: Balance): void => {
  byId('balance').replaceChildren(
    h('p', { class: 'figs' }, h('strong', {}, String(figs)), ' figs'),
    h('progress', { max: 150, value: Math.min(figs, 150), 'aria-label': 'Figs on the way to a lunch' }),
    h('p', { class: 'quiet' }, figs < 150 ? `${150 - figs} more and lunch is on us.` : 'Lunch is on us.'),
    ...rewards.map(({ name }) => h('p', { class: 'reward' }, name)),
  );
};

/** The host's side of the sign-in: wait for the tokens, then call the API through the element. */
export function followAccount(login: PunchhLogin): void {
  login.addEventListener('punchh-token', ({ detail }) => {
    byId('account-link-text').textContent = 'Your account';
    // A refreshed token changes nothing for the guest; only Punchh has a balance.
    if (detail.reason !== 'refreshed' && !login.backend?.includes('menu')) void loadBalance(login);
  });
  login.addEventListener('punchh-signed-out', () => {
    byId('account-link-text').textContent = 'Sign in';
    byId('balance').replaceChildren();
  });
}

async function loadBalance(login: PunchhLogin): Promise<void> {
  try {
    const response = await login.fetch('/api2/mobile/users/balance');
    if (response.ok) show((await response.json()) as Balance);
  } catch {
    byId('balance').replaceChildren(h('p', { class: 'quiet' }, 'Your figs are not in reach right now.'));
  }
}
