import { createContext } from '@lit/context';
import type { LoginOptions } from '../../client/login-config.ts';
import type { Brand } from '../../model/brand.ts';
import type { ElementSession } from '../login/lazy-session.ts';
import { PAGE_KEY } from './page-sessions.ts';

/** What `<punchh-session>` gives to the elements inside it. */
export interface SessionScope {
  /** What it says in attributes; an element's own win. */
  readonly options: LoginOptions;
  readonly brandSrc: string | null;
  readonly brand: Brand | undefined;
  readonly session: ElementSession;
}

export const sessionContext = createContext<SessionScope>(PAGE_KEY);
