import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryStore } from '../../src/gateway/index.ts';

const DAY = 86_400;

describe('memoryStore', () => {
  it('holds windows longer than a timer can be', async () => {
    let now = 0;
    const store = memoryStore({ now: () => now });
    const limit = { max: 1, window: 60 * DAY };
    assert.equal(await store.consume('k', limit), 0);
    now += 59 * DAY * 1000;
    assert.equal(await store.consume('k', limit), DAY * 1000);
    now += DAY * 1000;
    assert.equal(await store.consume('k', limit), 0);
  });

  it('makes no window longer because the clock is set back', async () => {
    let now = 10 * DAY * 1000;
    const store = memoryStore({ now: () => now });
    const limit = { max: 1, window: 600 };
    await store.consume('k', limit);
    await store.remember!('device', 600);
    now -= DAY * 1000;
    assert.equal(await store.consume('k', limit), 600_000);
    assert.equal(await store.isRemembered!('device'), true);
    now += 600_000;
    assert.equal(await store.consume('k', limit), 0);
    assert.equal(await store.isRemembered!('device'), false);
  });

  it('keeps no timer that would hold the process', async () => {
    await memoryStore().consume('k', { max: 1, window: 60 });
    assert.deepEqual(process.getActiveResourcesInfo().filter((name) => name === 'Timeout'), []);
  });

  it('holds no more keys than it may, says so once, and forgets the least used ones', async () => {
    const store = memoryStore({ maxKeys: 100 });
    const warnings: string[] = [];
    store.useLogger?.({ info: () => undefined, warn: (_, message) => void warnings.push(message), error: () => undefined });
    const limit = { max: 3, window: 600 };
    for (let n = 0; n < 3; n += 1) await store.consume('guest', limit);
    await store.remember!('device', DAY);
    for (let n = 0; n < 10_000; n += 1) await store.consume(`flood ${n}`, limit);
    assert.ok((await store.consume('guest', limit)) > 0, 'a limit that is used up stays used up');
    assert.equal(await store.isRemembered!('device'), true);
    assert.equal(warnings.length, 1);
    // Of the 10 000 keys some hundred are left: used once, they are not over their limit.
    let known = 0;
    for (let n = 0; n < 10_000; n += 1) {
      const isHeld = (await store.consume(`flood ${n}`, { max: 1, window: 600 })) > 0;
      if (isHeld) known += 1;
    }
    assert.ok(known <= 100, String(known));
  });

  it('makes room of what is over before anything else', async () => {
    let now = 0;
    const store = memoryStore({ maxKeys: 10, now: () => now });
    for (let n = 0; n < 9; n += 1) await store.consume(`old ${n}`, { max: 1, window: 1 });
    await store.consume('guest', { max: 1, window: 600 });
    now = 2000;
    for (let n = 0; n < 9; n += 1) await store.consume(`new ${n}`, { max: 1, window: 600 });
    assert.ok((await store.consume('guest', { max: 1, window: 600 })) > 0);
    for (let n = 0; n < 9; n += 1) assert.ok((await store.consume(`new ${n}`, { max: 1, window: 600 })) > 0, String(n));
  });
});
