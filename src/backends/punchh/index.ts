import type { BackendEntry } from '../backend-entry.ts';
import { DEFAULT_PROFILE } from '../profile.first.ts';

/** PAR Punchh, Guest Identity Service: one-time codes and passwords. */
export const punchh: BackendEntry = {
  profile: () => DEFAULT_PROFILE,
  methods: (chosen) => chosen,
  hasPasswordAccounts: true,
  loadTokenCalls: async (options) => (await import('./token-calls.ts')).createPunchhTokenCalls(options),
};
