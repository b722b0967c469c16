import { expect } from '@open-wc/testing';
import axe from 'axe-core';
import { clock } from '../harness/test-clock.ts';
import { until } from '../harness/dom.ts';
import { leaveAll, mount, SEND, type Guest } from '../harness/guest.ts';

/** Every state that a guest can be in, and how to get there. */
const states: Record<string, () => Promise<Guest>> = {
  'the form by e-mail': () => mount(),
  'the form by text message': async () => {
    const guest = await mount({ attributes: { channels: 'sms email' } });
    await guest.type(await guest.field('tel'), '212');
    return guest;
  },
  'fields that lack something': async () => {
    const guest = await mount();
    await guest.submit();
    await guest.sees('Enter your email address.');
    return guest;
  },
  sending: async () => {
    const guest = await mount();
    const hold = guest.sandbox.faults.add({ kind: 'hold' });
    await guest.asksForCode();
    await hold.reached;
    await guest.sees('Sending…');
    return guest;
  },
  'server down': async () => {
    const guest = await mount();
    guest.sandbox.faults.add({ kind: 'status', status: 503 });
    await guest.asksForCode();
    await guest.sees('taking a short break');
    return guest;
  },
  waiting: async () => {
    const guest = await mount();
    guest.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: 60, path: SEND });
    await guest.asksForCode();
    await guest.sees('You can try again in');
    return guest;
  },
  'the code': async () => {
    const guest = await mount();
    await guest.reachesCode();
    await guest.type(guest.code, '12');
    return guest;
  },
  'a wrong code': async () => {
    const guest = await mount();
    await guest.reachesCode();
    await guest.type(guest.code, guest.wrongCode);
    await guest.sees('That code isn’t right');
    return guest;
  },
  checking: async () => {
    const guest = await mount();
    await guest.reachesCode();
    const hold = guest.sandbox.faults.add({ kind: 'hold' });
    await guest.type(guest.code, guest.received);
    await hold.reached;
    await guest.sees('Checking…');
    return guest;
  },
  'an expired code': async () => {
    const guest = await mount();
    await guest.reachesCode();
    clock.advance(601_000);
    await guest.sees('That code has expired');
    return guest;
  },
  'signed in': async () => {
    const guest = await mount();
    await guest.signsIn();
    return guest;
  },
  'consents given before': async () => {
    const guest = await mount();
    await guest.signsIn();
    await guest.press(guest.button('Sign out'));
    await guest.reaches('identifier');
    return guest;
  },
  'not configured': () => mount({ attributes: { server: null } }),
  'right to left': async () => {
    const guest = await mount({ attributes: { lang: 'ar' } });
    await until(() => guest.find('[part="card"]')!.getAttribute('dir') === 'rtl', 'right to left');
    return guest;
  },
};

for (const scheme of ['light', 'dark'] as const) {
  describe(`accessibility, ${scheme}`, () => {
    before(() => {
      document.documentElement.lang = 'en';
      document.title = 'Sign in';
      document.documentElement.style.colorScheme = scheme;
      document.documentElement.style.background = 'Canvas';
    });
    after(() => {
      document.documentElement.removeAttribute('lang');
      document.documentElement.removeAttribute('style');
    });
    afterEach(leaveAll);

    for (const [name, reach] of Object.entries(states)) {
      it(name, async () => {
        const guest = await reach();
        // Colours are judged as they are once nothing moves any more.
        const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
        await Promise.all(ending.map(({ finished }) => finished.catch(() => null)));
        const { violations } = await axe.run(guest.element, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          // About whole pages, which this is not.
          rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
        });
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join()} ${failureSummary ?? ''}`).join('; ')}`);
        expect(found, found.join('\n')).to.deep.equal([]);
      }).timeout(20_000);
    }
  });
}
