import type { PunchhLogin } from 'punchh-login';
import { byId, h } from './dom.ts';
import { readFigs } from './orders.ts';

/** Figs that a lunch costs. */
const LUNCH = 150;

/** Shows the guest's figs in the element's slot `signed-in`. */
export const showFigs = (figs: number): void => {
  byId('balance').replaceChildren(
    h('p', { class: 'figs' }, h('strong', {}, String(figs)), ' figs'),
    h('progress', { max: LUNCH, value: Math.min(figs, LUNCH), 'aria-label': 'Figs on the way to a lunch' }),
    h('p', { class: 'quiet' }, figs < LUNCH ? `${LUNCH - figs} more and lunch is on us.` : 'Lunch is on us.'),
  );
};

/** The host's side of the sign-in: wait for the tokens, then call the API through the element. */
export function followAccount(login: PunchhLogin): void {
  login.addEventListener('punchh-token', ({ detail }) => {
    byId('account-link-text').textContent = 'Your account';
    // A refreshed token changes nothing for the guest.
    if (detail.reason !== 'refreshed') void loadFigs(login);
  });
  login.addEventListener('punchh-signed-out', () => {
    byId('account-link-text').textContent = 'Sign in';
    byId('balance').replaceChildren();
  });
}

async function loadFigs(login: PunchhLogin): Promise<void> {
  try {
    const figs = await readFigs(login);
    if (figs !== null) showFigs(figs);
  } catch {
    byId('balance').replaceChildren(h('p', { class: 'quiet' }, 'Your figs are not in reach right now.'));
  }
}
