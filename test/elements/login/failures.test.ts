import { expect } from '@open-wc/testing';
import { until } from '../../harness/dom.ts';
import { clock } from '../../harness/test-clock.ts';
import { leaveAll, mount, SEND, VERIFY, type Guest, type MountOptions } from '../../harness/guest.ts';

const atCode = async (options: MountOptions = {}): Promise<Guest> => {
  const guest = await mount(options);
  await guest.reachesCode();
  return guest;
};

const KEYS = ['code', 'status', 'field', 'message', 'retryable', 'retryAfter', 'requestId', 'cause'];

describe('a code that is refused', () => {
  afterEach(leaveAll);

  it('wrong: says so at the field, keeps the digits, takes another', async () => {
    const guest = await atCode();
    await guest.type(guest.code, guest.wrongCode);
    await guest.sees('That code isn’t right. Check it and try again.');
    expect(guest.alerts).to.have.length(1);
    expect(guest.code.getAttribute('aria-invalid')).to.equal('true');
    expect(guest.code.value).to.equal(guest.wrongCode);
    const error = await guest.hears('punchh-error');
    expect(Object.keys(error)).to.have.members(KEYS);
    expect(error).to.include({ code: 'code_invalid', status: 422, field: 'code', retryAfter: null });
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
  });

  it('expired at the server: offers a new one', async () => {
    const guest = await atCode({ sandboxOptions: { codeLifetime: 60 } });
    clock.advance(61_000);
    await guest.type(guest.code, guest.received);
    await guest.sees('That code has expired. Send yourself a new one.');
    expect((await guest.hears('punchh-error')).code).to.equal('code_expired');
    expect(guest.primary.textContent.trim()).to.equal('Send a new code');
    await guest.submit();
    await guest.sees('We sent another code. Use the newest code.');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
  });

  it('expired by the clock: says so without being asked', async () => {
    const guest = await atCode();
    clock.advance(600_000);
    await guest.sees('That code has expired');
    expect(guest.primary.textContent.trim()).to.equal('Send a new code');
  });

  it('tried too often: offers a new one', async () => {
    const guest = await atCode();
    for (const digits of ['000000', '000001', '000002', '000003']) {
      if (digits === guest.received) continue;
      const seen = guest.details('punchh-error').length;
      await guest.paste(guest.code, digits);
      await guest.hears('punchh-error', seen);
    }
    await guest.sees('That code has been tried too often. Send yourself a new one.');
    expect(guest.details('punchh-error').at(-1)).to.include({ code: 'code_attempts_exceeded', field: 'code' });
    clock.advance(31_000);
    await guest.submit();
    await guest.sees('We sent another code. Use the newest code.');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
  });
});

