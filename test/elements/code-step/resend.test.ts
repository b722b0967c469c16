import { expect } from '@open-wc/testing';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, SEND, VERIFY, type Guest } from '../../harness/guest.ts';
import { clock } from '../../harness/test-clock.ts';

const SECOND = 1000;
const LANGUAGES = ['en', 'es', 'fr', 'de', 'pt-BR', 'ja', 'ko', 'zh-Hans', 'ar', 'he'] as const;

/** Returns left, top, width and height of a button, in px from the top left corner of the element. */
const placeOf = (guest: Guest, button: HTMLElement): number[] => {
  const origin = guest.element.getBoundingClientRect();
  const { left, top, width, height } = button.getBoundingClientRect();
  return [left - origin.left, top - origin.top, width, height].map(Math.round);
};
const resendOf = (guest: Guest): HTMLButtonElement => guest.find('.resend > button') as HTMLButtonElement;
const otherOf = (guest: Guest): HTMLButtonElement => guest.find('.help > button') as HTMLButtonElement;
/** Everything that a finger can be on its way to. */
const controlsOf = (guest: Guest): HTMLElement[] => guest.findAll('button, input, a[href]').filter((control) => control.checkVisibility());

describe('"Resend" stays under the finger', () => {
  afterEach(leaveAll);

  for (const [lang, width] of [['en', 390], ['en', 240], ['de', 390], ['ja', 390], ['ar', 390]] as const) {
    it(`while it counts down, sends, and has sent, and so does the way beside it: ${lang}, ${width} px`, async () => {
      const parent = document.createElement('div');
      parent.style.cssText = `inline-size: ${width}px; font-variant-numeric: normal`;
      document.body.append(parent);
      const guest = await mount({ parent, attributes: { lang }, sandboxOptions: { resendAfter: 0 } });
      await guest.reachesCode();
      const resend = resendOf(guest);
      const other = otherOf(guest);
      expect(other).not.to.equal(resend);
      const places = () => [placeOf(guest, resend), placeOf(guest, other)];
      const first = places();
      const words = new Set([resend.textContent.trim()]);
      clock.advance(11 * SECOND);
      await guest.settled();
      expect(places(), 'counting').to.deep.equal(first);
      words.add(resend.textContent.trim());
      clock.advance(20 * SECOND);
      await until(() => !resend.disabled, 'the end of the countdown');
      expect(places(), 'over').to.deep.equal(first);
      words.add(resend.textContent.trim());
      const held = guest.sandbox.faults.add({ kind: 'hold', path: SEND });
      await guest.press(resend);
      await until(() => !words.has(resend.textContent.trim()), 'sending');
      expect(places(), 'sending').to.deep.equal(first);
      held.remove();
      await until(() => guest.find('form [role="status"]')!.textContent.trim(), 'the notice');
      expect(places(), 'sent').to.deep.equal(first);
      parent.remove();
    });
  }

  for (const lang of LANGUAGES) {
    it(`and so does every control of the step until the code has expired, and then too: ${lang}`, async () => {
      const parent = document.createElement('div');
      document.body.append(parent);
      // After 30 s a guest can ask for another code before the first one expires (600 s); after 700 s only when it has expired.
      for (const [width, contact, resendAfter] of [
        [320, { email: 'guest@example.com' }, 30], [320, { phone: '212 555 4626' }, 700], [375, { phone: '212 555 4626' }, 30],
      ] as const) {
        const at = `${width} px, ${Object.keys(contact).join()}, resend after ${resendAfter} s`;
        parent.style.inlineSize = `${width}px`;
        const guest = await mount({ parent, attributes: { lang, 'help-url': '/help' }, properties: { brand: { code: { resendAfter, expiresAfter: 600 } } } });
        await until(() => guest.find('[part~="footer"] a'), 'the link to help');
        await guest.reachesCode(contact);
        const controls = controlsOf(guest);
        expect(controls.length).to.be.at.least(5);
        const places = () => controls.map((control) => placeOf(guest, control));
        const first = places();
        const main = guest.primary.textContent.trim();
        const resend = controls.indexOf(resendOf(guest));
        const pass = async (seconds: number) => {
          clock.advance(seconds * SECOND);
          await guest.settled();
          if (!controls[resend]!.isConnected) for (const list of [controls, first]) list.splice(resend, 1);
          expect(places(), `${at}: ${guest.text}`).to.deep.equal(first);
        };
        await pass(21);
        await pass(10);
        expect(controls, at).to.include(resendOf(guest));
        await pass(570);
        expect(guest.alerts, at).to.have.length(1);
        expect(guest.primary.textContent.trim(), at).not.to.equal(main);
        expect(controlsOf(guest), at).to.deep.equal(controls);
        expect(guest.primary.hasAttribute('aria-disabled'), at).to.equal(resendAfter === 700);
        await pass(100);
        expect(guest.primary.hasAttribute('aria-disabled'), at).to.equal(false);
        guest.leaves();
      }
      parent.remove();
    });
  }

  it('hides itself once the main button sends a new code', async () => {
    const guest = await mount();
    await guest.reachesCode();
    clock.advance(601 * SECOND);
    await guest.sees('That code has expired');
    expect(guest.text).not.to.include('Resend');
    expect(resendOf(guest)).to.equal(null);
    const expired = guest.find('#code-expired')!;
    expect(guest.code.getAttribute('aria-describedby')).to.equal(expired.id);
    await guest.press(guest.button('Send a new code'));
    await guest.sees(/Resend in/);
    expect(guest.find('#code-expired')).to.equal(null);
  });

  it('says that a code has expired after another error too', async () => {
    const guest = await mount();
    await guest.reachesCode();
    await guest.paste(guest.code, guest.wrongCode);
    await guest.sees('That code isn’t right');
    const controls = controlsOf(guest).filter((control) => control !== resendOf(guest));
    const places = () => controls.map((control) => placeOf(guest, control));
    const first = places();
    clock.advance(601 * SECOND);
    await guest.sees('That code has expired');
    expect(guest.alerts).to.have.length(2);
    expect(guest.code.getAttribute('aria-describedby')!.split(' ').every((id) => guest.find(`#${id}`))).to.equal(true);
    expect(places()).to.deep.equal(first);
  });

  for (const lang of ['en', 'de', 'ar']) {
    it(`while the words of a wait become shorter: ${lang}`, async () => {
      const parent = document.createElement('div');
      document.body.append(parent);
      const guest = await mount({ parent, attributes: { lang }, properties: { brand: { code: { resendAfter: 10, expiresAfter: 3600 } } } });
      await guest.reachesCode();
      guest.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: 61, path: VERIFY });
      await guest.paste(guest.code, guest.received);
      await until(() => guest.find('.room[part~="status"]'), 'the wait');
      await guest.settled();
      // In some of the widths the words take one line less at some time.
      const places = () => Array.from({ length: 30 }, (_, index) => {
        parent.style.inlineSize = `${170 + 5 * index}px`;
        return controlsOf(guest).map((control) => placeOf(guest, control)[1]);
      });
      clock.advance(2 * SECOND);
      await guest.settled();
      const first = places();
      for (const seconds of [50, 8, 1]) {
        clock.advance(seconds * SECOND);
        await guest.settled();
        expect(places(), guest.text).to.deep.equal(first);
      }
      parent.remove();
    });
  }

  it('where a wait above it is over', async () => {
    const guest = await mount({ sandboxOptions: { resendAfter: 0 } });
    await guest.reachesCode();
    clock.advance(31 * SECOND);
    guest.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: 20, path: VERIFY });
    await guest.paste(guest.code, guest.received);
    await guest.sees('You can try again in 20 seconds');
    const places = () => [placeOf(guest, resendOf(guest)), placeOf(guest, guest.primary)];
    const first = places();
    clock.advance(21 * SECOND);
    await until(() => !guest.text.includes('You can try again'), 'the end of the wait');
    expect(places()).to.deep.equal(first);
  });

  it('so does the main button of the first step', async () => {
    const guest = await mount();
    guest.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: 20, path: SEND });
    await guest.asksForCode();
    await guest.sees('You can try again in 20 seconds');
    const first = placeOf(guest, guest.primary);
    clock.advance(21 * SECOND);
    await until(() => !guest.text.includes('You can try again'), 'the end of the wait');
    expect(placeOf(guest, guest.primary)).to.deep.equal(first);
  });
});
