import { expect } from '@open-wc/testing';
import { at, NOW, OTHER, Play, verificationOf } from './support.ts';

describe('transition: other tabs', () => {
  it('a code sent in another tab is joined, at the form and at the code', () => {
    const joined = new Play().do({ type: 'verification-changed', verification: verificationOf() });
    expect(at(joined, 'code').typedHere).to.equal(false);
    const same = new Play().atCode();
    const { state } = same;
    expect(same.do({ type: 'verification-changed', verification: verificationOf() }).state).to.equal(state);
    same.do({ type: 'verification-changed', verification: verificationOf({ sentAt: NOW + 1 }) });
    expect(at(same, 'code').typedHere).to.equal(true);
    same.do({ type: 'verification-changed', verification: verificationOf({ sentAt: NOW + 2, identifier: OTHER }) });
    expect(at(same, 'code').typedHere).to.equal(false);
  });

  it('not in the middle of a request, not before it is known to be sent, not from a later step', () => {
    for (const play of [new Play().submit(), new Play().do({ type: 'signed-in', account: null }), new Play().atDetails()]) {
      const { state } = play;
      expect(play.do({ type: 'verification-changed', verification: verificationOf({ sentAt: NOW + 1 }) }).state).to.equal(state);
    }
    expect(new Play().do({ type: 'verification-changed', verification: verificationOf({ sentAt: null }) }).state.step).to.equal('identifier');
  });

  it('what is restored after starting over is not what the guest wants', () => {
    const play = new Play({}, true).do({ type: 'reset' });
    expect(play.names).to.deep.equal(['cancel', 'forget-verification']);
    play.do({ type: 'restored', signedIn: false, account: null, verification: verificationOf() });
    expect(play.state.step).to.equal('identifier');
    expect(play.do({ type: 'restored', signedIn: true, account: 'g•••', verification: null }).state.step).to.equal('signed-in');
  });

  it('signed in elsewhere is signed in here; signed out elsewhere starts afresh', () => {
    const play = new Play().atCode().typed('123456').do({ type: 'signed-in', account: 'g•••' });
    expect(at(play, 'signed-in').account).to.equal('g•••');
    expect(play.names).to.deep.equal(['cancel']);
    expect(at(play.do({ type: 'signed-in', account: 'h•••' }), 'signed-in').account).to.equal('h•••');
    expect(play.do({ type: 'signed-out' }).state.step).to.equal('identifier');
    expect(new Play({}, true).do({ type: 'signed-out' }).state.step).to.equal('identifier');
    expect(new Play().atCode().do({ type: 'signed-out' }).state.step).to.equal('code');
  });
});
