import type { SignInLoaders } from '../backend-entry.ts';

export const menuSignIn: SignInLoaders = {
  loadCodeBackend: async (options) => (await import('./backend.ts')).createMenuBackend(options),
};
