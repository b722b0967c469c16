import { expect } from '@open-wc/testing';
import { systemClock } from '../../../src/model/clock.ts';
import { focused, shownText, until } from '../../harness/dom.ts';
import { leaveAll, mount, type Guest, type MountOptions } from '../../harness/guest.ts';
import { clock } from '../../harness/test-clock.ts';

/** A guest at a kiosk that asks after 40 s whether they are still there, and starts over after 60. */
const atKiosk = async ({ attributes, ...more }: MountOptions = {}): Promise<Guest> => {
  const guest = await mount({ ...more, attributes: { mode: 'kiosk', storage: 'memory', ...attributes } });
  await until(() => guest.find('punchh-idle-warning'), 'the kiosk to watch');
  await guest.settled();
  return guest;
};

const warning = (guest: Guest): HTMLDialogElement | null => guest.find('dialog') as HTMLDialogElement | null;

const asked = (guest: Guest): Promise<HTMLDialogElement> =>
  until(() => (warning(guest)?.open ? warning(guest) : null), () => `the question; ${guest.text}`);

const answered = (guest: Guest) => until(() => !warning(guest), 'the question to be gone');

const keydown = (target: EventTarget, key: string): boolean =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));

describe('a kiosk that nobody touches', () => {
  afterEach(leaveAll);

  const typing = async (options?: MountOptions): Promise<Guest> => {
    const guest = await atKiosk(options);
    await guest.autofill(guest.find('#email') as HTMLInputElement, 'guest@example.com');
    guest.find('#email')!.focus({ preventScroll: true });
    return guest;
  };

  it('asks twenty seconds before it starts over, counts down, and starts over', async () => {
    const guest = await typing();
    clock.advance(39_000);
    await guest.settled();
    expect(warning(guest)).to.equal(null);
    clock.advance(1000);
    const dialog = await asked(guest);
    expect(shownText(dialog)).to.equal('Still there? We’ll start over in 20 seconds. I’m still here Start over');
    expect(dialog.matches(':modal')).to.equal(true);
    expect(dialog.getAttribute('role')).to.equal('alertdialog');
    clock.advance(5000);
    await until(() => shownText(dialog).includes('15 seconds'), () => `the countdown; ${shownText(dialog)}`);
    clock.advance(15_000);
    await answered(guest);
    await until(() => (guest.find('#email') as HTMLInputElement).value === '', 'an empty form');
  });

  it('keeps its buttons where they are while it counts down', async () => {
    for (const lang of ['en', 'de', 'pt-BR', 'ar', 'ja']) {
      const guest = await typing({ attributes: { lang } });
      clock.advance(40_000);
      const dialog = await asked(guest);
      // In some of the widths the words take one line less at some time.
      const places = () => Array.from({ length: 40 }, (_, index) => {
        dialog.style.inlineSize = `${180 + 5 * index}px`;
        return [...dialog.querySelectorAll('button')].map(({ offsetTop }) => offsetTop);
      });
      const first = places();
      for (const [passes, left] of [[8, 12], [11, 1]] as const) {
        const before = shownText(dialog);
        clock.advance(passes * 1000);
        await until(() => shownText(dialog) !== before, () => `${left} s left; ${shownText(dialog)}`);
        expect(places(), `${lang}: ${shownText(dialog)}`).to.deep.equal(first);
      }
      guest.leaves();
    }
  });

  it('puts the focus on the button that stays, and back to where it was', async () => {
    const guest = await typing();
    clock.advance(40_000);
    const dialog = await asked(guest);
    await until(() => focused() === dialog.querySelector('[part~="primary-button"]'), () => `the focus; ${focused()?.outerHTML ?? ''}`);
    await guest.press(guest.button('I’m still here'));
    await answered(guest);
    await until(() => focused() === guest.find('#email'), () => `the focus; ${focused()?.outerHTML ?? ''}`);
    expect((guest.find('#email') as HTMLInputElement).value).to.equal('guest@example.com');
    clock.advance(39_000);
    await guest.settled();
    expect(warning(guest)).to.equal(null);
    clock.advance(1000);
    await asked(guest);
  });

  for (const [sign, act] of [
    ['any key, which does nothing else', (dialog: HTMLDialogElement) => {
      expect(keydown(dialog, 'x')).to.equal(false);
    }],
    ['Escape', (dialog: HTMLDialogElement) => void keydown(dialog, 'Escape')],
    ['a touch anywhere', (dialog: HTMLDialogElement) => {
      dialog.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
      expect(dialog.open, 'still open: what lies below is not touched').to.equal(true);
      dialog.click();
    }],
  ] as const) {
    it(`takes ${sign} for an answer`, async () => {
      const guest = await typing();
      clock.advance(40_000);
      act(await asked(guest));
      await answered(guest);
      clock.advance(21_000);
      expect((guest.find('#email') as HTMLInputElement).value).to.equal('guest@example.com');
    });
  }

  it('lets the keyboard reach both buttons, with the full time again', async () => {
    const guest = await typing();
    clock.advance(55_000);
    const dialog = await asked(guest);
    expect(keydown(dialog.querySelector('button')!, 'Tab')).to.equal(true);
    clock.advance(19_000);
    await guest.settled();
    expect(warning(guest)?.open).to.equal(true);
    await guest.press(guest.button('Start over'));
    await answered(guest);
    expect((guest.find('#email') as HTMLInputElement).value).to.equal('');
  });

  it('starts over in time though the clock is set back', async () => {
    const guest = await typing();
    clock.advance(40_000);
    const dialog = await asked(guest);
    clock.advance(5000);
    await until(() => shownText(dialog).includes('15 seconds'), () => `the countdown; ${shownText(dialog)}`);
    const { now } = systemClock;
    systemClock.now = () => now() - 3_600_000;
    try {
      clock.advance(1000);
      await until(() => shownText(dialog).includes('14 seconds'), () => `the countdown; ${shownText(dialog)}`);
      clock.advance(14_000);
      await answered(guest);
    } finally {
      systemClock.now = now;
    }
    expect((guest.find('#email') as HTMLInputElement).value).to.equal('');
  });

  it('asks nobody where nothing was typed', async () => {
    const guest = await atKiosk();
    for (let minute = 0; minute < 5; minute += 1) {
      clock.advance(60_000);
      await guest.settled();
      expect(warning(guest)).to.equal(null);
    }
  });

  it('is not idle while somebody is at work', async () => {
    const guest = await typing();
    for (let times = 0; times < 4; times += 1) {
      clock.advance(30_000);
      keydown(guest.find('#email')!, 'a');
    }
    await guest.settled();
    expect(warning(guest)).to.equal(null);
  });

  it('starts over where nothing was typed when the whole time is over, not before', async () => {
    const guest = await atKiosk();
    keydown(guest.find('#email')!, 'Tab');
    clock.advance(59_000);
    await guest.settled();
    expect(guest.details('punchh-handover')).to.deep.equal([]);
    expect(warning(guest)).to.equal(null);
    clock.advance(1000);
    expect(await guest.hears('punchh-handover')).to.deep.equal({ reason: 'idle' });
  });

  it('asks before it signs out a guest whom the page has signed in while nobody touched it', async () => {
    const guest = await atKiosk();
    keydown(guest.find('#email')!, 'Tab');
    clock.advance(50_000);
    await guest.element.session.setTokens({ accessToken: 'from-a-scanned-card' });
    await guest.reaches('signed-in');
    clock.advance(10_000);
    await asked(guest);
    expect(guest.details('punchh-handover')).to.deep.equal([]);
  });

  it('gives its twenty seconds however short the brand sets it, from 25 s on', async () => {
    const guest = await typing({ properties: { brand: { kiosk: { idleAfter: 25 } } } });
    clock.advance(5000);
    await asked(guest);
    clock.advance(19_000);
    expect(warning(guest)?.open).to.equal(true);
    clock.advance(1000);
    await answered(guest);
  });

  for (const [idleAfter, pause, words] of [[45, 25, '20 seconds'], [30, 10, '20 seconds'], [20, 5, '15 seconds'], [10, 5, '5 seconds'], [2, 1, '1 second']] as const) {
    it(`starts over after ${idleAfter} s where the brand says ${idleAfter} s`, async () => {
      const guest = await typing({ properties: { brand: { kiosk: { idleAfter } } } });
      clock.advance(pause * 1000 - 1);
      await guest.settled();
      expect(warning(guest)).to.equal(null);
      clock.advance(1);
      expect(shownText(await asked(guest))).to.include(`in ${words}.`);
      clock.advance((idleAfter - pause) * 1000 - 1);
      await guest.settled();
      expect(warning(guest)?.open).to.equal(true);
      expect(guest.details('punchh-handover')).to.deep.equal([]);
      clock.advance(1);
      await answered(guest);
      expect(await guest.hears('punchh-handover')).to.deep.equal({ reason: 'idle' });
    });
  }

  it('forgets an attempt, and signs a guest out', async () => {
    const guest = await atKiosk();
    await guest.autofill(guest.find('#email') as HTMLInputElement, 'guest@example.com');
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    clock.advance(40_000);
    await asked(guest);
    clock.advance(20_000);
    await guest.reaches('identifier');
    expect((guest.find('#email') as HTMLInputElement).value).to.equal('');

    await guest.autofill(guest.find('#email') as HTMLInputElement, 'guest@example.com');
    await guest.accepts();
    await guest.submit();
    await guest.reaches('code');
    await guest.paste(guest.code, guest.received);
    await guest.reaches('signed-in');
    clock.advance(40_000);
    await asked(guest);
    clock.advance(20_000);
    expect(await guest.hears('punchh-signed-out')).to.deep.equal({ reason: 'idle' });
    await guest.reaches('identifier');
  });

  it('asks in the guest’s language', async () => {
    const guest = await typing({ attributes: { lang: 'ar' } });
    clock.advance(40_000);
    const dialog = await asked(guest);
    expect(shownText(dialog)).to.include('هل ما زلت هنا؟');
    expect(getComputedStyle(dialog).direction).to.equal('rtl');
  });

  it('leaves other modes alone', async () => {
    for (const mode of ['web', 'pos']) {
      const guest = await mount({ attributes: { mode } });
      await guest.autofill(guest.find('#email') as HTMLInputElement, 'guest@example.com');
      clock.advance(3_600_000);
      await guest.settled();
      expect(guest.find('punchh-idle-warning')).to.equal(null);
      expect((guest.find('#email') as HTMLInputElement).value).to.equal('guest@example.com');
      guest.leaves();
    }
  });
});
