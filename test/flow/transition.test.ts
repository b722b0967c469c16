import { expect } from '@open-wc/testing';
import type { CodeState } from '../../src/flow/login-state.ts';
import { passTime } from '../../src/flow/pass-time.ts';
import { secondsUntil, needsNewCode } from '../../src/flow/selectors.ts';
import { at, CONSENTS, EMAIL, failure, NOW, OTHER, PHONE, Play, SECOND, SETTINGS, TOKENS, verificationOf } from './support.ts';

const DETAILS = { values: { first_name: 'Alex' }, consents: CONSENTS };

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

describe('transition: asking for a code', () => {
  it('sends the contact and the consents once, with a fresh verifier', () => {
    const play = new Play().submit();
    expect(play.effects).to.deep.equal([
      { type: 'send', request: 1, identifier: EMAIL, consents: CONSENTS, remember: false, codeVerifier: null, resendOf: null },
    ]);
    expect(at(play, 'identifier').busy).to.equal('sending');
    expect(play.submit().effects).to.deep.equal([]);
  });

  it('goes on to the code, and tells the host', () => {
    const play = new Play().atCode();
    expect(at(play, 'code')).to.include({ typedHere: true, notice: null, busy: false });
    expect(play.effects).to.deep.equal([{ type: 'announce-sent', identifier: EMAIL, consents: CONSENTS }]);
  });

  it('drops an answer that comes after the guest has gone elsewhere', () => {
    const play = new Play().submit();
    const { request } = play.state;
    play.do({ type: 'reset' });
    const { state } = play;
    expect(play.do({ type: 'sent', request, verification: verificationOf() }).state).to.equal(state);
    expect(play.do({ type: 'send-failed', request, error: failure('network_error') }).state).to.equal(state);
    expect(play.effects).to.deep.equal([]);
  });

  it('a failed send keeps the form and what is in it', () => {
    const play = new Play().do({ type: 'drafted', draft: { email: 'guest@example.com', consents: { terms: true } } });
    const { draft } = play.state;
    const error = failure('network_error', { retryable: true });
    play.submit().answer({ type: 'send-failed', error });
    expect(at(play, 'identifier')).to.include({ busy: false, error, draft, retryAt: 0 });
    expect(play.effects).to.deep.equal([{ type: 'report', error }]);
  });

  it('keeps the verifier for the same contact, so that a late code still fits; another contact gets another', () => {
    const play = new Play().submit().answer({ type: 'send-failed', error: failure('network_error'), verification: verificationOf({ sentAt: null }) });
    play.submit();
    expect(play.effects[0]).to.include({ codeVerifier: 'verifier-1' });
    play.answer({ type: 'send-failed', error: failure('network_error') });
    play.submit(OTHER);
    expect(play.effects[0]).to.include({ codeVerifier: null });
    play.answer({ type: 'send-failed', error: failure('network_error') });
    play.after(601 * SECOND).submit();
    expect(play.effects[0]).to.include({ codeVerifier: null });
  });

  it('going back and asking for the same contact again shows the code that is on its way, without another message', () => {
    const play = new Play().atCode().do({ type: 'change-requested' });
    expect(play.names).to.deep.equal(['cancel', 'forget-verification']);
    play.submit();
    expect(play.names).to.deep.equal(['save-verification']);
    expect(at(play, 'code').verification.codeVerifier).to.equal('verifier-1');
    play.do({ type: 'change-requested' }).after(31 * SECOND).submit();
    expect(play.effects[0]).to.include({ type: 'send', codeVerifier: 'verifier-1' });
  });

  it('switches the channel only where the server says so, and keeps what was typed', () => {
    const play = new Play().do({ type: 'drafted', draft: { email: 'guest@example.com' } }).submit();
    play.answer({ type: 'send-failed', error: failure('channel_unavailable', { acceptedChannels: ['sms'] }) });
    expect(at(play, 'identifier').channels).to.deep.equal(['sms']);
    expect(play.state.draft).to.include({ channel: 'sms', email: 'guest@example.com' });
    // Where it does not say which: the other one.
    play.submit(PHONE).answer({ type: 'send-failed', error: failure('channel_unavailable') });
    expect(play.state.channels).to.deep.equal(['email']);
    play.submit().answer({ type: 'send-failed', error: failure('channel_unavailable', { acceptedChannels: [] }) });
    expect(play.state.draft.channel).to.equal('email');
    const other = new Play().submit().answer({ type: 'send-failed', error: failure('server_unavailable') });
    expect(other.state).to.deep.include({ channels: ['email', 'sms'] });
  });

  it('waits as long as the server says, and asks nothing meanwhile', () => {
    const play = new Play().submit().answer({ type: 'send-failed', error: failure('rate_limited', { retryAfter: 42 }) });
    expect(play.state.retryAt).to.equal(NOW + 42 * SECOND);
    expect(play.after(41 * SECOND).submit().effects).to.deep.equal([]);
    expect(play.after(SECOND).submit().names).to.deep.equal(['send']);
  });

  it('waits longer with each refusal where the server names no time, ten minutes at most', () => {
    const play = new Play();
    const waits = Array.from({ length: 8 }, () => {
      play.submit().answer({ type: 'send-failed', error: failure('rate_limited') });
      const wait = (play.state.retryAt - play.at) / SECOND;
      play.after(wait * SECOND);
      return wait;
    });
    expect(waits).to.deep.equal([15, 30, 60, 120, 240, 480, 600, 600]);
    play.submit().answer({ type: 'send-failed', error: failure('network_error') });
    expect(play.state.refusals).to.equal(0);
  });

  it('typing takes the error away, but not a wait, and not by the country that follows a number', () => {
    const play = new Play().submit().answer({ type: 'send-failed', error: failure('email_invalid') });
    expect(play.do({ type: 'drafted', draft: { country: 'CA' } }).state.error).not.to.equal(null);
    expect(play.do({ type: 'drafted', draft: { email: 'x' } }).state.error).to.equal(null);
    play.submit().answer({ type: 'send-failed', error: failure('rate_limited') });
    expect(play.do({ type: 'drafted', draft: { email: 'y' } }).state.error?.code).to.equal('rate_limited');
  });
});

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

