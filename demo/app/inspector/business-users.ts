import type { SandboxUserOptions, UserView } from 'punchh-login/sandbox';
import { h, icon } from '../dom.ts';
import { addUser, changeUser, removeUser } from './business-calls.ts';

const STATES = { active: 'Active', deactivated: 'Deactivated', locked: 'Locked', unverified: 'Unverified' };

const nameOf = ({ email, phone }: UserView): string => email ?? phone ?? 'nobody';

/** Runs a change and shows what the sandbox has against it. */
type Run = (change: Promise<unknown>) => void;

function row(user: UserView, run: Run): HTMLElement {
  const name = nameOf(user);
  const choose = ({ target }: Event): void =>
    run(changeUser(user.id, { state: (target as HTMLSelectElement).value as UserView['state'] }));
  const details = [user.firstName, user.phone !== null && user.email !== null ? user.phone : '', user.hasPassword ? 'password' : 'codes only'];
  return h('li', { class: 'user' },
    h('div', {}, h('strong', {}, name), h('span', { class: 'sub' }, details.filter(Boolean).join(', '))),
    h('select', { 'aria-label': `State of ${name}`, onchange: choose },
      ...Object.entries(STATES).map(([value, text]) => h('option', { value, selected: value === user.state }, text))),
    h('button', { type: 'button', class: 'plain', 'aria-label': `Remove ${name}`, onclick: () => run(removeUser(user.id)) }, icon('close')));
}

function addForm(run: Run): HTMLElement {
  const contact = h('input', { name: 'contact', required: true, placeholder: 'ada@example.com or +12015550100', 'aria-label': 'Address or number', autocomplete: 'off' });
  const password = h('input', { name: 'password', placeholder: 'none: codes only', 'aria-label': 'Password of the new guest', autocomplete: 'off' });
  const add = (event: Event): void => {
    event.preventDefault();
    const text = contact.value.trim();
    const user: SandboxUserOptions = text.startsWith('+') ? { phone: text } : { email: text };
    const adding = addUser({ ...user, ...(password.value ? { password: password.value } : {}) });
    run(adding.then(() => {
      contact.value = '';
      password.value = '';
    }));
  };
  return h('form', { class: 'add-user', onsubmit: add },
    h('label', {}, h('span', {}, 'Address or number'), contact),
    h('label', {}, h('span', {}, 'Password'), password),
    h('button', { type: 'submit', class: 'tool' }, 'Add a guest'));
}

/** The guests of the business: who there is, in what state, and a form for another one. */
export function usersSection(run: Run): { element: HTMLElement; show: (users: readonly UserView[]) => void } {
  const list = h('ul', { class: 'users' });
  let shown = '';
  return {
    element: h('div', { class: 'group wide' }, h('h3', {}, 'Guests'), list, addForm(run)),
    show(users) {
      const text = JSON.stringify(users);
      if (text === shown) return;
      shown = text;
      // The label of what has the focus leads back to it.
      const focused = list.contains(document.activeElement) ? document.activeElement?.getAttribute('aria-label') : null;
      list.replaceChildren(...users.map((user) => row(user, run)));
      if (focused) list.querySelector<HTMLElement>(`[aria-label="${CSS.escape(focused)}"]`)?.focus();
    },
  };
}
