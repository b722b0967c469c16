import { expect } from '@open-wc/testing';
import type { CodeState } from '../../src/flow/login-state.ts';
import { passTime } from '../../src/flow/pass-time.ts';
import { needsNewCode } from '../../src/flow/selectors.ts';
import { at, failure, NOW, Play, SECOND } from './support.ts';

describe('a clock that is set back', () => {
  const HOUR = 3600 * SECOND;

  it('makes no wait longer: all times that were reckoned by it come nearer', () => {
    const play = new Play().atCode();
    const before = at(play, 'code').verification;
    const { verification } = passTime(play.state, HOUR, NOW - HOUR) as CodeState;
    expect(verification.resendAt).to.equal(before.resendAt - HOUR);
    expect(verification.expiresAt).to.equal(before.expiresAt - HOUR);
    expect(verification.sentAt, 'it names the attempt in other tabs').to.equal(before.sentAt);
  });

  it('shortens the wait after a refusal too, at every step, and that for the contact that was sent to before', () => {
    const play = new Play().submit().answer({ type: 'send-failed', error: failure('rate_limited', { retryAfter: 42 }) });
    expect(passTime(play.state, HOUR, NOW - HOUR).retryAt).to.equal(NOW + 42 * SECOND - HOUR);
    const changed = new Play().atCode().do({ type: 'change-requested' });
    expect(at(changed, 'identifier').verification!.resendAt).to.equal(NOW + 30 * SECOND);
    expect(passTime(changed.state, HOUR, NOW - HOUR).verification!.resendAt).to.equal(NOW + 30 * SECOND - HOUR);
  });

  it('begins no wait again that is over', () => {
    const play = new Play().submit().answer({ type: 'send-failed', error: failure('rate_limited', { retryAfter: 42 }) });
    const over = passTime(play.state, 0, NOW + 43 * SECOND);
    expect(over.retryAt).to.equal(0);
    expect(passTime(over, HOUR, NOW - HOUR)).to.equal(over);
    const expired = passTime(new Play().atCode().state, 0, NOW + 601 * SECOND) as CodeState;
    expect(needsNewCode(expired, NOW - HOUR)).to.equal(true);
    expect(expired.verification.resendAt).to.equal(0);
  });

  it('is noticed by nobody while nothing waits', () => {
    const { state } = new Play();
    expect(passTime(state, HOUR, NOW - HOUR)).to.equal(state);
    const waiting = new Play().atCode().state;
    expect(passTime(waiting, 0, NOW + SECOND)).to.equal(waiting);
  });
});
