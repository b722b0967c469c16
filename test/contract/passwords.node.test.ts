import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { BackendOptions } from '../../src/backends/backend-entry.ts';
import { createPunchhPasswordBackend } from '../../src/backends/punchh-password/backend.ts';
import { createBasicAuthBackend } from '../../src/backends/punchh/basic-auth.ts';
import { AuthError, type AuthErrorCode } from '../../src/model/auth-error.ts';
import type { PasswordBackend } from '../../src/model/backend.ts';
import { systemClock } from '../../src/model/clock.ts';
import type { ConsentRecord } from '../../src/model/consent.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import type { ErrorShape } from '../../src/sandbox/refusal.ts';
import { digestOf } from '../sandbox/support.ts';

const SHAPES: readonly ErrorShape[] = [
  'errors-array', 'errors-string', 'errors-message-code', 'errors-list', 'error-string', 'error-object', 'error-description', 'capital-Error',
];
const EMAIL = 'ada@example.com';
const PASSWORD = 'Figs-and-4-dates';
const CONSENTS: readonly ConsentRecord[] = [{ id: 'legal', accepted: true, required: true, version: '1', locale: 'en', at: 0, how: 'screen' }];
const { signal } = new AbortController();

/** Every backend with passwords, and the path of its sign-in. */
const subjects: readonly (readonly [name: string, path: string, create: (options: BackendOptions) => PasswordBackend])[] = [
  ['passwords of the Guest Identity Service', '/api2/basic_auth/signin', createBasicAuthBackend],
  ['passwords of the Mobile API, signed by the host', '/api2/mobile/users/login', createPunchhPasswordBackend],
];

const refusal = async (work: Promise<unknown>): Promise<AuthError> => {
  const error = await work.then((value) => assert.fail(`not refused, but answered with ${JSON.stringify(value)}`), (thrown: unknown) => thrown);
  assert.ok(error instanceof AuthError, String(error));
  return error;
};

for (const [name, path, create] of subjects) {
  describe(`${name} against the sandbox`, () => {
    let sandbox: Sandbox;
    let backend: PasswordBackend;
    const start = (options: SandboxOptions = {}, fetcher: typeof fetch = (input, init) => sandbox.fetch(input, init), client = 'demo-client') => {
      sandbox = createSandbox({ lockout: false, users: [{ email: EMAIL, password: PASSWORD }], ...options });
      backend = create({
        server: 'https://api.example.test', client, clientType: 'online_ordering', clock: systemClock, fetcher,
        deviceId: async () => 'device-1', covers: () => ['terms', 'privacy'], locale: () => 'en',
        signRequest: () => ({ path: signed, body }) => digestOf(signed, body),
      });
    };
    const signIn = (password = PASSWORD, email = EMAIL) => backend.signInWithPassword(email, password, signal);
    beforeEach(() => start());

    it('sign in', async () => {
      const { tokens } = await signIn();
      assert.ok(tokens.accessToken);
      assert.equal(tokens.tokenType, 'Bearer');
    });

    it('send a link to who has an account, and answer alike for everybody', async () => {
      await backend.forgotPassword(EMAIL, signal);
      assert.equal(sandbox.inbox.latest()!.to, EMAIL);
      assert.ok(sandbox.inbox.latest()!.resetToken);
      const before = sandbox.inbox.latest();
      await backend.forgotPassword('nobody@example.com', signal);
      assert.equal(sandbox.inbox.latest(), before);
    });

    it('take no link for sent where the answer is not the documented object', async () => {
      for (const body of ['', 'null', '[]', '"sent"']) {
        start({}, async () => new Response(body));
        assert.equal((await refusal(backend.forgotPassword(EMAIL, signal))).code, 'bad_response', body);
      }
    });

    it('follow no redirect, carry no cookie, are kept in no cache; a signal that aborts ends the call', async () => {
      const seen: Request[] = [];
      start({}, async (input) => {
        seen.push(input as Request);
        return sandbox.fetch(input);
      });
      await signIn();
      const [{ redirect, credentials, cache }] = seen as [Request];
      assert.deepEqual({ redirect, credentials, cache }, { redirect: 'error', credentials: 'omit', cache: 'no-store' });
      assert.equal((await refusal(backend.signInWithPassword(EMAIL, PASSWORD, AbortSignal.abort()))).code, 'aborted');
    });

    const users = (state: 'deactivated' | 'locked' | 'unverified') => [{ email: EMAIL, password: PASSWORD, state }];
    type Refused = readonly [what: string, SandboxOptions, AuthErrorCode, password?: string, email?: string, client?: string];
    const refusals: readonly Refused[] = [
      ['a wrong password', {}, 'credentials_invalid', 'wrong'],
      ['an unknown address, no otherwise', {}, 'credentials_invalid', PASSWORD, 'nobody@example.com'],
      ['a deactivated account', { users: users('deactivated') }, 'account_deactivated'],
      ['a locked account', { users: users('locked') }, 'account_locked'],
      ['an unverified account', { users: users('unverified') }, 'account_unverified'],
      ['an unknown client', {}, 'client_unknown', PASSWORD, EMAIL, 'nobody'],
    ];
    for (const errorShape of SHAPES) {
      for (const [what, options, expected, password = PASSWORD, email = EMAIL, client] of refusals) {
        it(`${errorShape}: ${what}`, async () => {
          start({ ...options, errorShape }, undefined, client);
          const error = await refusal(signIn(password, email));
          assert.equal(error.code, expected);
          assert.doesNotMatch(JSON.stringify([error.message, error.cause]), /ada@|nobody@|Figs/);
        });
      }
    }

    for (const [fault, expected] of [
      [{ kind: 'html' }, 'server_unavailable'],
      [{ kind: 'html', status: 403 }, 'blocked'],
      [{ kind: 'html', status: 200 }, 'bad_response'],
      [{ kind: 'truncated' }, 'bad_response'],
      [{ kind: 'empty' }, 'bad_response'],
      [{ kind: 'status', status: 503 }, 'server_unavailable'],
      [{ kind: 'status', status: 429, retryAfter: 7 }, 'rate_limited'],
      [{ kind: 'dropped' }, 'network_error'],
    ] as const) {
      it(`meet ${fault.kind}${'status' in fault ? ` ${fault.status}` : ''}`, async () => {
        sandbox.faults.add({ ...fault, path });
        const error = await refusal(signIn());
        assert.equal(error.code, expected);
        assert.equal(error.retryable, true);
      });
    }
  });
}

