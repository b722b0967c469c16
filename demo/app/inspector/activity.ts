import type { PunchhLogin } from 'punchh-login';
import { h } from '../dom.ts';
import { masked } from './mask.ts';
import { recordRequests, type Exchange } from './record-requests.ts';

/** The purpose of each call. */
const MEANINGS: Readonly<Record<string, string>> = {
  '/api2/password_less/token': 'Send a code',
  '/api2/password_less/verify': 'Check the code',
  '/api2/password_less/refresh_token': 'Refresh the tokens',
  '/api2/password_less/sign_out': 'Sign out',
  '/api2/basic_auth/signup': 'Join with a password',
  '/api2/basic_auth/signin': 'Sign in with a password',
  '/api2/basic_auth/forgot_password': 'Ask for a reset link',
  '/api2/basic_auth/reset_password': 'Choose a new password',
  '/api2/basic_auth/change_password': 'Change the password',
  '/api2/refresh_token': 'Refresh the tokens',
  '/api2/signout': 'Sign out',
  '/api2/sign_out': 'Sign out',
  '/api2/mobile/users/balance': 'Read the balance',
  '/api2/mobile/users/login': 'Sign in with a password',
  '/api2/mobile/users/forgot_password': 'Ask for a reset link',
  '/api2/mobile/users/logout': 'Sign out',
  '/shop/figs': 'Read the figs',
  '/shop/orders': 'Place the order',
  '/customers/account': 'Read the account',
  '/customers/check-email': 'Is the email known?',
  '/customers/check-phone-number': 'Is the number known?',
  '/customers/passwordless-request': 'Send a code',
  '/customers/login': 'Sign in',
  '/customers/register': 'Register',
  '/customers/refresh': 'Refresh the token',
  '/legal-agreement-acceptances': 'Record the agreement',
};

const EVENTS = [
  'punchh-step',
  'punchh-code-sent',
  'punchh-consent',
  'punchh-token',
  'punchh-signed-out',
  'punchh-error',
  'punchh-storage-degraded',
] as const;

const time = (at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Names and values, or nothing where there is nothing to tell. */
export const facts = (title: string, data: unknown): HTMLElement | null => {
  const pairs = masked(data);
  if (pairs.length === 0) return null;
  return h('div', { class: 'facts' },
    h('h4', {}, title),
    h('dl', {}, ...pairs.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])));
};

const entry = (kind: string, head: readonly (Node | string)[], body: readonly (HTMLElement | null)[]): HTMLElement =>
  h('li', { class: `entry ${kind}` }, h('details', {}, h('summary', {}, ...head), ...body.filter((part) => part !== null)));

const summaryOf = (detail: object): string => {
  const { reason, step, channel, code, consents } = detail as Record<string, unknown>;
  if (Array.isArray(consents)) return consents.map(({ id }: { id: string }) => id).join(', ');
  return [reason, step, channel, code].find((value): value is string => typeof value === 'string') ?? '';
};

const statusOf = ({ status, failed, took }: Exchange): HTMLElement =>
  failed
    ? h('span', { class: 'status bad' }, 'no answer')
    : status === null
      ? h('span', { class: 'status' }, took === null ? 'waiting' : '')
      : h('span', { class: `status ${status < 400 ? 'good' : 'bad'}` }, String(status));

const requestEntry = (exchange: Exchange, base: string): HTMLElement => {
  const path = exchange.path.startsWith(base) ? exchange.path.slice(base.length) : exchange.path;
  return entry('request', [
    h('span', { class: 'name' }, MEANINGS[path] ?? 'Request'),
    statusOf(exchange),
    h('span', { class: 'sub' }, `${exchange.method} ${path}`),
    h('span', { class: 'when' }, exchange.took === null ? time(exchange.sentAt) : `${exchange.took} ms`),
  ], [
    facts('Headers', exchange.requestHeaders),
    facts('Body', exchange.requestBody),
    facts('Answer', exchange.responseBody),
  ]);
};

/** Requests and events in the order in which they happen, the newest first. */
export function activityPanel(login: PunchhLogin): HTMLElement {
  const empty = h('p', { class: 'hint' }, 'Requests and events show up here as they happen. Ask for a code to begin.');
  const list = h('ol', { class: 'activity' });
  const shown = new Map<Exchange, HTMLElement>();
  const add = (item: HTMLElement): void => {
    empty.hidden = true;
    list.prepend(item);
    while (list.children.length > 60) list.lastElementChild?.remove();
  };

  login.fetcher = recordRequests((exchange) => {
    const item = requestEntry(exchange, login.server ?? '');
    const before = shown.get(exchange);
    if (before) {
      item.querySelector('details')!.open = before.querySelector('details')!.open;
      const focused = before.contains(document.activeElement);
      before.replaceWith(item);
      if (focused) item.querySelector('summary')!.focus();
      shown.delete(exchange);
    } else {
      shown.set(exchange, item);
      add(item);
    }
  });

  for (const type of EVENTS) {
    login.addEventListener(type, ({ detail }) => {
      const kind = type === 'punchh-error' ? 'event error' : 'event';
      add(entry(kind, [
        h('span', { class: 'name' }, type),
        h('span', { class: 'status' }, summaryOf(detail)),
      ], [facts('Detail', detail)]));
    });
  }
  return h('div', {}, empty, list);
}
