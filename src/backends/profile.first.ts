import type { AuthError, AuthErrorCode } from '../model/auth-error.ts';
import type { ConsentStep, StartStep } from '../model/backend.ts';
import type { MenuSettings } from '../model/brand.ts';
import type { Business } from '../model/business.ts';
import type { Channel } from '../model/identifier.ts';

/** Facts about the chosen backends that the form needs before their code is loaded. */
export interface BackendProfile {
  /** Names of the backends. A guest starts at the first one; the others are offered beside it. */
  backends: readonly string[];
  start: StartStep;
  /** The other way to sign in, where there is one: a password beside codes, or codes beside a password. */
  alternative: StartStep | null;
  consentStep: ConsentStep;
  /** Why there is no form: the business has every way to sign in switched off. */
  blocked?: AuthErrorCode;
  /** Whether guests can create an account with a password. */
  canJoin?: boolean;
  /** Whether one of the backends sends an OAuth client id. */
  needsClient: boolean;
  /** The channels that codes are sent over, where the brand's configuration leaves no choice. */
  channels?: readonly Channel[] | undefined;
  /** Distinguishes sessions of the same server and client. */
  application?: string | undefined;
  /** The brand's configuration of PAR Ordering, where it is used. */
  menu?: MenuSettings | undefined;
  /** The settings of the business at the vendor's platform, where the page asks for them. */
  business?: Business;
  /** URLs of the legal documents, by purpose, where the business names some. */
  documents?: Readonly<Record<string, string>>;
  /** Why the names are wrong. */
  problem?: AuthError | undefined;
}

/** The names that a page may write in `backend`. */
export type BackendName = 'punchh' | 'punchh-password' | 'menu';

/** The backend that is used where a page names none. */
export const DEFAULT_BACKEND = 'punchh';

/** The profile of the default backend. Any other profile is loaded with the second file (`profile.ts`). */
export const DEFAULT_PROFILE: BackendProfile = {
  backends: [DEFAULT_BACKEND],
  start: 'identifier',
  alternative: null,
  consentStep: 'identifier',
  needsClient: true,
};