describe('what the Guest Identity Service refuses besides', () => {
  const open = (options: SandboxOptions = {}) => {
    const sandbox = createSandbox({ lockout: false, users: [{ email: EMAIL, password: PASSWORD }], ...options });
    const { accounts, ...backend } = createBasicAuthBackend({
      server: 'https://api.example.test', client: 'demo-client', clock: systemClock, fetcher: (input, init) => sandbox.fetch(input, init),
      deviceId: async () => 'device-1', covers: () => ['terms', 'privacy'], locale: () => 'en',
    });
    return { sandbox, backend, accounts: accounts! };
  };
  const join = (password: string, email = 'new@example.com') => ({ email, password, consents: CONSENTS });
  for (const errorShape of SHAPES) {
    it(`${errorShape}: an address that is known, a password that the policy refuses, a link that is used`, async () => {
      const { sandbox, backend, accounts } = open({ errorShape, passwordPolicy: 'strong' });
      assert.equal((await refusal(accounts.join(join(PASSWORD, EMAIL), signal))).code, 'account_exists');
      const short = await refusal(accounts.join(join('short'), signal));
      assert.deepEqual([short.code, short.field], ['password_rejected', 'password']);
      assert.ok(short.guestText);
      assert.ok((await accounts.join(join(PASSWORD), signal)).tokens.accessToken);
      await backend.forgotPassword(EMAIL, signal);
      const { resetToken } = sandbox.inbox.latest()!;
      assert.equal((await refusal(accounts.resetPassword(resetToken!, PASSWORD, signal))).code, 'password_rejected');
      await accounts.resetPassword(resetToken!, 'Plums-and-5-pears', signal);
      assert.equal((await refusal(accounts.resetPassword(resetToken!, 'Pears-and-6-plums', signal))).code, 'reset_link_invalid');
      assert.ok((await backend.signInWithPassword(EMAIL, 'Plums-and-5-pears', signal)).tokens.accessToken);
    });
  }

  it('takes a success for none that is not the documented object', async () => {
    const { sandbox, accounts } = open();
    sandbox.faults.add({ kind: 'empty', status: 200, path: '/api2/basic_auth/reset_password' });
    const error = await refusal(accounts.resetPassword('t', PASSWORD, signal));
    assert.deepEqual([error.code, error.status], ['bad_response', 200]);
  });
});