describe('transition: details and the legal agreement', () => {
  it('a complete code opens the details; it is checked with them', () => {
    const play = new Play().atDetails();
    expect(at(play, 'details').code).to.equal('123456');
    expect(play.effects).to.deep.equal([]);
    play.do({ type: 'details-submitted', details: DETAILS });
    expect(play.effects[0]).to.deep.include({ type: 'register', code: '123456', details: DETAILS });
    expect(play.do({ type: 'details-submitted', details: DETAILS }).effects).to.deep.equal([]);
  });

  it('registered is not signed in before the agreement is recorded', () => {
    const play = new Play().atDetails().do({ type: 'details-submitted', details: DETAILS });
    const registered = verificationOf({ next: 'register', registered: TOKENS });
    play.answer({ type: 'registered', verification: registered });
    expect(at(play, 'details').busy).to.equal('agreeing');
    expect(play.effects[0]).to.deep.include({ type: 'agree', tokens: TOKENS });
    const error = failure('agreement_failed', { retryable: true });
    play.answer({ type: 'agree-failed', error });
    expect(at(play, 'details')).to.include({ busy: false, error });
    expect(play.do({ type: 'details-submitted', details: DETAILS }).names).to.deep.equal(['agree']);
    expect(play.do({ type: 'signed-in', account: null }).state.step).to.equal('signed-in');
  });

  it('a wrong code leads back to the code with the details kept', () => {
    const play = new Play().atDetails().do({ type: 'drafted', draft: { details: { first_name: 'Alex' } } });
    play.do({ type: 'details-submitted', details: DETAILS }).answer({ type: 'register-failed', error: failure('code_invalid') });
    expect(at(play, 'code')).to.deep.include({ code: '123456', tried: ['123456'] });
    expect(play.state.draft.details).to.deep.equal({ first_name: 'Alex' });
    expect(play.typed('123457').state.step).to.equal('details');
  });

  it('shows the contact as before on every way back to the code: whole where it was typed here, else masked', () => {
    const verification = verificationOf({ next: 'register', registered: TOKENS });
    const ways: ((play: Play) => Play)[] = [
      (play) => play.do({ type: 'change-requested' }),
      (play) => play.do({ type: 'details-submitted', details: DETAILS }).answer({ type: 'register-failed', error: failure('code_invalid') }),
      (play) => play.do({ type: 'details-submitted', details: DETAILS }).answer({ type: 'recovered', verification: verificationOf() }),
      (play) =>
        play.do({ type: 'details-submitted', details: DETAILS }).answer({ type: 'registered', verification })
          .answer({ type: 'recovered', verification: verificationOf() }),
    ];
    const stored = verificationOf({ next: 'register' });
    for (const back of ways) {
      expect(at(back(new Play().atDetails()), 'code').typedHere).to.equal(true);
      const reloaded = new Play({}, true).do({ type: 'restored', signedIn: false, account: null, verification: stored });
      expect(at(back(reloaded.typed('123456')), 'code').typedHere).to.equal(false);
    }
  });

  it('any other refusal stays at the details', () => {
    const play = new Play().atDetails().do({ type: 'details-submitted', details: DETAILS });
    expect(play.answer({ type: 'register-failed', error: failure('field_invalid') }).state.step).to.equal('details');
    play.do({ type: 'details-submitted', details: DETAILS }).answer({ type: 'register-failed', error: failure('rate_limited', { retryAfter: 5 }) });
    expect(play.do({ type: 'details-submitted', details: DETAILS }).effects).to.deep.equal([]);
  });

  it('back goes to the code, and from an account that is made to the start', () => {
    const play = new Play().atDetails().do({ type: 'change-requested' });
    expect(at(play, 'code').code).to.equal('123456');
    expect(play.names).to.deep.equal(['cancel']);
    const made = new Play({}, true)
      .do({ type: 'restored', signedIn: false, account: null, verification: verificationOf({ registered: TOKENS }) })
      .do({ type: 'change-requested' });
    expect(made.state.step).to.equal('identifier');
  });

  it('asks once whether somebody else has a value, and takes only the answer to the latest one', () => {
    const play = new Play().atDetails().do({ type: 'field-left', field: 'email', value: 'a@b.co' });
    expect(play.effects).to.deep.equal([{ type: 'check-unique', field: 'email', value: 'a@b.co' }]);
    expect(play.do({ type: 'field-left', field: 'email', value: 'a@b.co' }).effects).to.deep.equal([]);
    play.do({ type: 'field-left', field: 'email', value: 'c@d.co' });
    const error = failure('email_taken', { field: 'email' });
    expect(play.answer({ type: 'field-checked', field: 'email', value: 'a@b.co', error }).effects).to.deep.equal([]);
    expect(play.answer({ type: 'field-checked', field: 'email', value: 'c@d.co', error: null }).effects).to.deep.equal([]);
    expect(play.state.draft.checked['email']).to.deep.equal({ value: 'c@d.co', pending: false, error: null });
    play.do({ type: 'field-left', field: 'email', value: 'e@f.co' });
    play.answer({ type: 'field-checked', field: 'email', value: 'e@f.co', error });
    expect(play.names).to.deep.equal(['report']);
  });

  it('an account that existed already gets a code for signing in', () => {
    const play = new Play().atDetails().do({ type: 'details-submitted', details: DETAILS });
    play.answer({ type: 'recovered', verification: verificationOf({ sentAt: NOW + 1 }) });
    expect(at(play, 'code').notice).to.equal('recovered');
  });
});

