import { expect } from '@open-wc/testing';
import { at, CONSENTS, EMAIL, failure, PHONE, Play, SECOND, verificationOf } from './support.ts';

describe('transition: the code', () => {
  it('a complete code is sent once: the last digit, Enter and autofill at the same time', () => {
    const play = new Play().atCode().typed('12345');
    expect(play.effects).to.deep.equal([]);
    play.typed('123456');
    expect(play.names).to.deep.equal(['verify']);
    expect(play.effects[0]).to.include({ code: '123456' });
    expect(play.do({ type: 'code-submitted' }).effects).to.deep.equal([]);
    expect(play.typed('123456').effects).to.deep.equal([]);
    expect(at(play, 'code').tried).to.deep.equal(['123456']);
  });

  it('names the identifier that was sent, not what the form holds', () => {
    const play = new Play().atCode().do({ type: 'drafted', draft: { email: 'edited@example.com' } }).typed('123456');
    expect(play.effects[0]).to.deep.include({ verification: verificationOf() });
  });

  it('after a refusal a longer code is sent by the button alone', () => {
    const play = new Play().atCode().typed('123456').answer({ type: 'verify-failed', error: failure('code_invalid', { field: 'code' }) });
    expect(at(play, 'code')).to.include({ code: '123456', busy: false });
    expect(play.names).to.deep.equal(['report']);
    expect(play.typed('1234567').effects).to.deep.equal([]);
    expect(play.state.error).to.equal(null);
    expect(play.typed('12345678').effects).to.deep.equal([]);
    expect(play.do({ type: 'code-submitted' }).effects[0]).to.include({ type: 'verify', code: '12345678' });
  });

  it('a code that was refused is not sent again by itself, another one is', () => {
    const play = new Play().atCode().typed('123456').answer({ type: 'verify-failed', error: failure('code_invalid') });
    play.typed('12345');
    expect(play.typed('123456').effects).to.deep.equal([]);
    play.typed('12345');
    expect(play.typed('123457').names).to.deep.equal(['verify']);
  });

  it('a code whose answer was lost may be used up: refused then, it has expired, whatever the server calls it', () => {
    for (const lost of ['timeout', 'network_error', 'bad_response'] as const) {
      const play = new Play().atCode().typed('123456').answer({ type: 'verify-failed', error: failure(lost) });
      expect(play.state.error?.code).to.equal(lost);
      const refused = failure('code_invalid', { status: 422, field: 'code', requestId: 'r', cause: 'the server\'s words' });
      play.do({ type: 'code-submitted' }).answer({ type: 'verify-failed', error: refused });
      expect(play.state.error).to.include({ code: 'code_expired', status: 422, field: 'code', requestId: 'r', cause: 'the server\'s words' });
      expect(play.effects).to.deep.equal([{ type: 'report', error: play.state.error }]);
    }
  });

  it('a code that is refused is wrong where it never got to the server, or another one did', () => {
    const refused = failure('code_invalid', { field: 'code' });
    for (const never of ['offline', 'server_unavailable'] as const) {
      const play = new Play().atCode().typed('123456').answer({ type: 'verify-failed', error: failure(never) });
      expect(play.do({ type: 'code-submitted' }).answer({ type: 'verify-failed', error: refused }).state.error).to.equal(refused);
    }
    const play = new Play().atCode().typed('123456').answer({ type: 'verify-failed', error: failure('timeout') });
    expect(play.typed('654321').answer({ type: 'verify-failed', error: refused }).state.error).to.equal(refused);
    // Back to the first one: it is as uncertain as before.
    play.typed('123456').do({ type: 'code-submitted' }).answer({ type: 'verify-failed', error: refused });
    expect(play.state.error?.code).to.equal('code_expired');
  });

  it('an empty code is not sent', () => {
    expect(new Play().atCode().do({ type: 'code-submitted' }).effects).to.deep.equal([]);
  });

  it('too many tries: nothing is sent before the time', () => {
    const play = new Play().atCode().typed('123456').answer({ type: 'verify-failed', error: failure('rate_limited', { retryAfter: 60 }) });
    expect(play.typed('654321').effects).to.deep.equal([]);
    expect(play.do({ type: 'code-submitted' }).effects).to.deep.equal([]);
    expect(play.after(60 * SECOND).do({ type: 'code-submitted' }).names).to.deep.equal(['verify']);
  });

  it('signed in: nothing of the attempt is left in the state', () => {
    const play = new Play().do({ type: 'drafted', draft: { email: 'guest@example.com' } }).atCode().typed('123456');
    play.do({ type: 'signed-in', account: 'g•••@e•••.com' });
    expect(at(play, 'signed-in')).to.deep.include({ account: 'g•••@e•••.com', verification: null, error: null });
    expect(play.state.draft).to.include({ email: '', phone: '' });
  });

  it('a resend keeps the verifier and the consents, and is told', () => {
    const play = new Play().atCode();
    expect(play.do({ type: 'resend-requested' }).effects).to.deep.equal([]);
    play.after(30 * SECOND).do({ type: 'resend-requested' });
    expect(play.effects[0]).to.deep.include({ type: 'send', codeVerifier: 'verifier-1', consents: CONSENTS, identifier: EMAIL });
    expect(play.do({ type: 'resend-requested' }).effects).to.deep.equal([]);
    play.sent();
    expect(at(play, 'code')).to.include({ notice: 'resent', typedHere: true });
    expect(at(play.typed('1'), 'code').notice).to.equal(null);
  });

  it('a resend that is refused for haste still leaves the code that is there', () => {
    const play = new Play().atCode().after(30 * SECOND).do({ type: 'resend-requested' });
    play.answer({ type: 'send-failed', error: failure('rate_limited', { retryAfter: 20 }) });
    expect(at(play, 'code').verification.resendAt).to.equal(play.at + 20 * SECOND);
    expect(play.names).to.deep.equal(['report', 'save-verification']);
    expect(play.typed('123456').names).to.deep.equal(['verify']);
  });

  it('nothing is verified while another code is being sent for', () => {
    const play = new Play().atCode().after(30 * SECOND).do({ type: 'resend-requested' });
    expect(play.typed('123456').effects).to.deep.equal([]);
    expect(at(play, 'code').busy).to.equal('resending');
  });

  it('going back keeps what was typed, ends what runs and forgets the attempt', () => {
    const play = new Play().do({ type: 'drafted', draft: { email: 'guest@example.com', phone: '212', consents: { terms: true } } });
    const { draft } = play.state;
    play.atCode().typed('123456').do({ type: 'change-requested' });
    expect(at(play, 'identifier').draft).to.deep.equal(draft);
    expect(play.names).to.deep.equal(['cancel', 'forget-verification']);
    const request = play.state.request - 1;
    const { state } = play;
    expect(play.do({ type: 'verify-failed', request, error: failure('code_invalid') }).state).to.equal(state);
  });

  it('going to the other channel keeps both contacts', () => {
    const play = new Play().do({ type: 'drafted', draft: { email: 'guest@example.com', phone: '212' } }).atCode();
    play.do({ type: 'change-requested', channel: 'sms' });
    expect(play.state.draft).to.include({ channel: 'sms', email: 'guest@example.com', phone: '212' });
    // A channel that was ruled out and is asked for again is on offer again.
    const ruledOut = new Play({ channels: ['email'] }).atCode().do({ type: 'change-requested', channel: 'sms' });
    expect(ruledOut.state.channels).to.deep.equal(['email', 'sms']);
  });

  it('back from a resumed code the contact is in the form again', () => {
    const play = new Play({}, true)
      .do({ type: 'restored', signedIn: false, account: null, verification: verificationOf({ identifier: PHONE }) })
      .do({ type: 'change-requested' });
    expect(play.state.draft).to.include({ channel: 'sms', phone: '+12125554626' });
  });
});
