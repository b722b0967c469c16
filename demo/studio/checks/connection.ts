import { isParOrdering, isRecord } from '../brand.ts';
import type { Check, Fault } from './fault.ts';

const PLACEHOLDERS = [
  // Names kept for examples (RFC 2606), unless an e-mail address shows how one is written.
  /(?<![@\w])(?:[\w-]+\.)*example\.(?:com|org|net)\b/i,
  /\.(?:example|invalid|test)\b/i,
  /\byour-(?:brand|client|server|site|domain)/i,
  // The demo's own sandbox.
  /^demo-client$|^\/(?:sandbox|gateway)\b/i,
  /lorem ipsum|\bTODO\b|\bTBD\b|\bxxx+\b/i,
];

/** Whether a text is only there to be replaced: an example's address, a sandbox's, or the name of a blank. */
export const isPlaceholder = (text: string): boolean => PLACEHOLDERS.some((pattern) => pattern.test(text));

const FILLED_IN_LATER: Fault['fix'] = {
  label: 'My developer fills it in',
  apply: (_, notes) => {
    notes.developerConnects = true;
  },
};

const connection = (what: 'Server' | 'Client id' | 'Application', control: string, value: string | undefined, byDeveloper: boolean): Fault[] => {
  const fault = (title: string, reason: string): Fault[] => [{ blocks: true, step: 'sign-in', control, title, reason }];
  if (!value) {
    return byDeveloper ? [] : [{
      blocks: true, step: 'sign-in', control, title: `${what} is missing`,
      reason: 'Without it nobody can sign in. Ask whoever looks after your ordering site, or leave it to your developer.', fix: FILLED_IN_LATER,
    }];
  }
  if (/\s/.test(value)) return fault(`${what} has a blank in it`, 'It was probably copied with something else. Take the blank out.');
  if (isPlaceholder(value)) return fault(`${what} is an example`, `“${value}” stands for the real one. Ask whoever looks after your ordering site.`);
  return [];
};

const address = (server: string): Fault[] => {
  const fault = (title: string, reason: string): Fault[] => [{ blocks: true, step: 'sign-in', control: 'server', title, reason }];
  if (/^\/(?!\/)/.test(server)) return [];
  if (!/^https?:\/\//i.test(server)) return fault('Server is no full address', 'It begins with https://, or with / where it is a part of your own site.');
  if (/^https?:\/\/(localhost|127\.|\[::1\])/i.test(server)) return fault('Server is on your own computer', 'Guests cannot reach it. Use the address of the real one.');
  if (/^http:/i.test(server)) return fault('Server is not secure', 'Its address must begin with https://, or browsers refuse to send a guest’s data to it.');
  return [];
};

export const checkConnection: Check = ({ brand, notes }) => {
  const { server, client, menu } = brand;
  const byDeveloper = notes.developerConnects === true;
  const isOrdering = isParOrdering(brand);
  const application = isRecord(menu) && typeof menu.application === 'string' ? menu.application : undefined;
  if (!server && !client && !isOrdering && !byDeveloper) {
    return [{
      blocks: true, step: 'sign-in', control: 'server', title: 'Where guests sign in is missing',
      reason: 'Server and client id are missing. Ask whoever looks after your ordering site, or leave them to your developer.',
      fix: { ...FILLED_IN_LATER, label: 'My developer fills them in' },
    }];
  }
  const faults = [
    ...connection('Server', 'server', server, byDeveloper),
    ...(!isOrdering || client ? connection('Client id', 'client', client, byDeveloper) : []),
    ...(isOrdering && !client ? connection('Application', 'application', application, byDeveloper) : []),
  ];
  return server && faults.every(({ control }) => control !== 'server') ? [...faults, ...address(server)] : faults;
};

export const checkHelp: Check = ({ brand: { help } }) => (typeof help === 'string' && isPlaceholder(help) ? [{
  blocks: true, step: 'sign-in', control: 'help', title: 'The link to your help is an example',
  reason: `Replace “${help}” with the address of your own page, or take it out.`,
}] : []);

export const checkName: Check = ({ brand }) => (brand.name?.trim() ? [] : [{
  blocks: true,
  step: 'brand',
  control: 'name',
  title: 'The brand has no name',
  reason: 'Guests who cannot see the logo hear it, and it stands in its place where the picture is missing.',
}]);
