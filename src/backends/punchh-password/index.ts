import type { BackendEntry } from '../backend-entry.ts';

/** PAR Punchh Mobile API: e-mail address and password. */
export const punchhPassword: BackendEntry = {
  profile: () => ({ consentStep: 'none', needsClient: true }),
  methods: () => ['password'],
  hasPasswordAccounts: false,
  loadTokenCalls: async (options) => (await import('./token-calls.ts')).createPunchhPasswordTokenCalls(options),
};
