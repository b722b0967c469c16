import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { systemClock } from '../../../src/model/clock.ts';
import { until } from '../../harness/dom.ts';
import { leaveAll, mount, SEND, VERIFY, type Guest } from '../../harness/guest.ts';
import { clock } from '../../harness/test-clock.ts';

const SECOND = 1000;

describe('the code step', () => {
  afterEach(leaveAll);

  /** A guest at the code step, and how often that is drawn while time passes. */
  const watched = async (): Promise<{ guest: Guest; draws: (seconds: number) => Promise<number> }> => {
    const guest = await mount();
    await guest.reachesCode();
    let drawn = 0;
    (guest.find('punchh-code-step') as LitElement).addController({ hostUpdated: () => void (drawn += 1) });
    // Just after the second's edge, where it is drawn.
    clock.advance(1);
    await guest.settled();
    return {
      guest,
      async draws(seconds) {
        drawn = 0;
        for (let second = 0; second < seconds; second += 1) {
          clock.advance(SECOND);
          await guest.settled();
        }
        return drawn;
      },
    };
  };

  it('is drawn each second while it counts down, then once more: when the code has expired', async () => {
    const { guest, draws } = await watched();
    await guest.sees('Resend in 0:30');
    expect(await draws(10)).to.equal(10);
    await guest.sees('Resend in 0:20');
    expect(await draws(21)).to.be.within(19, 21);
    await guest.sees('Resend code');
    expect(await draws(568), 'nothing that is shown changes').to.equal(0);
    expect(guest.text).not.to.include('expired');
    expect(await draws(2)).to.equal(1);
    await guest.sees('That code has expired');
    expect(await draws(60)).to.equal(0);
  });

  it('counts down a wait that begins later', async () => {
    const { guest, draws } = await watched();
    await draws(40);
    guest.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: 20, path: VERIFY });
    await guest.paste(guest.code, guest.received);
    await guest.sees('You can try again in 20 seconds');
    clock.advance(1);
    expect(await draws(5)).to.equal(5);
    await guest.sees('You can try again in 15 seconds');
    await draws(16);
    await until(() => !guest.text.includes('You can try again'), 'the end of it');
    expect(await draws(100)).to.equal(0);
  });

  /** Runs `work` while the clock shows `by` ms less than before. */
  const setBack = async (by: number, work: () => Promise<void>): Promise<void> => {
    const { now } = systemClock;
    systemClock.now = () => now() - by;
    try {
      await work();
    } finally {
      systemClock.now = now;
    }
  };

  it('counts on where it was when the clock is set back by an hour', async () => {
    const { guest, draws } = await watched();
    await draws(10);
    await guest.sees('Resend in 0:20');
    await setBack(3_600_000, async () => {
      await guest.type(guest.code, '1');
      expect(guest.text).not.to.match(/Resend in \d\d:|Resend in [1-9]:/);
      await draws(2);
      expect(guest.text).to.match(/Resend in 0:1[789]/);
      await draws(20);
      await guest.sees('Resend code');
      // The wait is over, and stays so.
      await setBack(3_600_000, async () => {
        await guest.type(guest.code, '2');
        await draws(1);
        expect(guest.text).not.to.include('Resend in');
        // And the code lives no longer.
        await draws(570);
        await guest.sees('That code has expired');
      });
    });
  });

  it('makes a guest who was refused wait no longer when the clock is set back', async () => {
    const guest = await mount();
    guest.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: 20, path: SEND });
    await guest.type(await guest.field('email'), 'guest@example.com');
    await guest.accepts();
    await guest.submit();
    await guest.sees('You can try again in 20 seconds');
    clock.advance(5 * SECOND + 1);
    await guest.sees('You can try again in 15 seconds');
    await setBack(3_600_000, async () => {
      clock.advance(SECOND);
      await guest.sees('You can try again in 14 seconds');
      for (let second = 0; second < 15; second += 1) {
        clock.advance(SECOND);
        await guest.settled();
      }
      await until(() => !guest.text.includes('You can try again'), 'the end of it');
      await setBack(3_600_000, async () => {
        await guest.submit();
        await guest.reaches('code');
      });
    });
  });

  it('finds a code expired that has done so while the machine slept, and its timers with it', async () => {
    const { guest, draws } = await watched();
    await draws(40);
    const { now } = systemClock;
    systemClock.now = () => now() + 600 * SECOND;
    try {
      await draws(11);
      await guest.sees('That code has expired');
    } finally {
      systemClock.now = now;
    }
  });
});