describe('a server that is out of reach or out of order', () => {
  afterEach(leaveAll);

  const faults = [
    { name: '503', fault: { kind: 'status', status: 503 }, code: 'server_unavailable', words: 'Sign-in isn’t available at the moment', status: 503 },
    { name: 'an HTML page of a proxy', fault: { kind: 'html' }, code: 'server_unavailable', words: 'isn’t available at the moment', status: 502 },
    { name: 'an HTML page with 200', fault: { kind: 'html', status: 200 }, code: 'bad_response', words: 'Something went wrong on our side', status: 200 },
    { name: 'a firewall\'s HTML page', fault: { kind: 'html', status: 403 }, code: 'blocked', words: 'Sign-in is blocked on your connection', status: 403 },
    { name: 'a proxy\'s HTML page', fault: { kind: 'html', status: 404 }, code: 'bad_response', words: 'Something went wrong on our side', status: 404 },
    { name: 'truncated JSON', fault: { kind: 'truncated' }, code: 'bad_response', words: 'Something went wrong on our side', status: 200 },
    { name: 'an empty body', fault: { kind: 'empty' }, code: 'bad_response', words: 'Something went wrong on our side', status: 200 },
    { name: 'a connection that drops', fault: { kind: 'dropped' }, code: 'network_error', words: 'We couldn’t reach the server', status: null },
    { name: 'an answer that is lost', fault: { kind: 'lostAnswer' }, code: 'network_error', words: 'We couldn’t reach the server', status: null },
  ] as const;
  for (const { name, fault, code, words, status } of faults) {
    it(`${name} at send: the form stays as it is, and works the next time`, async () => {
      const guest = await mount({ sandboxOptions: { resendAfter: 0 } });
      guest.sandbox.faults.add({ ...fault, path: SEND });
      await guest.asksForCode({ email: 'guest@example.com' });
      await guest.sees(words);
      expect(guest.alerts).to.have.length(1);
      const error = await guest.hears('punchh-error');
      expect(error).to.include({ code, status, retryable: true, field: null });
      expect(error.cause, 'what the server did not say is null').not.to.equal(undefined);
      expect(guest.element.step).to.equal('identifier');
      expect((await guest.field('email')).value).to.equal('guest@example.com');
      expect(guest.boxes.every(({ checked }) => checked)).to.equal(true);
      await guest.submit();
      await guest.reaches('code');
      expect(guest.details('punchh-error')).to.have.length(1);
    });

    it(`${name} at verify: the digits stay, the button tries again`, async () => {
      const guest = await atCode();
      guest.sandbox.faults.add({ ...fault, path: VERIFY });
      await guest.type(guest.code, guest.received);
      await guest.sees(words);
      expect(await guest.hears('punchh-error')).to.include({ code, status, retryable: true });
      expect(guest.code.value).to.equal(guest.received);
      expect(guest.code.hasAttribute('aria-invalid')).to.equal(false);
      await guest.submit();
      if (['truncated', 'empty', 'lostAnswer'].includes(fault.kind)) {
        // The code was right, and is used up: it would be no help to look at it once more.
        await guest.sees('That code has expired. Send yourself a new one.');
        expect(guest.details('punchh-error').at(-1)).to.include({ code: 'code_expired', status: 422, field: 'code' });
        // One button, which does not promise what cannot be had yet.
        expect(guest.primary.textContent.trim()).to.match(/^Resend in \S*0:30/);
        expect(guest.primary.getAttribute('aria-disabled')).to.equal('true');
        expect(guest.findAll('button').filter(({ textContent }) => /Resend/.test(textContent))).to.have.length(1);
        clock.advance(31_000);
        await guest.sees('Send a new code');
        expect(guest.primary.hasAttribute('aria-disabled')).to.equal(false);
        await guest.submit();
        await guest.sees('We sent another code. Use the newest code.');
        await guest.paste(guest.code, guest.received);
      }
      await guest.reaches('signed-in');
    });
  }

  it('offline is told from a server that does not answer', async () => {
    const guest = await mount();
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    try {
      guest.sandbox.faults.add({ kind: 'dropped', path: SEND });
      await guest.asksForCode();
      await guest.sees('You seem to be offline');
      expect(await guest.hears('punchh-error')).to.include({ code: 'offline', status: null, retryable: true });
    } finally {
      delete (navigator as { onLine?: unknown }).onLine;
    }
    await guest.submit();
    await guest.reaches('code');
  });

  for (const [contact, field] of [[{ email: 'guest@example.com' }, 'email'], [{ phone: '2125554626' }, 'tel']] as const) {
    it(`what went wrong is said until the guest types on, in the field for ${field} too`, async () => {
      const guest = await mount();
      guest.sandbox.faults.add({ kind: 'dropped', path: SEND });
      await guest.asksForCode(contact);
      await guest.sees('We couldn’t reach the server');
      await guest.clear(await guest.field(field));
      await until(() => !guest.alerts.length, 'silence');
    });
  }

  it('an answer that never comes is waited for no longer than the limit', async () => {
    const guest = await mount();
    const hold = guest.sandbox.faults.add({ kind: 'hold', path: SEND });
    await guest.asksForCode();
    await hold.reached;
    clock.advance(20_000);
    await guest.sees('That took too long');
    expect((await guest.hears('punchh-error')).code).to.equal('timeout');
    hold.remove();
  });

  it('too many requests: shows the wait of Retry-After, sends nothing before, counts down', async () => {
    const guest = await mount();
    guest.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: 90, path: SEND });
    await guest.asksForCode();
    await guest.sees('Too many tries in a short time');
    await guest.sees('You can try again in 2 minutes.');
    expect(await guest.hears('punchh-error')).to.include({ code: 'rate_limited', status: 429, retryAfter: 90, retryable: true });
    await guest.submit();
    expect(guest.requests(SEND)).to.have.length(1);
    clock.advance(40_000);
    await guest.sees('You can try again in 50 seconds.');
    clock.advance(51_000);
    await guest.submit();
    await guest.reaches('code');
  });

  it('errors and waits stand below the words they belong to, from right to left, too', async () => {
    for (const lang of ['en', 'ar']) {
      const guest = await mount({ attributes: { lang } });
      await guest.field('email');
      /** Where the words of an element begin. */
      const begins = (element: Element | null): number => {
        const words = document.createRange();
        words.selectNodeContents(element!);
        const { left, right } = words.getBoundingClientRect();
        return lang === 'ar' ? -right : left;
      };
      await guest.submit();
      await until(() => guest.find('#consent-legal-error'), 'the error of the consent');
      const icon = guest.find('#consent-legal-error')!.getBoundingClientRect();
      expect(lang === 'ar' ? -icon.right : icon.left).to.be.closeTo(begins(guest.find('[part~="consent"] > label')), 1);
      guest.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: 45, path: SEND });
      await guest.asksForCode();
      await until(() => guest.find('#problem + [part~="status"]'), 'the wait');
      expect(begins(guest.find('#problem + [part~="status"]'))).to.be.closeTo(begins(guest.find('#problem')), 1);
      guest.leaves();
    }
  });

  it('too many requests without a time: a wait of our own', async () => {
    const guest = await atCode();
    guest.sandbox.faults.add({ kind: 'status', status: 429, path: VERIFY });
    await guest.type(guest.code, guest.received);
    await guest.sees(/You can try again in/);
    expect((await guest.hears('punchh-error')).retryAfter).to.equal(null);
    clock.advance(16_000);
    await guest.submit();
    await guest.reaches('signed-in');
  });

  it('a resend that fails leaves the code that is there to be typed', async () => {
    const guest = await atCode();
    clock.advance(31_000);
    guest.sandbox.faults.add({ kind: 'status', status: 503, path: SEND });
    await guest.sees('Resend code');
    await guest.press(guest.button('Resend code'));
    await guest.sees('isn’t available at the moment');
    await guest.type(guest.code, guest.received);
    await guest.reaches('signed-in');
  });
});