describe('transition: password and signing out', () => {
  const atPassword = () => new Play({ start: 'password' });

  it('signs in once, and says what failed', () => {
    const play = atPassword().do({ type: 'password-submitted', email: 'a@b.co', password: 'x' });
    expect(play.effects[0]).to.include({ type: 'sign-in', email: 'a@b.co', password: 'x' });
    expect(play.do({ type: 'password-submitted', email: 'a@b.co', password: 'x' }).effects).to.deep.equal([]);
    play.answer({ type: 'sign-in-failed', error: failure('account_locked', { retryAfter: 60 }) });
    expect(play.names).to.deep.equal(['report']);
    expect(play.do({ type: 'password-submitted', email: 'a@b.co', password: 'x' }).effects).to.deep.equal([]);
    play.after(60 * SECOND).do({ type: 'password-submitted', email: 'a@b.co', password: 'x' });
    expect(play.do({ type: 'signed-in', account: null }).state.step).to.equal('signed-in');
  });

  it('asks for a link once, and says where it went', () => {
    const play = atPassword().do({ type: 'forgot-requested', email: 'a@b.co' });
    expect(play.names).to.deep.equal(['forgot-password']);
    expect(play.do({ type: 'forgot-requested', email: 'a@b.co' }).effects).to.deep.equal([]);
    expect(at(play.answer({ type: 'forgot-answered', email: 'a@b.co' }), 'password').forgotSentTo).to.equal('a@b.co');
  });

  it('a code in place of a password, and back', () => {
    const play = atPassword().do({ type: 'drafted', draft: { email: 'a@b.co' } }).do({ type: 'method-requested', start: 'identifier' });
    expect(play.state.step).to.equal('identifier');
    expect(play.state.draft.email).to.equal('a@b.co');
    expect(play.names).to.deep.equal(['cancel']);
    expect(play.do({ type: 'method-requested', start: 'identifier' }).effects).to.deep.equal([]);
    expect(play.do({ type: 'method-requested', start: 'password' }).state.step).to.equal('password');
  });

  it('signs out once; a failure leaves the guest signed in', () => {
    const play = new Play().do({ type: 'signed-in', account: null }).do({ type: 'sign-out-requested' });
    expect(play.names).to.deep.equal(['sign-out']);
    expect(play.do({ type: 'sign-out-requested' }).effects).to.deep.equal([]);
    expect(at(play.answer({ type: 'sign-out-failed', error: failure('network_error') }), 'signed-in').busy).to.equal(false);
  });

  it('leaves nothing of a guest who has gone: no form, no attempt, no session', () => {
    const play = new Play().do({ type: 'drafted', draft: { email: 'guest@example.com' } }).atCode();
    play.do({ type: 'guest-left', reason: 'idle' });
    expect(play.names).to.deep.equal(['cancel', 'forget-verification', 'hand-over']);
    expect(at(play, 'identifier').draft.email).to.equal('');
    play.do({ type: 'signed-in', account: null }).do({ type: 'guest-left', reason: 'done' });
    expect(play.effects).to.deep.include({ type: 'hand-over', reason: 'done' });
    expect(play.state.step).to.equal('identifier');
  });

  it('begins with the brand’s country again, whichever the last guest chose', () => {
    const play = new Play({ country: 'CA' }).do({ type: 'drafted', draft: { country: 'US', phone: '212' } });
    expect(play.do({ type: 'reset' }).state.draft.country).to.equal('CA');
    play.do({ type: 'drafted', draft: { country: 'US' } }).do({ type: 'signed-in', account: null });
    expect(play.do({ type: 'signed-out' }).state.draft.country).to.equal('CA');
  });

  it('reset starts over with nothing, and leaves whoever is signed in', () => {
    const play = new Play().do({ type: 'drafted', draft: { email: 'guest@example.com', consents: { terms: true } } }).atCode().typed('12');
    play.do({ type: 'reset' });
    expect(play.names).to.deep.equal(['cancel', 'forget-verification']);
    const { request, ...state } = play.state;
    const { request: none, ...fresh } = new Play().state;
    expect(request).to.be.greaterThan(none);
    expect(state).to.deep.equal(fresh);
    const signedIn = new Play().do({ type: 'signed-in', account: null });
    expect(new Play({ channels: [] }).do({ type: 'reset' }).state.draft.channel).to.equal('email');
    expect(signedIn.do({ type: 'reset' }).state.step).to.equal('signed-in');
    expect(signedIn.effects).to.deep.equal([]);
  });
});

