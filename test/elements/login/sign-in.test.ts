import { expect } from '@open-wc/testing';
import { clock } from '../../harness/test-clock.ts';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, SEND, VERIFY } from '../../harness/guest.ts';

const SHA256 = /^[\w-]{43}$/;

describe('signing in', () => {
  afterEach(leaveAll);

  it('by e-mail: one code, one verify, the tokens as an event', async () => {
    const guest = await mount();
    await guest.reachesCode({ email: 'new@example.com' });
    await guest.sees('We sent a code to new@example.com');
    await guest.type(guest.code, guest.received);
    await guest.reaches('signed-in');
    await guest.sees('new@example.com');
    expect(guest.requests(SEND)).to.have.length(1);
    expect(guest.requests(VERIFY)).to.have.length(1);
    expect(guest.details('punchh-error')).to.deep.equal([]);
  });

  it('sends every documented field with its documented type, and the same contact at verify', async () => {
    const guest = await mount({ attributes: { 'client-type': 'external_mobile_app' } });
    await guest.signsIn({ email: 'guest@example.com' });
    const [send, verify] = [guest.requests(SEND)[0]!, guest.requests(VERIFY)[0]!];
    expect(send.body['code_challenge']).to.match(SHA256);
    expect(send.body).to.deep.equal({
      client: 'demo-client',
      code_challenge: send.body['code_challenge'],
      email: 'guest@example.com',
      privacy_policy: true,
      terms_and_conditions: true,
      validation_method: 'otp',
    });
    expect(verify.body).to.deep.equal({
      client: 'demo-client',
      code_verifier: verify.body['code_verifier'],
      token: guest.received,
      email: 'guest@example.com',
      privacy_policy: true,
      terms_and_conditions: true,
    });
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(String(verify.body['code_verifier'])));
    const challenge = btoa(String.fromCharCode(...new Uint8Array(digest))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
    expect(challenge).to.equal(send.body['code_challenge']);
    for (const { headers } of [send, verify]) {
      expect(headers).to.include({ accept: 'application/json', 'content-type': 'application/json' });
      expect(headers['punchh-app-device-id']).to.match(/^\S{8,}$/);
      expect(headers).not.to.have.property('user-agent');
    }
    expect(verify.headers['client-type']).to.equal('external_mobile_app');
    expect(verify.headers['punchh-app-device-id']).to.equal(send.headers['punchh-app-device-id']);
  });

  it('by text message, to the national digits and the country code', async () => {
    const guest = await mount();
    await guest.reachesCode({ phone: '(212) 555-4626' });
    await guest.sees('We sent a code to (212) 555-4626');
    await guest.type(guest.code, guest.received);
    await guest.reaches('signed-in');
    await guest.sees('(212) 555-4626');
    for (const path of [SEND, VERIFY]) {
      expect(guest.requests(path)[0]!.body).to.include({ phone_ext: '+1', phone_number: '2125554626' });
      expect(guest.requests(path)[0]!.body).not.to.have.property('email');
    }
  });

  it('without an id token, where the server issues none', async () => {
    const guest = await mount({ sandboxOptions: { idToken: false } });
    await guest.signsIn();
    expect((await guest.hears('punchh-token')).idToken).to.equal(null);
  });

  it('keeps a code\'s leading zeros', async () => {
    const guest = await mount({ sandboxOptions: { codes: () => '000042' } });
    await guest.reachesCode();
    await guest.type(guest.code, '000042');
    await guest.reaches('signed-in');
    expect(guest.requests(VERIFY)[0]!.body['token']).to.equal('000042');
  });

  it('offers no choice where there is one channel', async () => {
    const email = await mount({ attributes: { channels: 'email' } });
    expect(email.findAll('input[type="radio"]')).to.have.length(0);
    await email.signsIn();
    const sms = await mount({ attributes: { channels: 'sms' } });
    expect(sms.findAll('input[type="radio"]')).to.have.length(0);
    await sms.signsIn({ phone: '2125554626' });
  });

  it('the first channel is the one preselected, in a real radio group', async () => {
    const guest = await mount({ attributes: { channels: 'sms email' } });
    const radios = guest.findAll('input[type="radio"]') as HTMLInputElement[];
    expect(radios.map(({ value, checked }) => [value, checked])).to.deep.equal([['sms', true], ['email', false]]);
    expect(new Set(radios.map(({ name }) => name)).size).to.equal(1);
    expect(radios[0]!.closest('fieldset')!.querySelector('legend')!.textContent).to.equal('How should we send your code?');
  });

  it('signs out, here and at the server, and offers the form', async () => {
    const guest = await mount();
    await guest.signsIn();
    await guest.press(guest.button('Sign out'));
    await guest.reaches('identifier');
    expect(await guest.hears('punchh-signed-out')).to.deep.equal({ reason: 'user' });
    await until(() => guest.requests('/api2/password_less/sign_out')[0]?.status === 200, 'the server hears of it');
    expect(await guest.element.getTokens()).to.equal(null);
    const again = guest.returns();
    await again.reaches('identifier');
  });
});

