import { expect } from '@open-wc/testing';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, SEND, type Guest } from '../../harness/guest.ts';

const chosen = (guest: Guest) => (guest.find('input[type="radio"]:checked') as HTMLInputElement | null)?.value;

describe('a contact to begin with', () => {
  afterEach(leaveAll);

  it('an address: in its field, and nothing is sent by itself', async () => {
    const guest = await mount({ attributes: { 'login-hint': ' jo@example.com ' } });
    const field = await guest.field('email');
    await until(() => field.value === 'jo@example.com', 'the address');
    expect(guest.element.loginHint?.trim()).to.equal('jo@example.com');
    expect(guest.sandbox.log.entries).to.deep.equal([]);
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    expect(guest.requests(SEND)[0]!.body['email']).to.equal('jo@example.com');
  });

  it('a number: by text message', async () => {
    const guest = await mount({ attributes: { 'login-hint': '+1 212 555 4626' } });
    await until(() => chosen(guest) === 'sms', 'text message chosen');
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    expect(guest.requests(SEND)[0]!.body).to.include({ 'phone_ext': '+1', 'phone_number': '2125554626' });
  });

  it('a password’s address', async () => {
    const guest = await mount({ attributes: { methods: 'password', 'login-hint': 'jo@example.com' } });
    await guest.reaches('password');
    expect((await guest.field('username')).value).to.equal('jo@example.com');
  });

  it('what the guest has typed stays', async () => {
    const guest = await mount();
    await guest.type(await guest.field('email'), 'me@example.com');
    await until(() => guest.find('[part~="consent"]'), 'the form');
    guest.element.loginHint = 'jo@example.com';
    await guest.settled();
    expect((await guest.field('email')).value).to.equal('me@example.com');
  });

  it('one that fits no channel on offer is left out', async () => {
    const guest = await mount({ attributes: { channels: 'email', 'login-hint': '+12125554626' } });
    await guest.signsIn();
  });
});

describe('the channel that was used last', () => {
  afterEach(leaveAll);

  it('is preselected on the next visit, without the contact', async () => {
    const guest = await mount();
    await guest.signsIn({ phone: '2125554626' });
    await guest.element.signOut();
    guest.leaves();
    const again = guest.returns();
    await again.reaches('identifier');
    await until(() => chosen(again) === 'sms', 'text message chosen');
    expect(((await again.field('tel')).value)).to.equal('');
    expect(JSON.stringify(localStorage)).not.to.include('2125554626');
  });

  it('is not, where the page names channels', async () => {
    const guest = await mount();
    await guest.signsIn({ phone: '2125554626' });
    await guest.element.signOut();
    guest.leaves();
    const again = guest.returns({ attributes: { channels: 'email sms' } });
    await again.reaches('identifier');
    await again.sees('Email me a code');
    expect(chosen(again)).to.equal('email');
  });

  it('is not kept at a kiosk', async () => {
    const guest = await mount({ attributes: { mode: 'kiosk' } });
    await guest.chooses('sms');
    await guest.paste(guest.find('#phone') as HTMLInputElement, '2125554626');
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
    expect(Object.keys(localStorage).filter((key) => key.includes(`channel:${guest.element.server!}`))).to.deep.equal([]);
  });
});
