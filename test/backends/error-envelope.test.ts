import { expect } from '@open-wc/testing';
import { toError } from '../../src/backends/error-envelope.ts';
import { toSendError, toVerifyError } from '../../src/backends/punchh/errors.ts';

const causeOf = (words: string): unknown =>
  toError({ status: 422, body: { errors: { base: [words] } }, retryAfter: null, requestId: null }, []).cause;

describe('the words of a server', () => {
  it('lose what could be a contact or a code', () => {
    expect(causeOf('No account of jo@example.com')).to.equal('base: No account of …');
    expect(causeOf('<jo@example.com> and\tkim@example.com, no more')).to.equal('base: … and\t… no more');
    expect(causeOf('Sent to +1 (212) 555-4626')).to.equal('base: Sent to …');
    expect(causeOf('053631 is wrong, twice')).to.equal('base: … is wrong, twice');
  });

  it('stand alone where nothing names the fault', () => {
    for (const body of [{ errors: ['Wrong code'] }, { error: 'Wrong code' }, { error: { message: 'Wrong code' } }]) {
      expect(toError({ status: 422, body, retryAfter: null, requestId: null }, []).cause).to.equal('Wrong code');
    }
  });

  it('are read in no time, however long one of them is', () => {
    const long = 'a'.repeat(500_000);
    expect(causeOf(`${long} of ${long}@example.com`)).to.equal(`base: ${long} of …`);
  });

  // Each of these began a search of the whole rest for its other half.
  for (const half of ['token ', 'expired ', 'client ', 'phone ', 'param ', 'email ']) {
    it(`are judged in no time, however often one says ${half}`, () => {
      const body = { errors: { base: [half.repeat(100_000)] } };
      const start = performance.now();
      toVerifyError({ status: 422, body, retryAfter: null, requestId: null });
      toSendError({ status: 422, body, retryAfter: null, requestId: null }, 'email');
      expect(performance.now() - start).to.be.below(2000);
    });
  }
});
