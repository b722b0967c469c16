import { escapeHtml, page } from './page-frame.ts';

const LIST_STYLES = `
.head { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem }
ul { list-style: none; margin: 1.2rem 0; padding: 0; display: grid; gap: .8rem }
li { border: 1px solid var(--line); border-radius: 12px; padding: .9rem 1.1rem; background: var(--shade) }
li p { margin: .3rem 0 0; white-space: pre-line; overflow-wrap: anywhere }
.top { display: flex; gap: .8rem; justify-content: space-between; color: var(--quiet); font-size: .9rem }
.code { font: 600 1.5rem/1.3 ui-monospace, monospace; letter-spacing: .12em; margin-top: .4rem }
`;

// Runs in the page. Messages are set as text, never as HTML.
const SCRIPT = `
const list = document.querySelector('ul');
const empty = document.querySelector('#empty');
const shown = new Set();
const add = (name, parent, text, className = '') => {
  const element = document.createElement(name);
  element.textContent = text;
  element.className = className;
  parent.append(element);
  return element;
};
const show = (message) => {
  if (shown.has(message.id)) return;
  shown.add(message.id);
  const item = document.createElement('li');
  const top = add('div', item, '', 'top');
  add('span', top, (message.channel === 'sms' ? 'Text message to ' : 'Mail to ') + message.to);
  add('time', top, new Date(message.at).toLocaleTimeString());
  if (message.code) add('div', item, message.code, 'code');
  const text = add('p', item, '');
  const parts = message.link ? message.text.split(message.link) : [message.text];
  text.append(parts[0]);
  if (message.link) {
    add('a', text, message.link).href = message.link;
    text.append(parts[1]);
  }
  list.prepend(item);
  empty.hidden = true;
};
const source = new EventSource('inbox');
source.addEventListener('message', (event) => show(JSON.parse(event.data)));
source.addEventListener('clear', () => {
  shown.clear();
  list.replaceChildren();
  empty.hidden = false;
});
document.querySelector('button').addEventListener('click', () => fetch('inbox', { method: 'DELETE' }));
`;

/** The messages as they arrive, the newest first. */
export const inboxPage = (businessName: string): string =>
  page(`Messages of ${businessName}`, `<div class="head"><h1>Messages</h1><button type="button">Clear</button></div>
<p class="quiet">Every code and link that ${escapeHtml(businessName)} “sent”, the newest first. Nothing reaches a real guest.
As JSON: <a href="inbox.json">inbox.json</a>. Back to <a href="../">what to try</a>.</p>
<p id="empty">No messages yet. Ask for a code, and it arrives here.</p>
<ul aria-live="polite"></ul>`, { styles: LIST_STYLES, script: SCRIPT });
