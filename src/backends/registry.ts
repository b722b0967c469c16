import type { BackendEntry } from './backend-entry.ts';
import type { BackendName } from './profile.first.ts';
import { menu } from './menu/index.ts';
import { punchhPassword } from './punchh-password/index.ts';
import { punchh } from './punchh/index.ts';

/**
 * Every backend by the name that a page gives in `backend`. A new backend is a folder, a line here and in
 * `sign-in-registry.ts`, and its name in `BackendName` (`profile.first.ts`).
 */
export const BACKENDS: ReadonlyMap<string, BackendEntry> = new Map(
  Object.entries({
    punchh,
    'punchh-password': punchhPassword,
    menu,
  } satisfies Record<BackendName, BackendEntry>),
);
