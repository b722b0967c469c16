import { expect } from '@open-wc/testing';
import { clock } from '../../harness/test-clock.ts';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, SEND, VERIFY, type Guest } from '../../harness/guest.ts';

/** Whether an attempt, or a session, seems to be stored, as a page can know it at once. */
const hint = (guest: Guest, kind: 'session' | 'verification'): string | null => {
  const ours = Object.keys(localStorage).find((key) => key.startsWith(`punchh-login:${kind}:`) && key.includes(guest.element.server!));
  return ours ? localStorage.getItem(ours) : null;
};

describe('coming back', () => {
  afterEach(leaveAll);

  it('signed in: still signed in, and nothing is asked of the server', async () => {
    const guest = await mount();
    await guest.signsIn();
    const issued = await guest.hears('punchh-token');
    const sent = guest.sandbox.log.entries.length;
    guest.leaves();
    const again = guest.returns();
    expect(again.element.step).not.to.equal('code');
    await again.reaches('signed-in');
    const restored = await again.hears('punchh-token');
    expect(restored).to.deep.equal({ ...issued, reason: 'restored' });
    expect(again.sandbox.log.entries).to.have.length(sent);
    await again.sees('g•••@e•••.com');
  });

  it('signed in: nobody is asked to sign in before that is known', async () => {
    const guest = await mount();
    await guest.signsIn();
    guest.leaves();
    const again = guest.returns({ html: '<h2 slot="heading">Hungry?</h2>' });
    const said = new Set([again.text]);
    await until(async () => {
      await new Promise(requestAnimationFrame);
      said.add(again.text);
      return again.element.step === 'signed-in' && again.find('.account');
    }, 'the guest signed in');
    for (const text of said) expect(text).not.to.match(/Sign in or join|Hungry|one-time code/);
    expect([...said].some((text) => !text.includes('signed in')), 'the placeholder was seen').to.equal(true);
  });

  for (const [shown, reach] of [
    ['signed-in', (guest: Guest) => guest.signsIn()],
    // As short as its mask, which is shown after a reload.
    ['code', (guest: Guest) => guest.reachesCode({ email: 'a@b.co' })],
  ] as const) {
    it(`the placeholder has the height of what was shown last, so that nothing below it moves: ${shown}`, async () => {
      const guest = await mount({ html: '<p slot="signed-in">640 points. Your next lunch is on us.</p><p slot="footer">Ask us.</p>' });
      const height = ({ element }: Guest) => element.getBoundingClientRect().height;
      const first = height(guest);
      await reach(guest);
      const last = height(guest);
      expect(Math.abs(last - first)).to.be.greaterThan(20);
      const kept = () => localStorage.getItem(`punchh-login:height:${guest.element.server}`);
      await until(() => Math.abs(Number(kept()) - last) < 1, () => `the height ${last} kept; ${kept()}`);
      guest.leaves();
      const again = guest.returns({ html: guest.element.innerHTML });
      await until(() => again.find('.skeleton'), 'the placeholder');
      expect(height(again)).to.be.closeTo(last, 1);
      await again.reaches(shown);
      expect(height(again)).to.be.closeTo(last, 1);
    });
  }

  it('the session says so at the event that does, to a host that never asked before', async () => {
    const guest = await mount();
    const states: string[] = [];
    const note = () => states.push(guest.element.session.state);
    guest.element.addEventListener('punchh-token', note);
    guest.element.addEventListener('punchh-signed-out', note);
    await guest.signsIn();
    guest.leaves();
    const again = guest.returns();
    again.element.addEventListener('punchh-token', () => states.push(again.element.session.state));
    await again.reaches('signed-in');
    expect(states).to.deep.equal(['signed-in', 'signed-in']);
  });

  it('an access token that has expired is refreshed first, and then restored', async () => {
    const guest = await mount();
    await guest.signsIn();
    const { accessToken } = await guest.hears('punchh-token');
    guest.leaves();
    clock.advance(31 * 60_000);
    const again = guest.returns();
    await again.reaches('signed-in');
    const restored = await again.hears('punchh-token');
    expect(restored.reason).to.equal('restored');
    expect(restored.accessToken).not.to.equal(accessToken);
    expect(again.details('punchh-token')).to.have.length(1);
  });

  it('while fetching the code: back at the code step, masked, and the code works', async () => {
    const guest = await mount();
    await guest.reachesCode({ email: 'guest@example.com' });
    guest.leaves();
    const again = guest.returns();
    await again.reaches('code');
    await again.sees('We sent a code to g•••@e•••.com');
    expect(again.text).not.to.include('guest@example.com');
    expect(again.requests(SEND)).to.have.length(1);
    expect(again.details('punchh-code-sent')).to.deep.equal([]);
    await again.type(again.code, again.received);
    await again.reaches('signed-in');
    expect(again.requests(VERIFY)[0]!.body['email']).to.equal('guest@example.com');
  });

  it('by text message likewise', async () => {
    const guest = await mount();
    await guest.reachesCode({ phone: '2125554626' });
    guest.leaves();
    const again = guest.returns();
    await again.reaches('code');
    await again.sees('+1 ••• ••26');
    await again.type(again.code, again.received);
    await again.reaches('signed-in');
    expect(again.requests(VERIFY)[0]!.body).to.include({ phone_ext: '+1', phone_number: '2125554626' });
  });

  it('the resend\'s countdown goes on where it was, and a resend keeps the verifier', async () => {
    const guest = await mount();
    await guest.reachesCode();
    guest.leaves();
    clock.advance(10_000);
    const again = guest.returns();
    await again.reaches('code');
    await again.sees(/Resend in \S*0:20/);
    clock.advance(21_000);
    await again.sees('Resend code');
    await again.press(again.button('Resend code'));
    await again.sees('We sent another code. Use the newest code.');
    const [one, two] = again.requests(SEND).map(({ body }) => body['code_challenge']);
    expect(two).to.equal(one);
  });

  it('changing from there offers the form with the contact in it', async () => {
    const guest = await mount();
    await guest.reachesCode({ email: 'guest@example.com' });
    guest.leaves();
    const again = guest.returns();
    await again.reaches('code');
    await again.press(again.button('Change'));
    await again.reaches('identifier');
    expect((await again.field('email')).value).to.equal('guest@example.com');
  });

  it('what was agreed to need not be agreed to again, nor asked for again (WCAG 3.3.7)', async () => {
    const consents = [
      { id: 'legal', required: true, covers: ['terms', 'privacy'], url: '/terms', version: '1' },
      { id: 'news', required: false, covers: ['marketing-email'], version: '1' },
    ];
    const guest = await mount({ attributes: { remember: 'ask' }, properties: { brand: { consents } } as object });
    const ticked = (who: Guest) => Object.fromEntries(who.boxes.map(({ id, checked }) => [id, checked]));
    await guest.sees('Keep me signed in');
    await guest.type(await guest.field('email'), 'guest@example.com');
    for (const id of ['consent-legal', 'remember']) await guest.press(guest.find(`#${id}`)!);
    const before = ticked(guest);
    expect(before).to.deep.equal({ 'consent-legal': true, 'consent-news': false, remember: true });
    await guest.submit();
    await guest.reaches('code');
    guest.leaves();
    const again = guest.returns({ properties: { brand: { consents } } as object });
    await again.reaches('code');
    await again.press(again.button('Change'));
    await again.reaches('identifier');
    expect(ticked(again)).to.deep.equal(before);
    await again.submit();
    await again.reaches('code');
    again.leaves();
    const third = again.returns({ properties: { brand: { consents } } as object });
    await third.reaches('code');
    await third.type(third.code, third.received);
    await third.reaches('signed-in');
    third.leaves();
    const signedIn = third.returns({ properties: { brand: { consents } } as object });
    await signedIn.reaches('signed-in');
  });

  it('after the code\'s lifetime: the form, and nothing is kept', async () => {
    const guest = await mount();
    await guest.reachesCode();
    expect(hint(guest, 'verification')).not.to.equal(null);
    guest.leaves();
    clock.advance(601_000);
    const again = guest.returns();
    await again.reaches('identifier');
    await until(() => hint(again, 'verification') === null, 'the hint goes');
    clock.advance(-1);
  });

  it('an attempt that is completed or given up leaves nothing behind', async () => {
    const guest = await mount();
    await guest.signsIn();
    expect(hint(guest, 'verification')).to.equal(null);
    const other = await mount();
    await other.reachesCode();
    await other.press(other.button('Change'));
    await other.reaches('identifier');
    await until(() => hint(other, 'verification') === null, 'the hint goes');
    other.leaves();
    await other.returns().reaches('identifier');
  });

  it('a send whose answer was lost with the page: the form, filled in, and the code that came fits', async () => {
    const guest = await mount({ sandboxOptions: { resendAfter: 0 } });
    const hold = guest.sandbox.faults.add({ kind: 'hold', path: SEND });
    await guest.asksForCode({ email: 'guest@example.com' });
    await hold.reached;
    guest.leaves();
    const again = guest.returns();
    await again.reaches('identifier');
    await until(async () => (await again.field('email')).value === 'guest@example.com', 'the contact');
    hold.remove();
    await again.accepts();
    await again.submit();
    await again.reaches('code');
    const [one, two] = again.requests(SEND).map(({ body }) => body['code_challenge']);
    expect(two).to.equal(one);
    await again.type(again.code, again.received);
    await again.reaches('signed-in');
  });

  it('a second element of the same session joins: the code, and then the sign-in', async () => {
    const guest = await mount();
    const second = guest.returns();
    await second.reaches('identifier');
    await guest.reachesCode();
    await second.reaches('code');
    await second.sees('g•••@e•••.com');
    await second.type(second.code, second.received);
    await second.reaches('signed-in');
    await guest.reaches('signed-in');
    expect((await guest.hears('punchh-token')).reason).to.equal('issued');
    await guest.press(guest.button('Sign out'));
    await second.reaches('identifier');
  });

  it('memory alone keeps nothing', async () => {
    const guest = await mount({ attributes: { storage: 'memory', 'session-name': crypto.randomUUID() } });
    await guest.signsIn();
    expect(hint(guest, 'session')).to.equal(null);
  });

  it('another client at the same server does not get the session', async () => {
    const guest = await mount({ attributes: { 'session-name': crypto.randomUUID() } });
    await guest.signsIn();
    guest.leaves();
    const again = guest.returns({ attributes: { client: 'another' } });
    await again.reaches('identifier');
    await again.element.session.ready;
    expect(await again.element.getTokens()).to.equal(null);
  });
});
