import type { BackendEntry } from '../backend-entry.ts';

/** PAR Ordering (MENU): one-time codes, and a registration with further details. */
export const menu: BackendEntry = {
  profile: (settings) => ({
    consentStep: 'details',
    needsClient: false,
    channels: [settings.kind === 'phone' ? 'sms' : 'email'],
    application: settings.application,
    menu: settings,
  }),
  methods: () => ['code'],
  hasPasswordAccounts: false,
  loadTokenCalls: async (options) => (await import('./token-calls.ts')).createMenuTokenCalls(options),
};
