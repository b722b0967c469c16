import { expect } from '@open-wc/testing';
import { at, failure, Play, SECOND, SETTINGS, verificationOf } from './support.ts';

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

  it('nothing waits without a word: the wait goes with its error', () => {
    const hasty = () =>
      atPassword()
        .do({ type: 'password-submitted', email: 'a@b.co', password: 'x' })
        .answer({ type: 'sign-in-failed', error: failure('rate_limited', { retryAfter: 60 }) });
    const left = [
      hasty().do({ type: 'task-requested', task: 'join' }),
      hasty().do({ type: 'method-requested', start: 'identifier' }),
      hasty().do({ type: 'forgot-requested', email: 'a@b.co' }).answer({ type: 'forgot-answered', email: 'a@b.co' }),
      hasty().do({ type: 'configured', settings: { ...SETTINGS, start: 'identifier' } }),
    ];
    for (const { state } of left) expect(state).to.include({ error: null, retryAt: 0 });
    expect(left[2]!.do({ type: 'password-submitted', email: 'a@b.co', password: 'x' }).names).to.deep.equal(['sign-in']);
    const code = new Play().submit().answer({ type: 'sent', verification: verificationOf() }).do({ type: 'code-typed', code: '123456' });
    code.answer({ type: 'verify-failed', error: failure('rate_limited', { retryAfter: 60 }) }).do({ type: 'code-typed', code: '654321' });
    expect(code.effects).to.deep.equal([]);
    expect(code.state.error?.code).to.equal('rate_limited');
    expect(code.after(60 * SECOND).do({ type: 'code-submitted' }).names).to.deep.equal(['verify']);
  });

  it('other settings leave a task as it is while passwords are offered', () => {
    const play = atPassword().do({ type: 'reset-token-given', token: 'token' });
    play.do({ type: 'configured', settings: { ...SETTINGS, start: 'identifier', alternative: 'password' } });
    expect(at(play, 'password')).to.include({ task: 'reset', resetToken: 'token' });
    expect(play.state.settings.alternative).to.equal('password');
    play.do({ type: 'configured', settings: { ...SETTINGS, start: 'identifier', alternative: null } });
    expect(play.state.step).to.equal('identifier');
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
