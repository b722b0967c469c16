import { createPunchhBackend } from '../../src/backends/punchh/backend.ts';
import { createPunchhTokenCalls } from '../../src/backends/punchh/token-calls.ts';
import { systemClock } from '../../src/model/clock.ts';
import type { CodeBackend, TokenCalls } from '../../src/model/backend.ts';
import type { ConsentPurpose } from '../../src/model/consent.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';

/** The facts of a backend that the contract suite needs, besides the interface that all of them share. */
export interface Subject {
  name: string;
  server: string;
  /** Paths as the sandbox sees them. */
  paths: { send: string; verify: string; refresh: string; signOut: string };
  create(sandbox: Sandbox, options?: { client?: string }): { backend: CodeBackend; tokens: TokenCalls };
}

const covers = (id: string): readonly ConsentPurpose[] => (id === 'legal' ? ['terms', 'privacy'] : []);

const server = 'https://api.example.test';

/** Every backend with one-time codes; another one joins by a line here. */
export const subjects: readonly Subject[] = [
  {
    name: 'punchh',
    server,
    paths: {
      send: '/api2/password_less/token',
      verify: '/api2/password_less/verify',
      refresh: '/api2/password_less/refresh_token',
      signOut: '/api2/password_less/sign_out',
    },
    create(sandbox, { client = 'demo-client' } = {}) {
      const fetcher: typeof fetch = (input, init) => sandbox.fetch(input, init);
      const shared = { server, client, fetcher, clock: systemClock };
      return {
        backend: createPunchhBackend({ ...shared, clientType: 'online_ordering', deviceId: async () => 'device-1', covers }),
        tokens: createPunchhTokenCalls(shared),
      };
    },
  },
];
