import type { MenuSettings, Paths } from '../model/brand.ts';

/** The part of a configuration that a session needs. What a page can leave out has no prototype; see `own`. */
export interface SessionConfig {
  server: string;
  client: string;
  sessionName: string;
  storage?: 'indexeddb' | 'memory';
  allowedOrigins?: readonly string[];
  cookie?: boolean;
  remember?: string;
  /** Known names. */
  backends: readonly string[];
  menu?: MenuSettings | undefined;
  paths?: Paths | undefined;
  preloadFetch?: boolean;
  /** Read at each call. */
  readonly mode?: string;
}