describe('sending once', () => {
  afterEach(leaveAll);

  it('Enter, autofill and the last digit at once make one request', async () => {
    const guest = await mount();
    await guest.reachesCode();
    const hold = guest.sandbox.faults.add({ kind: 'hold', path: VERIFY });
    const { code, received } = guest;
    await guest.type(code, received);
    await guest.autofill(code, received);
    await guest.enter(code);
    await guest.submit();
    await guest.submit();
    await guest.sees('Checking…');
    hold.remove();
    await guest.reaches('signed-in');
    expect(guest.requests(VERIFY)).to.have.length(1);
  });

  it('so does asking for a code', async () => {
    const guest = await mount();
    const hold = guest.sandbox.faults.add({ kind: 'hold', path: SEND });
    const email = await guest.field('email');
    await guest.type(email, 'guest@example.com');
    await guest.accepts();
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(guest.primary, { attributeFilter: ['aria-busy'] });
    await Promise.all([guest.enter(email), guest.submit(), guest.submit()]);
    await hold.reached;
    await guest.sees('Sending…');
    expect(guest.primary.getAttribute('aria-busy')).to.equal('true');
    await guest.submit();
    expect(changes, 'busy from the first press on').to.have.length(1);
    observer.disconnect();
    hold.remove();
    await guest.reaches('code');
    expect(guest.requests(SEND)).to.have.length(1);
    expect(guest.sandbox.inbox.messages).to.have.length(1);
  });

  it('a late answer to an attempt that was given up changes nothing', async () => {
    const guest = await mount();
    const hold = guest.sandbox.faults.add({ kind: 'hold', path: VERIFY });
    await guest.reachesCode();
    await guest.type(guest.code, guest.received);
    await hold.reached;
    await guest.press(guest.button('Change'));
    await guest.reaches('identifier');
    hold.remove();
    await guest.type(await guest.field('email'), 'x');
    clock.advance(1000);
    expect(guest.element.step).to.equal('identifier');
    expect(guest.details('punchh-token')).to.deep.equal([]);
  });
});

describe('resending', () => {
  afterEach(leaveAll);

  it('counts down from the clock, then sends the code again with the same verifier', async () => {
    const guest = await mount();
    await guest.reachesCode();
    expect(guest.button(/^Resend in/).disabled).to.equal(true);
    clock.advance(12_000);
    await guest.sees(/Resend in \S*0:18/);
    clock.advance(19_000);
    await guest.sees('Resend code');
    await guest.press(guest.button('Resend code'));
    await guest.sees('We sent another code. Use the newest code.');
    expect(guest.requests(SEND)).to.have.length(2);
    const [one, two] = guest.requests(SEND).map(({ body }) => body['code_challenge']);
    expect(one).to.equal(two);
    expect(guest.details('punchh-code-sent')).to.have.length(2);
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
  });

  it('an older code that is refused then leads to the newest one, after a reload too', async () => {
    const guest = await mount({ sandboxOptions: { resendAfter: 0 } });
    await guest.reachesCode();
    const older = guest.received;
    clock.advance(31_000);
    await guest.sees('Resend code');
    await guest.press(guest.button('Resend code'));
    await guest.sees('Use the newest code.');
    await guest.paste(guest.code, older);
    await guest.sees('That code isn’t right. Use the newest code that we sent.');
    guest.leaves();
    const again = guest.returns();
    await again.reaches('code');
    await again.paste(again.code, older);
    await again.sees('That code isn’t right. Use the newest code that we sent.');
    await again.paste(again.code, again.received);
    await again.reaches('signed-in');
  });

  it('never by itself', async () => {
    const guest = await mount();
    await guest.reachesCode();
    clock.advance(60 * 60_000);
    await guest.sees('That code has expired');
    expect(guest.requests(SEND)).to.have.length(1);
  });
});
