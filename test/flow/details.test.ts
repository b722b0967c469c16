import { expect } from '@open-wc/testing';
import { at, DETAILS, failure, NOW, Play, TOKENS, verificationOf } from './support.ts';

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
