import { expect } from '@open-wc/testing';
import { leaveAll, mount } from '../../harness/guest.ts';

/** A page of its own: a browser that forbids storage does so from the start. */
describe('a browser that forbids storage', () => {
  const refused = [
    [IDBFactory.prototype, 'open'],
    [Storage.prototype, 'getItem'],
    [Storage.prototype, 'setItem'],
    [Storage.prototype, 'removeItem'],
  ] as const;
  const originals = refused.map(([target, name]) => Object.getOwnPropertyDescriptor(target, name)!);
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  before(() => {
    for (const [target, name] of refused) Object.defineProperty(target, name, { configurable: true, value: refuse });
  });
  after(() => {
    refused.forEach(([target, name], index) => Object.defineProperty(target, name, originals[index]!));
  });
  afterEach(leaveAll);

  it('signs in all the same, tells the guest calmly and the host precisely, once', async () => {
    const guest = await mount();
    await guest.signsIn();
    await guest.sees('This browser doesn’t let us remember you.');
    const degraded = await guest.hears('punchh-storage-degraded');
    expect(Object.keys(degraded)).to.have.members(['from', 'to', 'cause']);
    expect(degraded).to.include({ from: 'indexeddb', to: 'memory' });
    expect(String(degraded.cause)).to.include('insecure');
    expect(guest.details('punchh-storage-degraded')).to.have.length(1);
    expect(guest.details('punchh-error').map(({ code }) => code)).to.deep.equal(['storage_unavailable']);
    expect((await guest.hears('punchh-token')).reason).to.equal('issued');
    expect((await guest.element.getTokens())!.accessToken).to.be.a('string');
  });

  it('the session lasts as long as the page', async () => {
    const guest = await mount();
    await guest.signsIn();
    const second = guest.returns();
    await second.reaches('signed-in');
    await guest.press(guest.button('Sign out'));
    await second.reaches('identifier');
  });
});
