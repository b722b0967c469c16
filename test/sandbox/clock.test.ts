import { expect } from '@open-wc/testing';
import { createClock } from '../../src/sandbox/index.ts';

describe('Sandbox: the clock', () => {
  it('runs with the time it is given, plus what it was moved by', () => {
    let time = 1000;
    const clock = createClock({ now: () => time });
    clock.advance(500);
    time = 1200;
    expect(clock.now()).to.equal(1700);
    clock.set(9000);
    time = 1201;
    expect(clock.now()).to.equal(9001);
  });

  it('stands still where it was frozen, between moves', () => {
    const clock = createClock({ frozenAt: 100 });
    clock.advance(5);
    expect(clock.now()).to.equal(105);
    clock.set(50);
    expect(clock.now()).to.equal(50);
  });

  it('ends waits in real time, or at once when it is moved past them', async () => {
    const clock = createClock();
    await clock.sleep(1);
    const long = clock.sleep(3_600_000);
    clock.advance(3_600_000);
    await long;
    await clock.sleep(0);
  });

  it('gives a wait up with the signal\'s reason', async () => {
    const clock = createClock({ frozenAt: 0 });
    const leaving = new AbortController();
    const waits = [clock.sleep(10, leaving.signal), clock.sleep(10, AbortSignal.abort('gone'))];
    leaving.abort('left');
    const reasons = await Promise.all(waits.map((wait) => wait.catch((reason: unknown) => reason)));
    expect(reasons).to.deep.equal(['left', 'gone']);
  });
});
