import type { Message } from 'punchh-login/sandbox';
import { h, icon } from '../dom.ts';

/** Copies the code, and says so on the button. */
const copyButton = (code: string): HTMLElement => {
  const label = h('span', {}, code);
  const button = h('button', { type: 'button', class: 'copy', 'aria-label': `Copy the code ${code}` }, icon('copy'), label);
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(code).then(
      () => {
        label.textContent = 'Copied';
        setTimeout(() => (label.textContent = code), 1500);
      },
      // Without the permission the guest can still select it.
      () => getSelection()?.selectAllChildren(label),
    );
  });
  return button;
};

const at = (message: Message): string =>
  new Date(message.at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

const card = (message: Message): HTMLElement => {
  const sms = message.channel === 'sms';
  return h('li', { class: `message ${message.channel}` },
    h('div', { class: 'from' }, icon(sms ? 'phone' : 'mail'),
      h('span', {}, sms ? 'Text message' : 'Mail'), h('span', { class: 'to' }, message.to), h('time', {}, at(message))),
    message.subject ? h('p', { class: 'subject' }, message.subject) : null,
    h('p', { class: 'text' }, sms ? message.text : message.text.replace(/\n+/g, '\n')),
    message.code ? copyButton(message.code) : null,
    message.link ? h('a', { class: 'tool', href: message.link }, 'Open the link') : null);
};

/** The messages that the sandbox sent, as a guest's phone and mailbox show them, the newest first. */
export function inboxPanel(onMessage: (message: Message) => void): HTMLElement {
  const empty = h('p', { class: 'hint' }, 'Any address and any number work: the code arrives here.');
  const list = h('ul', { class: 'messages', 'aria-live': 'polite' });
  const seen = new Set<number>();
  const openedAt = Date.now();
  const source = new EventSource('/sandbox/_/inbox');
  const clear = (): void => {
    seen.clear();
    list.replaceChildren();
    empty.hidden = false;
  };
  source.addEventListener('message', (event: MessageEvent<string>) => {
    const message = JSON.parse(event.data) as Message;
    // A connection that was lost and found again begins with everything.
    if (seen.has(message.id)) return;
    seen.add(message.id);
    empty.hidden = true;
    list.prepend(card(message));
    while (list.children.length > 3) list.lastElementChild?.remove();
    if (Date.now() - openedAt > 1000) onMessage(message);
  });
  source.addEventListener('clear', clear);
  return h('section', { class: 'inbox', 'aria-labelledby': 'inbox-title' },
    h('div', { class: 'row' },
      h('h3', { id: 'inbox-title' }, 'Messages'),
      h('button', { type: 'button', class: 'plain', onclick: () => void fetch('/sandbox/_/inbox', { method: 'DELETE' }) }, 'Clear')),
    empty,
    list);
}

/** The newest message where the inspector is out of sight: a phone's notification, tapped to copy. */
export function showNotification(message: Message): void {
  document.querySelector('.notification')?.remove();
  const close = h('button', { type: 'button', class: 'plain', 'aria-label': 'Dismiss' }, icon('close'));
  const note = h('div', { class: 'notification', role: 'status' },
    icon(message.channel === 'sms' ? 'phone' : 'mail'),
    h('div', {}, h('strong', {}, message.channel === 'sms' ? 'Messages' : 'Mail'),
      h('p', {}, message.subject ?? message.text.split('\n')[0]!)),
    message.code ? copyButton(message.code) : null,
    close);
  close.addEventListener('click', () => note.remove());
  document.body.append(note);
  setTimeout(() => note.remove(), 30_000);
}
