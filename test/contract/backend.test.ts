import { expect } from '@open-wc/testing';
import { AuthError, type AuthErrorCode } from '../../src/model/auth-error.ts';
import type { CodeBackend, TokenCalls } from '../../src/model/backend.ts';
import type { ConsentRecord } from '../../src/model/consent.ts';
import type { Identifier } from '../../src/model/identifier.ts';
import type { Verification } from '../../src/model/verification.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import type { ErrorShape } from '../../src/sandbox/refusal.ts';
import { subjects } from './backends.ts';

const SHAPES: readonly ErrorShape[] = [
  'errors-array', 'errors-string', 'errors-message-code', 'errors-list', 'error-string', 'error-object', 'error-description', 'capital-Error',
];
const EMAIL: Identifier = { channel: 'email', email: 'guest@example.com' };
const PHONE: Identifier = { channel: 'sms', phoneExt: '+1', phoneNumber: '2125554626' };
const consent = (accepted: boolean): readonly ConsentRecord[] => [
  { id: 'legal', accepted, required: true, version: '1', locale: 'en', at: 0, how: 'screen' },
];
const forever = () => new AbortController().signal;

/** Returns the error that a call was refused with. */
const refusal = async (work: Promise<unknown>): Promise<AuthError> => {
  const outcome = await work.then((value) => ({ value }), (error: unknown) => ({ error }));
  if (!('error' in outcome)) throw new Error(`not refused, but answered with ${JSON.stringify(outcome.value)}`);
  expect(outcome.error).to.be.instanceOf(AuthError);
  return outcome.error as AuthError;
};

