import { expect } from '@open-wc/testing';
import { at, CONSENTS, EMAIL, failure, NOW, OTHER, PHONE, Play, SECOND, verificationOf } from './support.ts';

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
    // The server names no accepted channel: the other one is offered.
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
