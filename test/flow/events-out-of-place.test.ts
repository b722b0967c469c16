import { expect } from '@open-wc/testing';
import { CONSENTS, DETAILS, EMAIL, failure, Play, TOKENS, verificationOf } from './support.ts';

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
