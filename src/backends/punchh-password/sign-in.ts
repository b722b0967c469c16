import type { SignInLoaders } from '../backend-entry.ts';

export const punchhPasswordSignIn: SignInLoaders = {
  loadPasswordBackend: async (options) => (await import('./backend.ts')).createPunchhPasswordBackend(options),
};
