import { expect } from '@open-wc/testing';
import { leaveAll, mount, SEND, VERIFY } from '../harness/guest.ts';

describe('signing in', () => {
  afterEach(leaveAll);

  it('by e-mail: one code, one verify, the tokens as an event', async () => {
    const guest = await mount();
    await guest.reachesCode({ email: 'new@example.com' });
    await guest.sees('We sent a code to new@example.com');
    const code = guest.received;
    await guest.type(guest.code, code);
    await guest.reaches('signed-in');
    await guest.sees('Signed in as n•••@e•••.com');
    expect(guest.requests(SEND)).to.have.length(1);
    expect(guest.requests(VERIFY)).to.have.length(1);
    expect(guest.heard.map(({ type }) => type)).to.deep.equal([
      'punchh-step', 'punchh-code-sent', 'punchh-consent', 'punchh-step', 'punchh-token',
    ]);
  });

  it('by text message, to the national digits and the country code', async () => {
    const guest = await mount();
    await guest.reachesCode({ phone: '(212) 555-4626' });
    await guest.sees('We sent a code to (212) 555-4626');
    await guest.type(guest.code, guest.received);
    await guest.reaches('signed-in');
    for (const path of [SEND, VERIFY]) {
      expect(guest.requests(path)[0]!.body).to.include({ phone_ext: '+1', phone_number: '2125554626' });
      expect(guest.requests(path)[0]!.body).not.to.have.property('email');
    }
  });
});
