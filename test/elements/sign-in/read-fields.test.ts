import { expect } from '@open-wc/testing';
import { leaveAll, mount, SEND, VERIFY } from '../../harness/guest.ts';

/** Some browsers on iOS, and scripts of password managers, fill a field in without any event. */
describe('a field that was filled in without an event', () => {
  afterEach(leaveAll);

  it('is sent as it is read when the form is submitted: an e-mail address', async () => {
    const guest = await mount();
    (await guest.field('email')).value = 'guest@example.com';
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    expect(guest.requests(SEND).map(({ body }) => body['email'])).to.deep.equal(['guest@example.com']);
    expect(guest.text).to.include('guest@example.com');
  });

  it('… before anything else of the element has been loaded', async () => {
    const guest = await mount();
    // The second file is asked for in a task after the first paint.
    (await guest.field('email')).value = 'guest@example.com';
    await guest.accepts();
    await guest.enter(await guest.field('email'));
    await guest.reaches('code');
  });

  it('a phone number, which is written as its country does once it is read', async () => {
    const guest = await mount({ attributes: { channels: 'sms' } });
    (await guest.field('tel')).value = '+12125554626';
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    expect(guest.requests(SEND).map(({ body }) => body['phone_number'])).to.deep.equal(['2125554626']);
  });

  it('a code', async () => {
    const guest = await mount({ sandboxOptions: { codes: () => '053631' } });
    await guest.reachesCode();
    guest.code.value = '053631';
    await guest.submit();
    await guest.reaches('signed-in');
    expect(guest.requests(VERIFY).map(({ body }) => body['token'])).to.deep.equal(['053631']);
  });

  it('a code that says more than the code', async () => {
    const guest = await mount({ sandboxOptions: { codes: () => '053631' } });
    await guest.reachesCode();
    guest.code.value = 'Your code is 053 631';
    await guest.submit();
    await guest.reaches('signed-in');
  });

  it('replaces what was heard of it before', async () => {
    const guest = await mount();
    const field = await guest.field('email');
    await guest.type(field, 'gue');
    field.value = 'guest@example.com';
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    expect(guest.requests(SEND)[0]!.body['email']).to.equal('guest@example.com');
  });

  it('a box is the same one, with its focus, once the second file is loaded', async () => {
    const guest = await mount();
    await guest.field('email');
    const box = guest.find('#consent-legal')!;
    box.focus();
    await guest.settled();
    await guest.type(await guest.field('email'), 'x');
    expect(guest.find('#consent-legal')).to.equal(box);
  });

  it('a consent that a script has ticked', async () => {
    const guest = await mount();
    await guest.type(await guest.field('email'), 'guest@example.com');
    (guest.find('#consent-legal') as HTMLInputElement).checked = true;
    await guest.submit();
    await guest.reaches('code');
    expect(guest.requests(SEND).map(({ body }) => body['terms_and_conditions'])).to.deep.equal([true]);
  });

  it('a consent that a script has unticked is not given', async () => {
    const guest = await mount();
    await guest.type(await guest.field('email'), 'guest@example.com');
    await guest.accepts();
    (guest.find('#consent-legal') as HTMLInputElement).checked = false;
    await guest.submit();
    await guest.sees('Agree to the Terms of Service and Privacy Policy to continue.');
    expect(guest.requests(SEND)).to.deep.equal([]);
  });
});
