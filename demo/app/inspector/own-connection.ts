import { connect, ownConnection } from '../connection.ts';
import { h } from '../dom.ts';

/** Whether an address can be a server's: http(s), or a path of this page's origin. */
const isServer = (text: string): boolean => {
  if (/^\/(?!\/)\S*$/.test(text)) return true;
  try {
    return /^https?:$/.test(new URL(text).protocol) && !/\s/.test(text);
  } catch {
    return false;
  }
};

/** A server and client of the visitor's own in place of the sandbox. */
export const ownConnectionForm = (): HTMLElement => {
  const own = ownConnection();
  const problem = h('p', { class: 'hint bad', role: 'status' });
  const field = (label: string, name: 'server' | 'client', placeholder: string): HTMLElement =>
    h('label', { class: 'group wide' }, h('span', { class: 'legend' }, label),
      h('input', { name, value: own?.[name] ?? '', placeholder, autocomplete: 'off', spellcheck: 'false' }));
  const form = h('form', { class: 'own' },
    field('Server', 'server', 'https://'), field('Client id', 'client', ''), problem,
    h('div', { class: 'tools' },
      h('button', { class: 'tool' }, 'Connect'),
      own ? h('button', { type: 'button', class: 'tool', onclick: () => connect(null) }, 'Back to the sandbox') : null));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const [server, client] = ['server', 'client'].map((name) => (data.get(name) as string).trim()) as [string, string];
    if (!isServer(server)) problem.textContent = 'Enter the whole address of the server, beginning with https://.';
    else if (!client) problem.textContent = 'Enter the client id.';
    else connect({ server, client });
  });
  return h('details', { open: own !== null },
    h('summary', { class: 'legend' }, 'Connect your own'),
    h('p', { class: 'hint' }, own
      ? 'This page signs in at your own server: codes go to the real mailbox or phone.'
      : 'A server and client of yours, kept in this tab. Codes then go to the real mailbox or phone; the server has to allow this page’s origin, '
        + `${location.origin}.`),
    form);
};
