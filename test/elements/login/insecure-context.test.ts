import { expect } from '@open-wc/testing';
import { leaveAll, mount } from '../../harness/guest.ts';

// In a page of its own, as a real one is: WebKit remembers what it has once read of the global object.
Object.defineProperty(globalThis, 'isSecureContext', { configurable: true, value: false });

describe('a page on plain http', () => {
  afterEach(leaveAll);

  it('says so, and asks for nothing', async () => {
    const guest = await mount();
    await guest.sees('Sign-in needs a secure page. Open this page with https.');
    expect(await guest.hears('punchh-error')).to.include({ code: 'insecure_context', retryable: false });
    expect(guest.find('input')).to.equal(null);
  });
});
