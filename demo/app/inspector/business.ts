import type { PunchhLogin } from 'punchh-login';
import type { BusinessSettings, SandboxBusinessOptions } from 'punchh-login/sandbox';
import { h } from '../dom.ts';
import { changeBusiness, followBusiness, readBusiness } from './business-calls.ts';
import { usersSection } from './business-users.ts';
import { choices, kept } from './choices.ts';
import { chosenMethod } from './methods.ts';

const METHODS = { 'code': 'Codes', 'password': 'Passwords', 'code password': 'Codes first', 'password code': 'Passwords first' };
const CHANNELS = { 'email sms': 'Both', 'email': 'Email', 'sms': 'SMS' };
const CODE_LENGTHS = { 4: '4 digits', 6: '6 digits', 8: '8 digits' };
const POLICIES = { strong: 'Strong', moderate: 'Moderate', weak: 'Weak' };
const CODE_LIFETIMES = { 60: '1 min', 600: '10 min', 1800: '30 min' };
const ACCESS_LIFETIMES = { 60: '1 min', 1800: '30 min', 86_400: '1 day' };
const REFRESH_LIFETIMES = { 3600: '1 hour', 86_400: '1 day', 2_592_000: '30 days' };

const LEGAL = { required: true, version: '1' } as const;
const TERMS = { ...LEGAL, id: 'terms', url: 'legal.html#terms' };
const PRIVACY = { ...LEGAL, id: 'privacy', covers: ['privacy'] as const, url: 'legal.html#privacy' };
const NEWS = { id: 'news', required: false, covers: ['marketing-email'] as const, version: '1' };

/** The consents that guests are asked for. The vendor requires both documents, in any number of boxes. */
const CONSENTS = {
  two: [{ ...TERMS, covers: ['terms'] as const }, PRIVACY],
  one: [{ ...TERMS, covers: ['terms', 'privacy'] as const }],
  news: [{ ...TERMS, covers: ['terms'] as const }, PRIVACY, NEWS],
};
type ConsentChoice = keyof typeof CONSENTS;

/** A field that is sent when its value is complete. */
function textField(label: string, value: string, change: (value: string) => void): HTMLElement {
  return h('label', { class: 'group wide' }, h('span', { class: 'legend' }, label),
    h('input', { value, autocomplete: 'off', onchange: ({ target }) => change((target as HTMLInputElement).value.trim()) }));
}

/** The page's side of the business: what a brand's page says of it in attributes. */
function followSettings(login: PunchhLogin, { methods, channels, codeLength }: BusinessSettings): void {
  login.setAttribute('methods', methods.join(' '));
  // A backend that sends codes one way only keeps its own channels.
  if (chosenMethod().label === 'Codes') login.setAttribute('channels', channels.join(' '));
  login.setAttribute('code-length', String(codeLength));
}

function askConsents(login: PunchhLogin, choice: ConsentChoice): void {
  const { set } = chosenMethod();
  // Two boxes are what the element shows by itself, from its attributes.
  if (choice !== 'two') login.brand = { ...set.brand, consents: CONSENTS[choice] };
  else if (login.brand) login.brand = set.brand ?? null;
}

/**
 * The business as its admin sets it up on the vendor's platform, and its guests. Each change goes to the sandbox, and to
 * the element's attributes, at once.
 */
export function businessPanel(login: PunchhLogin): HTMLElement {
  const problem = h('p', { class: 'problem', role: 'status' });
  const file = h('pre', { class: 'code', tabindex: 0, 'aria-label': 'The changes as a file' });
  const changed: SandboxBusinessOptions = {};
  const run = (change: Promise<unknown>): void => {
    void change.then(() => '', (error: unknown) => (error as Error).message).then((text) => (problem.textContent = text));
  };
  const change = (changes: SandboxBusinessOptions): void => {
    run(changeBusiness(changes).then(({ settings }) => {
      Object.assign(changed, changes);
      file.textContent = JSON.stringify(changed, null, 2);
      followSettings(login, settings);
    }));
  };
  const guests = usersSection(run);
  const panel = h('div', { class: 'conditions' });

  const showSettings = (settings: BusinessSettings): void => {
    const { identityService, methods, channels, languages } = settings;
    const consents = kept.get('consents', 'two') as ConsentChoice;
    askConsents(login, consents);
    followSettings(login, settings);
    file.textContent = '{}';
    const inOrder = channels.join(' ') === 'sms email' ? 'email sms' : channels.join(' ');
    panel.replaceChildren(
      h('p', { class: 'hint' }, 'What an admin sets up on the vendor’s platform. A change holds from the next request on.'),
      problem,
      textField('Name', settings.name, (name) => change({ name })),
      choices('Guest Identity Service', { on: 'On', off: 'Off' }, identityService ? 'on' : 'off', (value) =>
        change({ identityService: value === 'on' })),
      choices('Methods', METHODS, methods.join(' '), (value) => change({ methods: value.split(' ') as typeof methods })),
      choices('Codes by', CHANNELS, inOrder, (value) => change({ channels: value.split(' ') as typeof channels })),
      choices('Code length', CODE_LENGTHS, String(settings.codeLength), (value) => change({ codeLength: Number(value) })),
      choices('Codes are valid for', CODE_LIFETIMES, String(settings.codeLifetime), (value) => change({ codeLifetime: Number(value) })),
      choices('Password policy', POLICIES, settings.passwordPolicy, (value) =>
        change({ passwordPolicy: value as keyof typeof POLICIES })),
      choices('Consents', { two: 'Two boxes', one: 'One box', news: 'With news' }, consents, (value) => {
        kept.set('consents', value);
        askConsents(login, value as ConsentChoice);
      }),
      choices('Access tokens live for', ACCESS_LIFETIMES, String(settings.expiresIn), (value) => change({ expiresIn: Number(value) })),
      choices('Refresh tokens live for', REFRESH_LIFETIMES, String(settings.refreshExpiresIn), (value) =>
        change({ refreshExpiresIn: Number(value) })),
      textField('Languages', languages.join(', '), (value) => change({ languages: value.split(/[\s,]+/).filter(Boolean) })),
      textField('Sentence for deactivated guests', settings.deactivatedMessage, (deactivatedMessage) => change({ deactivatedMessage })),
      guests.element,
      h('details', {}, h('summary', {}, 'These changes as a file'),
        h('p', { class: 'hint' }, 'Save it, and start ', h('code', { class: 'whole' }, 'punchh-sandbox --business business.json'), '.'), file));
  };

  run(readBusiness().then(({ settings }) => showSettings(settings)));
  followBusiness(({ users }) => guests.show(users));
  return panel;
}
