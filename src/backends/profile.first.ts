import type { AuthError } from '../model/auth-error.ts';
import type { Capabilities } from '../model/backend.ts';
import type { MenuSettings } from '../model/brand.ts';
import type { Channel } from '../model/identifier.ts';

/** What the first step must know of a page's backends, before their code is loaded. */
export interface Entry {
  /** The first one is where a guest starts, the others are offered beside it. */
  backends: readonly string[];
  /** The step a guest starts at. */
  start: Capabilities['start'];
  /** The other way in, where there is one: a password beside codes, or codes beside a password. */
  alternative: Capabilities['start'] | null;
  /** The step that asks for consents. */
  consentsAt: Capabilities['consents'];
  /** The channels that codes go over, where the brand's set-up leaves no choice. */
  channels?: readonly Channel[] | undefined;
  /** Tells the sessions of one server and client apart. */
  application?: string | undefined;
  /** The brand's set-up of PAR Ordering, where it is named. */
  menu?: MenuSettings | undefined;
  /** What is wrong with the names. */
  problem?: AuthError | undefined;
}

/** The entry where a page names no other backend than the default one. */
export const DEFAULT_ENTRY: Entry = {
  backends: ['punchh'],
  start: 'identifier',
  alternative: null,
  consentsAt: 'identifier',
};
