import type { PunchhLogin } from 'punchh-login';
import { ownConnection } from '../connection.ts';
import { byId, h, icon } from '../dom.ts';
import { activityPanel } from './activity.ts';
import { businessPanel } from './business.ts';
import { conditionsPanel } from './conditions.ts';
import { inboxPanel, showNotification } from './inbox.ts';
import { sessionPanel } from './session.ts';

/** A tab list by the pattern of the ARIA Authoring Practices: arrow keys move, one panel shows. */
const tabs = (panels: Readonly<Record<string, HTMLElement>>): readonly HTMLElement[] => {
  const names = Object.keys(panels);
  const idOf = (name: string): string => name.toLowerCase();
  const buttons = names.map((name) =>
    h('button', { type: 'button', role: 'tab', id: `tab-${idOf(name)}`, 'aria-controls': `panel-${idOf(name)}` }, name));
  const boxes = names.map((name) =>
    h('div', { role: 'tabpanel', id: `panel-${idOf(name)}`, 'aria-labelledby': `tab-${idOf(name)}`, tabindex: 0 }, panels[name]!));
  const select = (chosen: number): void => {
    buttons.forEach((button, index) => {
      button.setAttribute('aria-selected', String(index === chosen));
      button.tabIndex = index === chosen ? 0 : -1;
    });
    boxes.forEach((box, index) => (box.hidden = index !== chosen));
  };
  const list = h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Behind the scenes' }, ...buttons);
  buttons.forEach((button, index) => button.addEventListener('click', () => select(index)));
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const forward = getComputedStyle(list).direction === 'rtl' ? -step : step;
    const next = (buttons.indexOf(event.target as HTMLButtonElement) + forward + names.length) % names.length;
    select(next);
    buttons[next]!.focus();
  });
  select(0);
  return [list, ...boxes];
};

/** The panel beside the shop; on a phone, a sheet behind a button at the bottom. */
export function showInspector(login: PunchhLogin): void {
  const inspector = byId('inspector');
  const opener = h('button', { type: 'button', class: 'opener', 'aria-expanded': 'false', 'aria-controls': 'inspector' },
    'Behind the scenes');
  const open = (value: boolean): void => {
    inspector.classList.toggle('open', value);
    opener.setAttribute('aria-expanded', String(value));
    (value ? close : opener).focus();
  };
  const close = h('button', { type: 'button', class: 'plain close', 'aria-label': 'Close', onclick: () => open(false) },
    icon('close'));
  opener.addEventListener('click', () => open(true));
  inspector.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && inspector.classList.contains('open')) open(false);
  });
  const beside = matchMedia('(min-width: 60rem)');
  inspector.append(
    h('header', {},
      h('h2', {}, 'Behind the scenes'),
      h('p', { class: 'hint' }, 'What ', h('code', {}, '<punchh-login>'), ' sends, tells and keeps.'),
      close),
    // A server of one's own sends to a real mailbox.
    ...(ownConnection() ? [] : [inboxPanel((message) => {
      if (!beside.matches && !inspector.classList.contains('open')) showNotification(message);
    })]),
    ...tabs({
      Activity: activityPanel(login),
      Session: sessionPanel(login),
      ...(ownConnection() ? {} : { Business: businessPanel(login) }),
      Conditions: conditionsPanel(login),
    }));
  inspector.before(opener);
}
