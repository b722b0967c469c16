import { AuthError } from '../model/auth-error.ts';
import type { MenuSettings } from '../model/brand.ts';
import { DEFAULT_ENTRY, type Entry } from './profile.first.ts';

type Facts = Omit<Entry, 'backends' | 'alternative' | 'problem'>;

const FACTS: Readonly<Record<string, (menu: MenuSettings) => Facts>> = {
  punchh: () => DEFAULT_ENTRY,
  'punchh-password': () => ({ start: 'password', consentsAt: 'none' }),
  menu: (menu) => ({
    start: 'identifier',
    consentsAt: 'details',
    channels: [menu.kind === 'phone' ? 'sms' : 'email'],
    application: menu.application,
    menu,
  }),
};

/**
 * The entry of the backends that a page or a brand file names. Pages with the default backend never
 * load this.
 *
 * @param named names, separated by commas or blanks; those that nobody knows are left out
 */
export const namedEntry = (named: string, menu: MenuSettings = {}): Entry => {
  const names = [...new Set(named.match(/[^\s,]+/g))];
  const known = names.filter((name) => Object.hasOwn(FACTS, name));
  const problem =
    known.length < names.length
      ? new AuthError('invalid_configuration', `backend="${named}" is not ${Object.keys(FACTS).join(', ')}`)
      : undefined;
  if (!known.length) return { ...DEFAULT_ENTRY, problem };
  const all = known.map((name) => FACTS[name]!(menu));
  const { start } = all[0]!;
  return {
    // What codes take counts; a password takes nothing of it.
    ...(all.find((facts) => facts.start === 'identifier') ?? all[0]!),
    backends: known,
    start,
    alternative: all.find((facts) => facts.start !== start)?.start ?? null,
    problem,
  };
};
