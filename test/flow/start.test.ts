import { expect } from '@open-wc/testing';
import { at, DETAILS, failure, OTHER, PHONE, Play, TOKENS, verificationOf } from './support.ts';

describe('transition: where a guest starts', () => {
  it('at the form, or waits where something is stored', () => {
    expect(new Play().state.step).to.equal('identifier');
    expect(new Play({ start: 'password' }).state.step).to.equal('password');
    expect(new Play({}, true).state.step).to.equal('restoring');
    expect(new Play({ channels: [] }).state.draft.channel).to.equal('email');
  });

  it('tells the page of a part of the script that did not come', () => {
    const error = failure('network_error');
    const play = new Play().do({ type: 'load-failed', error });
    expect(play.state.error).to.equal(error);
    expect(play.effects).to.deep.equal([{ type: 'report', error }]);
  });

  it('waits no longer than the limit', () => {
    expect(new Play({}, true).do({ type: 'restoring-slow' }).state.step).to.equal('identifier');
    const play = new Play().atCode();
    const { state } = play;
    expect(play.do({ type: 'restoring-slow' }).state).to.equal(state);
  });

  it('signed in, where a session is stored', () => {
    const play = new Play({}, true).do({ type: 'restored', signedIn: true, account: 'g•••', verification: verificationOf() });
    expect(at(play, 'signed-in').account).to.equal('g•••');
    expect(play.names).to.deep.equal(['cancel']);
  });

  it('at the code step, where a code was sent; the contact is masked until it was typed here', () => {
    const play = new Play({}, true).do({ type: 'restored', signedIn: false, account: null, verification: verificationOf() });
    expect(at(play, 'code')).to.include({ typedHere: false, busy: false, code: '' });
    expect(play.effects).to.deep.equal([]);
  });

  it('at the form with the contact filled in, where it is unknown whether the code left', () => {
    const email = new Play({}, true).do({ type: 'restored', signedIn: false, account: null, verification: verificationOf({ sentAt: null }) });
    expect(at(email, 'identifier').draft.email).to.equal('guest@example.com');
    const sms = new Play({}, true)
      .do({ type: 'restored', signedIn: false, account: null, verification: verificationOf({ sentAt: null, identifier: PHONE }) });
    expect(at(sms, 'identifier').draft).to.include({ channel: 'sms', phone: '+12125554626' });
  });

  it('at the agreement, where an account is made but not agreed on: it is never registered twice', () => {
    const play = new Play({}, true)
      .do({ type: 'restored', signedIn: false, account: null, verification: verificationOf({ next: 'register', registered: TOKENS }) });
    expect(at(play, 'details').busy).to.equal('agreeing');
    expect(play.names).to.deep.equal(['agree']);
    expect(play.effects[0]).to.include({ tokens: TOKENS });
    play.answer({ type: 'agree-failed', error: failure('network_error') });
    play.do({ type: 'details-submitted', details: DETAILS });
    expect(play.names).to.deep.equal(['agree']);
  });

  it('at the form, where nothing is stored', () => {
    expect(new Play({}, true).do({ type: 'restored', signedIn: false, account: null, verification: null }).state.step).to.equal('identifier');
    const play = new Play();
    const { state } = play;
    expect(play.do({ type: 'restored', signedIn: false, account: null, verification: null }).state).to.equal(state);
  });

  it('what is restored late does not tear a guest away from a request or a code', () => {
    const busy = new Play().submit();
    const before = busy.state;
    expect(busy.do({ type: 'restored', signedIn: false, account: null, verification: verificationOf() }).state).to.equal(before);
    const code = new Play().atCode();
    const codeState = code.state;
    expect(code.do({ type: 'restored', signedIn: false, account: null, verification: verificationOf({ identifier: OTHER }) }).state).to.equal(codeState);
    // Typing has lost nothing.
    const typing = new Play().do({ type: 'drafted', draft: { email: 'mine@example.com' } })
      .do({ type: 'restored', signedIn: false, account: null, verification: verificationOf({ sentAt: null }) });
    expect(at(typing, 'identifier').draft.email).to.equal('mine@example.com');
    const phone = new Play().do({ type: 'drafted', draft: { phone: '212' } })
      .do({ type: 'restored', signedIn: false, account: null, verification: verificationOf({ sentAt: null, identifier: PHONE }) });
    expect(at(phone, 'identifier').draft.phone).to.equal('212');
  });
});