describe('transition: a new set-up', () => {
  it('offers the new channels, and keeps the draft', () => {
    const play = new Play().do({ type: 'drafted', draft: { email: 'guest@example.com' } });
    play.do({ type: 'configured', settings: { ...SETTINGS, channels: ['sms'] } });
    expect(play.state.draft).to.include({ channel: 'sms', email: 'guest@example.com' });
    play.do({ type: 'configured', settings: { ...SETTINGS, channels: [] } });
    expect(play.state.draft.channel).to.equal('email');
  });

  it('another start moves only a guest who is at the start', () => {
    const password = { ...SETTINGS, start: 'password' as const };
    expect(new Play().do({ type: 'configured', settings: password }).state.step).to.equal('password');
    expect(new Play().submit().do({ type: 'configured', settings: password }).state.step).to.equal('identifier');
    expect(new Play().atCode().do({ type: 'configured', settings: password }).state.step).to.equal('code');
    expect(new Play({ start: 'password' }).do({ type: 'configured', settings: SETTINGS }).state.step).to.equal('identifier');
  });
});

describe('transition: events that make no sense', () => {
  const states = {
    restoring: () => new Play({}, true),
    identifier: () => new Play(),
    code: () => new Play().atCode(),
    details: () => new Play().atDetails(),
    password: () => new Play({ start: 'password' }),
    'signed-in': () => new Play().do({ type: 'signed-in', account: null }),
  };
  const error = failure('network_error');
  const verification = verificationOf();
  const fitting: Record<string, readonly [event: object, steps: readonly string[]]> = {
    'identifier-submitted': [{ identifier: EMAIL, consents: CONSENTS }, ['identifier']],
    sent: [{ verification }, ['identifier', 'code']],
    'send-failed': [{ error }, ['identifier', 'code']],
    'code-typed': [{ code: '1' }, ['code']],
    'code-submitted': [{}, []],
    'verify-failed': [{ error }, ['code']],
    'resend-requested': [{}, []],
    'details-submitted': [{ details: DETAILS }, ['details']],
    registered: [{ verification: { ...verification, registered: TOKENS } }, ['code', 'details']],
    'register-failed': [{ error }, ['details']],
    'agree-failed': [{ error }, ['details']],
    recovered: [{ verification }, ['details']],
    'field-left': [{ field: 'email', value: '' }, ['details']],
    'field-checked': [{ field: 'email', value: '', error: null }, []],
    'method-requested': [{ start: 'password' }, ['identifier']],
    'password-submitted': [{ email: '', password: '' }, ['password']],
    'sign-in-failed': [{ error }, ['password']],
    'forgot-requested': [{ email: '' }, ['password']],
    'forgot-answered': [{ email: '' }, ['password']],
    'sign-out-requested': [{}, ['signed-in']],
    'sign-out-failed': [{}, ['signed-in']],
  };
  const answers = /^(sent|registered|recovered|forgot-answered|field-checked|.*-failed)$/;
  for (const [type, [event, steps]] of Object.entries(fitting)) {
    it(`${type} counts ${steps.length ? `in ${steps.join(', ')} only` : 'nowhere without more'}`, () => {
      for (const [step, make] of Object.entries(states)) {
        const play = make();
        const before = play.state;
        const whole = { ...event, type };
        if (answers.test(type)) play.answer(whole);
        else play.do(whole as Parameters<Play['do']>[0]);
        expect(play.state !== before, step).to.equal(steps.includes(step));
        if (!steps.includes(step)) expect(play.effects, step).to.deep.equal([]);
      }
    });
  }
});

describe('transition: an event of a later version', () => {
  it('changes nothing', () => {
    const play = new Play().atCode();
    const { state } = play;
    expect(play.do({ type: 'not-known-yet' } as unknown as Parameters<Play['do']>[0]).state).to.equal(state);
  });
});

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
