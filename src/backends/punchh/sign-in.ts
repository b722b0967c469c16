import type { SignInLoaders } from '../backend-entry.ts';

export const punchhSignIn: SignInLoaders = {
  loadCodeBackend: async (options) => (await import('./backend.ts')).createPunchhBackend(options),
  loadPasswordBackend: async (options) => (await import('./basic-auth.ts')).createBasicAuthBackend(options),
};
