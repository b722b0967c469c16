import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { createMenuBackend } from '../../src/backends/menu/backend.ts';
import { createMenuTokenCalls } from '../../src/backends/menu/token-calls.ts';
import { createPunchhPasswordBackend } from '../../src/backends/punchh-password/backend.ts';
import { createPunchhPasswordTokenCalls } from '../../src/backends/punchh-password/token-calls.ts';
import { createBasicAuthBackend } from '../../src/backends/punchh/basic-auth.ts';
import { createPunchhBackend } from '../../src/backends/punchh/backend.ts';
import { createPunchhTokenCalls } from '../../src/backends/punchh/token-calls.ts';
import type { MenuSettings } from '../../src/model/brand.ts';
import { systemClock } from '../../src/model/clock.ts';
import type { ConsentRecord } from '../../src/model/consent.ts';
import type { Identifier } from '../../src/model/identifier.ts';
import type { Verification } from '../../src/model/verification.ts';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { findOperation, operations } from '../../scripts/api/document.ts';
import { requestProblems, responseProblems } from './spec.ts';

const SERVER = 'https://api.example.test';
const EMAIL: Identifier = { channel: 'email', email: 'ada@example.com' };
const PHONE: Identifier = { channel: 'sms', phoneExt: '+1', phoneNumber: '2125554626' };
const CONSENTS: readonly ConsentRecord[] = [
  { id: 'legal', accepted: true, required: true, version: '1', locale: 'en', at: 0, how: 'screen' },
];
const { signal } = new AbortController();

/** Operations that no backend has a reason to call: a page's own calls, and those for servers. */
const NOT_CALLED = [
  'changePassword', 'signOutAtOtherPath', 'readMeta', 'readProfile', 'changeProfile', 'readProfileAtOtherPath', 'readBalance', 'readLoyalty',
  'readBalanceSigned', 'readCustomer',
];

/** The operations that were called, over all tests. */
const called = new Set<string>();

/** A sandbox behind a `fetch` that holds each request and each answer to the document. */
function start(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ resendAfter: 0, ...options });
  const fetcher: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const operation = findOperation(request.method, url.pathname);
    assert.ok(operation, `${request.method} ${url.pathname} is not documented`);
    called.add(operation.id);
    // A page cannot set User-Agent.
    const problems = requestProblems(operation, url, request.headers, await request.clone().text(), ['User-Agent']);
    const response = await sandbox.fetch(request);
    const text = await response.clone().text();
    problems.push(...responseProblems(operation, response.status, response.headers.get('Content-Type') ?? '', text));
    assert.deepEqual(problems, []);
    return response;
  };
  const common = {
    server: SERVER, client: 'demo-client', fetcher, clock: systemClock, deviceId: async () => 'device-1',
    covers: () => ['terms', 'privacy'] as const,
  };
  return { sandbox, common, code: () => sandbox.inbox.latest()!.code };
}

const attemptOf = (identifier: Identifier, codeVerifier: string | null, next: Verification['next'], server = SERVER): Verification => ({
  identifier, codeVerifier, next, codeLength: 6, consents: CONSENTS, server, client: 'demo-client', sentAt: 0, resendAt: 0, expiresAt: 0,
});

describe('the backends and api/openapi.yaml', () => {
  for (const identifier of [EMAIL, PHONE]) {
    it(`agree on codes by ${identifier.channel}, on refresh and on sign-out`, async () => {
      const { common, code } = start();
      const backend = createPunchhBackend({ ...common, clientType: 'online_ordering' });
      const tokens = createPunchhTokenCalls(common);
      const codeVerifier = backend.createVerifier!();
      const { next } = await backend.sendCode({ identifier, consents: CONSENTS, codeVerifier }, signal);
      const signedIn = await backend.verifyCode(attemptOf(identifier, codeVerifier, next), code(), signal);
      await tokens.revoke!(await tokens.refresh!(signedIn.tokens, signal));
    });
  }

  it('agree on the signed password calls', async () => {
    const { common } = start();
    const signRequest = ({ path, body }: { path: string; body: string }) =>
      createHmac('sha256', 'demo-secret').update(path + body).digest('hex');
    const backend = createPunchhPasswordBackend({ ...common, locale: () => 'en', signRequest: () => signRequest });
    const { tokens } = await backend.signInWithPassword('guest@example.com', 'Let!MeIn8410', signal);
    await backend.forgotPassword('guest@example.com', signal);
    await createPunchhPasswordTokenCalls({ ...common, signRequest: () => signRequest }).revoke!(tokens);
  });

  it('agree on the passwords of the Guest Identity Service, on refresh and on sign-out', async () => {
    const { sandbox, common } = start();
    const { accounts, forgotPassword, signInWithPassword } = createBasicAuthBackend({ ...common, locale: () => 'de' });
    const joined = await accounts!.join({ email: 'ada@example.com', password: 'Let!MeIn8410', consents: CONSENTS }, signal);
    const calls = createPunchhTokenCalls(common);
    await calls.revoke!(await calls.refresh!(joined.tokens, signal));
    await forgotPassword('ada@example.com', signal);
    await accounts!.resetPassword(sandbox.inbox.latest()!.resetToken!, 'Ramen#2026', signal);
    await signInWithPassword('ada@example.com', 'Ramen#2026', signal);
  });

  for (const [kind, identifier] of [['email', EMAIL], ['phone', PHONE]] as const) {
    it(`agree on PAR Ordering in a brand of the ${kind} kind`, async () => {
      const demographics = [{ id: 'diet', type: 'text' as const, label: 'Diet' }];
      const menu: MenuSettings = { application: 'demo-application', kind, phone: 'optional', uniquePhone: true, demographics, password: kind === 'email' };
      const { common, code } = start({ menu: { kind, uniquePhone: true, demographics: [{ id: 'diet' }], password: kind === 'email' } });
      const server = `${SERVER}/api`;
      const backend = createMenuBackend({ ...common, server, menu });
      const { next } = await backend.sendCode({ identifier, consents: [], codeVerifier: null }, signal);
      const attempt = attemptOf(identifier, null, next, server);
      const [unique, value] = kind === 'email' ? ['phone', '+12125554626'] as const : ['email', 'ada@example.com'] as const;
      await backend.registration!.checkUnique(unique, value, signal);
      const values = {
        'first_name': 'Ada', 'last_name': 'Guest', 'email': 'ada@example.com', 'phone': '+12125554626', 'phone_number': '+12125554626',
        'password': 'Let!MeIn8410', 'demographics.diet': 'vegan',
      };
      const registered = await backend.registration!.register(attempt, code(), { values, consents: CONSENTS }, signal);
      await backend.registration!.acceptAgreement(registered.tokens, signal);
      await createMenuTokenCalls({ ...common, server, menu }).refresh!(registered.tokens, signal);
      const again = await backend.sendCode({ identifier, consents: [], codeVerifier: null }, signal);
      assert.equal(again.next, 'sign-in');
      await backend.verifyCode(attemptOf(identifier, null, again.next, server), code(), signal);
    });
  }

  it('agree on which operations a backend calls', () => {
    const expected = operations.map(({ id }) => id).filter((id) => !NOT_CALLED.includes(id));
    assert.deepEqual([...called].sort(), expected.sort());
  });
});
