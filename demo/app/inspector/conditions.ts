import type { PunchhLogin } from 'punchh-login';
import type { FaultKind } from 'punchh-login/sandbox';
import { ownConnection } from '../connection.ts';
import { h } from '../dom.ts';
import { choices, kept } from './choices.ts';
import { methodChoice } from './methods.ts';
import { ownConnectionForm } from './own-connection.ts';

const FAULTS: Readonly<Record<string, FaultKind | null>> = {
  fine: null,
  slow: { kind: 'latency', ms: 3000 },
  busy: { kind: 'status', status: 503, retryAfter: 20 },
  lost: { kind: 'dropped' },
  proxy: { kind: 'html' },
};

const LOCALES = {
  en: 'English',
  es: 'Español',
  fr: 'Français',
  'pt-BR': 'Português',
  de: 'Deutsch',
  'zh-Hans': '中文',
  ja: '日本語',
  ko: '한국어',
  ar: 'العربية',
  he: 'עברית',
};

const send = async (path: string, method: string, body?: unknown): Promise<unknown> => {
  const response = await fetch(`/sandbox/_/${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  return response.json() as Promise<unknown>;
};

const network = (): HTMLElement => {
  void send('faults', 'DELETE');
  return choices('Network', { fine: 'Fine', slow: 'Slow', busy: '503', lost: 'Dropped', proxy: 'HTML page' }, 'fine', (name) => {
    const fault = FAULTS[name];
    void send('faults', 'DELETE').then(() => fault && send('faults', 'POST', { ...fault, times: 10_000 }));
  });
};

const clock = (): HTMLElement => {
  const note = h('p', { class: 'hint', 'aria-live': 'polite' });
  const advance = async (minutes: number): Promise<void> => {
    const { now } = (await send('clock', 'POST', { advance: minutes * 60_000 })) as { now: number };
    const ahead = Math.round((now - Date.now()) / 60_000);
    note.textContent = ahead === 0 ? 'The server’s clock is right.' : `The server is ${ahead} minutes ahead.`;
  };
  void advance(0);
  const button = (minutes: number): HTMLElement =>
    h('button', { type: 'button', class: 'tool', onclick: () => void advance(minutes) }, `+${minutes} min`);
  return h('div', { class: 'group' },
    h('h3', {}, 'Server’s clock'), h('div', { class: 'tools' }, button(10), button(30)), note);
};

const language = (login: PunchhLogin): HTMLElement => {
  const speak = (tag: string): void => {
    login.lang = tag;
    // The shop's own words stay English; only the page's direction follows.
    document.documentElement.dir = /^(ar|he)/.test(tag) ? 'rtl' : 'ltr';
    kept.set('lang', tag);
  };
  const chosen = kept.get('lang', 'en');
  if (chosen !== 'en') speak(chosen);
  return h('label', { class: 'group' }, h('span', { class: 'legend' }, 'Language of the sign-in'),
    h('select', { onchange: ({ target }) => speak((target as HTMLSelectElement).value) },
      ...Object.entries(LOCALES).map(([tag, name]) => h('option', { value: tag, lang: tag, selected: tag === chosen }, name))));
};

const appearance = (): HTMLElement => {
  const paint = (scheme: string): void => {
    document.documentElement.dataset.scheme = scheme;
    kept.set('scheme', scheme);
  };
  const chosen = kept.get('scheme', 'system');
  paint(chosen);
  return choices('Appearance', { system: 'System', light: 'Light', dark: 'Dark' }, chosen, paint);
};

/** The conditions of the next sign-in: the network, the time, the page's choices. */
export const conditionsPanel = (login: PunchhLogin): HTMLElement =>
  ownConnection()
    ? h('div', { class: 'conditions' }, ownConnectionForm(), language(login), appearance())
    : h('div', { class: 'conditions' }, network(), clock(), methodChoice(login), language(login), appearance(), ownConnectionForm());
