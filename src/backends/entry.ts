import type { Capabilities } from '../model/backend.ts';
import type { MenuSettings } from '../model/brand.ts';
import type { Channel } from '../model/identifier.ts';

/** What the first paint must know of a backend, before its code is loaded. */
export type Entry = Pick<Capabilities, 'start' | 'consents'> & {
  /** The channels that it can send codes over, where the brand's set-up leaves no choice. */
  channels?: readonly Channel[];
  /** Tells the sessions of one server and client apart. */
  application?: string | undefined;
};

const CODES: Entry = { start: 'identifier', consents: 'identifier' };

const ENTRIES: Readonly<Record<string, (menu: MenuSettings) => Entry>> = {
  punchh: () => CODES,
  'punchh-password': () => ({ start: 'password', consents: 'none' }),
  menu: ({ kind, application }) => ({
    start: 'identifier',
    consents: 'details',
    channels: [kind === 'phone' ? 'sms' : 'email'],
    application,
  }),
};

/** The names a page or a brand file may give. */
export const BACKENDS = Object.keys(ENTRIES);

export const entryOf = (backend: string, menu: MenuSettings): Entry => ENTRIES[backend]?.(menu) ?? CODES;
