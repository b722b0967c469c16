import type { BackendEntry } from '../backend-entry.ts';
import { DEFAULT_PROFILE } from '../profile.first.ts';

/** PAR Punchh Advanced Authentication: one-time codes. */
export const punchh: BackendEntry = {
  profile: () => DEFAULT_PROFILE,
  loadCodeBackend: async (options) => (await import('./backend.ts')).createPunchhBackend(options),
  loadTokenCalls: async (options) => (await import('./token-calls.ts')).createPunchhTokenCalls(options),
};
