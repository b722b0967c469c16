import { expect } from '@open-wc/testing';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, SEND, VERIFY, type Guest } from '../../harness/guest.ts';
import { clock } from '../../harness/test-clock.ts';

const SECOND = 1000;

/** Returns left, top, width and height of a button, in px from the top left corner of the element. */
const placeOf = (guest: Guest, button: HTMLElement): number[] => {
  const origin = guest.element.getBoundingClientRect();
  const { left, top, width, height } = button.getBoundingClientRect();
  return [left - origin.left, top - origin.top, width, height].map(Math.round);
};
const resendOf = (guest: Guest): HTMLButtonElement => guest.find('.help [part~="link-button"]') as HTMLButtonElement;
const otherOf = (guest: Guest): HTMLButtonElement => guest.findAll('.help [part~="link-button"]').at(-1) as HTMLButtonElement;

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
