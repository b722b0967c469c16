import { expect } from '@open-wc/testing';
import { secondsUntil, needsNewCode } from '../../src/flow/selectors.ts';
import { failure, NOW, Play, SECOND } from './support.ts';

describe('selectors', () => {
  it('count down from timestamps, in whole seconds, never below zero', () => {
    expect(secondsUntil(NOW + 1, NOW)).to.equal(1);
    expect(secondsUntil(NOW + 30_000, NOW)).to.equal(30);
    expect(secondsUntil(NOW - 5000, NOW)).to.equal(0);
  });

  it('know when a code is of no use any more', () => {
    const { state } = new Play().atCode();
    expect(needsNewCode(state, NOW)).to.equal(false);
    expect(needsNewCode(state, NOW + 600 * SECOND)).to.equal(true);
    for (const code of ['code_expired', 'code_attempts_exceeded'] as const) {
      expect(needsNewCode(new Play().atCode().typed('123456').answer({ type: 'verify-failed', error: failure(code) }).state, NOW)).to.equal(true);
    }
    expect(needsNewCode(new Play().state, NOW)).to.equal(false);
  });
});
