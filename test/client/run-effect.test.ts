import { expect } from '@open-wc/testing';
import * as accountEffects from '../../src/client/account-effects.ts';
import type { EffectRunnerOptions } from '../../src/client/effect-context.ts';
import { createEffectRunner } from '../../src/client/run-effect.ts';
import type { CodeBackend } from '../../src/model/backend.ts';
import type { Verification } from '../../src/model/verification.ts';
import { until } from '../harness/dom.ts';

const SEND = {
  type: 'send',
  request: 1,
  identifier: { channel: 'email', email: 'guest@example.com' },
  consents: [],
  codeVerifier: null,
  remember: false,
  resendOf: null,
} as const;

describe('what the flow decided', () => {
  it('leaves nothing of a guest who has gone where the backend came only after that', async () => {
    let stored: Verification | null = null;
    let sends = 0;
    let arrive = (_: CodeBackend) => {};
    const backend = new Promise<CodeBackend>((resolve) => (arrive = resolve));
    const runner = createEffectRunner({
      config: () => ({ server: '/api', client: 'c', codeLength: 6, brand: {} }),
      verifications: {
        save: async (verification: Verification) => void (stored = verification),
        clear: async () => void (stored = null),
      },
      codeBackend: () => backend,
      clock: { now: () => 0 },
      dispatch: () => {},
    } as unknown as EffectRunnerOptions);
    const sendCode = async () => {
      sends += 1;
      return { next: 'sign-in' as const };
    };
    runner.run(SEND);
    runner.run({ type: 'cancel' });
    runner.run({ type: 'forget-verification' });
    arrive({ sendCode, createVerifier: () => 'v' } as unknown as CodeBackend);
    // The next one shows that the first had its time.
    runner.run({ ...SEND, request: 2, identifier: { channel: 'email', email: 'next@example.com' } });
    await until(() => sends, 'the next guest');
    expect(sends).to.equal(1);
    expect(stored).to.have.nested.property('identifier.email', 'next@example.com');
    runner.dispose();
  });

  it('asks nothing on when the element has gone', async () => {
    let asked: AbortSignal | undefined;
    const checkUnique = (_field: string, _value: string, signal: AbortSignal) => {
      asked = signal;
      return new Promise<void>(() => {});
    };
    const runner = createEffectRunner({
      codeBackend: async () => ({ registration: { checkUnique } }),
      loadAccountFlow: async () => accountEffects,
    } as unknown as EffectRunnerOptions);
    runner.run({ type: 'check-unique', field: 'email', value: 'guest@example.com' });
    await until(() => asked, 'the question');
    runner.dispose();
    expect(asked!.aborted).to.equal(true);
  });
});