describe('a set-up that the server refuses', () => {
  afterEach(leaveAll);

  it('an unknown client', async () => {
    const guest = await mount({ attributes: { client: 'nobody' } });
    await guest.asksForCode();
    await guest.sees('Sign-in isn’t available right now');
    expect(await guest.hears('punchh-error')).to.include({ code: 'client_unknown', retryable: false });
  });

  it('Advanced Authentication that is not on', async () => {
    const guest = await mount({ sandboxOptions: { clients: { 'demo-client': { enabled: false } } } });
    await guest.asksForCode();
    await guest.sees('Sign-in isn’t available right now');
    expect((await guest.hears('punchh-error')).code).to.equal('not_enabled');
  });

  it('a deactivated account', async () => {
    const guest = await mount({ sandboxOptions: { users: [{ email: 'guest@example.com', state: 'deactivated' }] } });
    await guest.reachesCode();
    await guest.type(guest.code, guest.received);
    await guest.sees('This account has been deactivated');
    expect(await guest.hears('punchh-error')).to.include({ code: 'account_deactivated', status: 403 });
  });

  it('a second account from the same device has words of its own', async () => {
    const guest = await mount({ sandboxOptions: { oneAccountPerDevice: true } });
    await guest.signsIn({ email: 'first@example.com' });
    await guest.press(guest.button('Sign out'));
    await guest.reaches('identifier');
    await guest.reachesCode({ email: 'second@example.com' });
    await guest.type(guest.code, guest.received);
    await guest.sees('Another account was already made on this device');
    expect((await guest.hears('punchh-error')).code).to.equal('device_already_used');
  });

  it('the server\'s own words are handed on without contacts or codes', async () => {
    const guest = await mount();
    guest.sandbox.faults.add({ kind: 'status', status: 400, key: 'odd_fault', message: 'guest@example.com +1 212 555 4626 took a wrong turn', path: SEND });
    await guest.asksForCode();
    const error = await guest.hears('punchh-error');
    expect(error.code).to.equal('unknown');
    expect(String(error.cause)).to.include('odd_fault').and.to.include('took a wrong turn');
    expect(JSON.stringify([error.message, error.cause])).not.to.match(/guest@|212|555|4626/);
  });
});

describe('a channel that is off at the server', () => {
  afterEach(leaveAll);

  it('e-mail off: offers the phone, tells the host, and loses nothing', async () => {
    const guest = await mount({ sandboxOptions: { channels: ['sms'] } });
    await guest.asksForCode({ email: 'guest@example.com' });
    const phone = await guest.field('tel');
    expect(await guest.hears('punchh-error')).to.include({ code: 'channel_unavailable', field: 'email' });
    await guest.sees('We can’t send a code that way');
    expect(guest.boxes.every(({ checked }) => checked)).to.equal(true);
    await guest.type(phone, '2125554626');
    await guest.submit();
    await guest.reaches('code');
  });

  it('phone off: offers e-mail', async () => {
    const guest = await mount({ sandboxOptions: { channels: ['email'] } });
    await guest.asksForCode({ phone: '2125554626' });
    const email = await guest.field('email');
    expect(await guest.hears('punchh-error')).to.include({ code: 'channel_unavailable', field: 'phone' });
    await guest.type(email, 'guest@example.com');
    await guest.submit();
    await guest.reaches('code');
  });

  it('a page that offers one channel offers the other then', async () => {
    const guest = await mount({ attributes: { channels: 'email' }, sandboxOptions: { channels: ['sms'] } });
    await guest.asksForCode();
    await guest.field('tel');
  });
});
