import assert from 'node:assert/strict';
import { it } from 'node:test';
import { withPatience } from '../../src/session/timeout.ts';

it('does not count a long task of the page against the work', async () => {
  let now = 0;
  let due: { at: number; callback: () => void } | undefined;
  const clock = {
    now: () => now,
    setTimeout: (callback: () => void, ms: number) => (due = { at: now + ms, callback }),
    clearTimeout: () => (due = undefined),
  };
  /** One timer fires, after the page was busy for so long. */
  const fire = (busy = 0) => {
    const { at, callback } = due!;
    now = at + busy;
    callback();
  };
  let failed = false;
  let done!: () => void;
  const work = new Promise<void>((resolve) => (done = resolve));
  const waiting = withPatience(work, 2000, clock, () => new Error('too late')).catch(() => {
    failed = true;
  });
  for (let task = 0; task < 8; task += 1) fire(3000);
  await Promise.resolve();
  assert.equal(failed, false);
  done();
  await waiting;
  assert.equal(failed, false);
  assert.equal(due, undefined, 'no timer is left');
});

it('gives up after the time in which the page was responsive', async () => {
  let now = 0;
  let due: { at: number; callback: () => void } | undefined;
  const clock = {
    now: () => now,
    setTimeout: (callback: () => void, ms: number) => (due = { at: now + ms, callback }),
    clearTimeout: () => {},
  };
  const waiting = withPatience(new Promise(() => {}), 2000, clock, () => new Error('too late'));
  while (now < 2000) {
    now = due!.at;
    due!.callback();
  }
  await assert.rejects(waiting, /too late/);
  assert.equal(now, 2000);
});