for (const { name, server, paths, create } of subjects) {
  describe(`${name} against the sandbox`, () => {
    let sandbox: Sandbox;
    let backend: CodeBackend;
    let tokens: TokenCalls;
    const start = (options: SandboxOptions = {}, client?: string) => {
      sandbox = createSandbox({ resendAfter: 0, lockout: false, ...options });
      ({ backend, tokens } = create(sandbox, client === undefined ? {} : { client }));
    };
    beforeEach(() => start());

    const attempt = async (identifier: Identifier = EMAIL): Promise<Verification> => {
      const codeVerifier = backend.createVerifier!();
      const { next } = await backend.sendCode({ identifier, consents: consent(true), codeVerifier }, forever());
      const times = { sentAt: 0, resendAt: 0, expiresAt: 0 };
      return { identifier, codeVerifier, codeLength: 6, consents: consent(true), next, server, client: 'demo-client', ...times };
    };
    const send = (identifier: Identifier = EMAIL, accepted = true, signal = forever()) =>
      backend.sendCode({ identifier, consents: consent(accepted), codeVerifier: backend.createVerifier!() }, signal);
    const code = () => sandbox.inbox.latest()!.code;

    for (const identifier of [EMAIL, PHONE]) {
      it(`signs in by ${identifier.channel}, refreshes, signs out`, async () => {
        const verification = await attempt(identifier);
        expect(sandbox.inbox.latest()!.to).to.equal(identifier.channel === 'email' ? 'guest@example.com' : '+12125554626');
        const before = Date.now();
        const { tokens: issued } = await backend.verifyCode(verification, code(), forever());
        expect(issued.expiresAt).to.be.within(before + 1_800_000, Date.now() + 1_800_000);
        expect(issued.tokenType).to.equal('Bearer');
        const fresh = await tokens.refresh!(issued, forever());
        expect(fresh.refreshToken).not.to.equal(issued.refreshToken);
        expect(fresh.accessToken).not.to.equal(issued.accessToken);
        await tokens.revoke!(fresh);
        expect((await refusal(tokens.refresh!(fresh, forever()))).code).to.equal('session_expired');
      });
    }

    it('an id token may be absent, and never outlives the access token it came with', async () => {
      start({ idToken: false });
      const { tokens: issued } = await backend.verifyCode(await attempt(), code(), forever());
      expect(issued.idToken).to.equal(null);
      expect((await tokens.refresh!({ ...issued, idToken: 'old' }, forever())).idToken).to.equal(null);
    });

    it('verifiers are 43 characters of the alphabet of RFC 7636, and none comes twice', () => {
      const made = Array.from({ length: 200 }, () => backend.createVerifier!());
      for (const verifier of made) expect(verifier).to.match(/^[\w-]{43}$/);
      expect(new Set(made).size).to.equal(made.length);
    });

    it('a code works with its own verifier only', async () => {
      const verification = await attempt();
      const other = { ...verification, codeVerifier: backend.createVerifier!() };
      expect((await refusal(backend.verifyCode(other, code(), forever()))).code).to.match(/^code_/);
    });

    it('follows no redirect, carries no cookie, is kept in no cache', async () => {
      const seen: Request[] = [];
      const fetch: Sandbox['fetch'] = async (input) => {
        seen.push(input as Request);
        return sandbox.fetch(input);
      };
      ({ backend, tokens } = create({ ...sandbox, fetch }));
      const { tokens: issued } = await backend.verifyCode(await attempt(), code(), forever());
      await tokens.refresh!(issued, forever());
      expect(seen).to.have.length(3);
      for (const { redirect, credentials, cache } of seen) {
        expect({ redirect, credentials, cache }).to.deep.equal({ redirect: 'error', credentials: 'omit', cache: 'no-store' });
      }
      ({ backend } = create({ ...sandbox, fetch: async () => new Response(null, { status: 302, headers: { Location: '/' } }) }));
      expect((await refusal(send())).code).to.equal('redirected');
    });

    it('a signal that aborts ends the call', async () => {
      const hold = sandbox.faults.add({ kind: 'hold' });
      const controller = new AbortController();
      const work = refusal(send(EMAIL, true, controller.signal));
      await hold.reached;
      controller.abort();
      expect((await work).code).to.equal('aborted');
      const before = new AbortController();
      before.abort();
      expect((await refusal(send(EMAIL, true, before.signal))).code).to.equal('aborted');
      hold.remove();
    });

    describe('reads every shape of a refusal:', () => {
      type Send = readonly [string, SandboxOptions, AuthErrorCode, identifier?: Identifier, accepted?: boolean, client?: string];
      const sends: readonly Send[] = [
        ['consents not given', {}, 'consent_required', EMAIL, false],
        ['an unknown client', {}, 'client_unknown', EMAIL, true, 'nobody'],
        ['not enabled', { clients: { 'demo-client': { enabled: false } } }, 'not_enabled'],
        ['an address that is none', {}, 'email_invalid', { channel: 'email', email: 'guest' }],
        ['a number that is none', {}, 'phone_invalid', { channel: 'sms', phoneExt: '+1', phoneNumber: '1' }],
        ['e-mail is off', { channels: ['sms'] }, 'channel_unavailable'],
        ['phone is off', { channels: ['email'] }, 'channel_unavailable', PHONE],
        ['too soon', { resendAfter: 60 }, 'rate_limited'],
      ];
      const verifies: readonly (readonly [string, SandboxOptions, AuthErrorCode, wrong: number])[] = [
        ['a wrong code', {}, 'code_invalid', 1],
        ['too many tries', { maxTries: 2 }, 'code_attempts_exceeded', 3],
        ['a deactivated account', { users: [{ email: 'guest@example.com', state: 'deactivated' }] }, 'account_deactivated', 0],
        ['a locked account', { users: [{ email: 'guest@example.com', state: 'locked' }] }, 'account_locked', 0],
        ['a device with an account', { oneAccountPerDevice: true, users: [] }, 'device_already_used', 0],
      ];
      for (const errorShape of SHAPES) {
        for (const [what, options, expected, identifier = EMAIL, accepted = true, client] of sends) {
          it(`${errorShape}: ${what}`, async () => {
            start({ ...options, errorShape }, client);
            if (options.resendAfter) await send();
            const error = await refusal(send(identifier, accepted));
            expect(error.code).to.equal(expected);
            expect(error.status).to.be.within(400, 499);
            if (expected === 'channel_unavailable') {
              expect(error.acceptedChannels).to.deep.equal([identifier.channel === 'email' ? 'sms' : 'email']);
            }
            if (expected === 'rate_limited') expect(error.retryAfter).to.be.within(1, 60);
            expect(JSON.stringify([error.message, error.cause])).not.to.match(/guest@|2125554626/);
          });
        }
        for (const [what, options, expected, wrong] of verifies) {
          it(`${errorShape}: ${what}`, async () => {
            start({ ...options, errorShape });
            if (options.oneAccountPerDevice) {
              await backend.verifyCode(await attempt(PHONE), code(), forever());
            }
            const verification = await attempt();
            const bad = code() === '000000' ? '000001' : '000000';
            for (let count = 1; count < wrong; count += 1) await refusal(backend.verifyCode(verification, bad, forever()));
            const error = await refusal(backend.verifyCode(verification, wrong ? bad : code(), forever()));
            expect(error.code).to.equal(expected);
            expect(error.field).to.equal(expected.startsWith('code_') ? 'code' : null);
          });
        }
        it(`${errorShape}: an expired code`, async () => {
          start({ errorShape, codeLifetime: 60 });
          const verification = await attempt();
          sandbox.clock.advance(61_000);
          expect((await refusal(backend.verifyCode(verification, code(), forever()))).code).to.equal('code_expired');
        });
        it(`${errorShape}: a refresh token that is no good`, async () => {
          start({ errorShape });
          const { tokens: issued } = await backend.verifyCode(await attempt(), code(), forever());
          expect((await refusal(tokens.refresh!({ ...issued, refreshToken: 'made-up' }, forever()))).code).to.equal('session_expired');
        });
      }
    });

    describe('meets what is no answer of the server\'s:', () => {
      const faults = [
        [{ kind: 'html' }, 'server_unavailable'],
        [{ kind: 'html', status: 403 }, 'blocked'],
        [{ kind: 'html', status: 429 }, 'blocked'],
        [{ kind: 'html', status: 404 }, 'bad_response'],
        [{ kind: 'html', status: 200 }, 'bad_response'],
        [{ kind: 'truncated' }, 'bad_response'],
        [{ kind: 'empty' }, 'bad_response'],
        [{ kind: 'empty', status: 503 }, 'server_unavailable'],
        [{ kind: 'status', status: 503 }, 'server_unavailable'],
        [{ kind: 'status', status: 429, retryAfter: 7 }, 'rate_limited'],
        [{ kind: 'dropped' }, 'network_error'],
        [{ kind: 'lostAnswer' }, 'network_error'],
      ] as const;
      for (const [fault, expected] of faults) {
        const what = `${fault.kind}${'status' in fault ? ` ${fault.status}` : ''}`;
        it(`${what} at send, verify and refresh`, async () => {
          sandbox.faults.add({ ...fault, path: paths.send });
          const atSend = await refusal(send());
          const verification = await attempt();
          const handle = sandbox.faults.add({ ...fault, path: paths.verify });
          const atVerify = await refusal(backend.verifyCode(verification, code(), forever()));
          handle.remove();
          const { tokens: issued } = await backend.verifyCode(await attempt(), code(), forever());
          sandbox.faults.add({ ...fault, path: paths.refresh });
          const atRefresh = await refusal(tokens.refresh!(issued, forever()));
          for (const error of [atSend, atVerify, atRefresh]) expect(error).to.include({ code: expected, retryable: true });
          if (expected === 'rate_limited') expect(atSend.retryAfter).to.equal(7);
        });
      }

      it('a key that nobody knows: the server\'s words are kept', async () => {
        sandbox.faults.add({ kind: 'status', status: 400, key: 'moon_phase', message: 'Not tonight', path: paths.send });
        const error = await refusal(send());
        expect(error).to.include({ code: 'unknown', status: 400 });
        expect(String(error.cause)).to.include('moon_phase').and.to.include('Not tonight');
      });

      it('a fault of the set-up at refresh is no end of the session', async () => {
        const { tokens: issued } = await backend.verifyCode(await attempt(), code(), forever());
        for (const key of ['unknown_client', 'invalid_client', 'identity_service_not_enabled', 'missing_required_param']) {
          sandbox.faults.add({ kind: 'status', status: 412, key, message: 'No', path: paths.refresh });
          expect((await refusal(tokens.refresh!(issued, forever()))).code, key).not.to.equal('session_expired');
        }
      });
    });
  });
}
