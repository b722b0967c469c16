import { expect } from '@open-wc/testing';
import type { AuthError } from '../../src/model/auth-error.ts';
import type { Verification } from '../../src/model/verification.ts';
import { createDeviceId } from '../../src/session/storage/device-id.ts';
import { createIndexedDbStore, STORAGE_TIMEOUT } from '../../src/session/storage/indexeddb-store.ts';
import { createVerificationStore } from '../../src/session/storage/pending-verification.ts';
import { makeId, pagePlatform } from '../../src/session/page/platform.ts';
import { REFRESH_TIMEOUT, REFRESH_WAIT } from '../../src/session/locks/refresh-lock.ts';
import { createRefreshLock } from '../../src/session/locks/web-lock.ts';
import { createMemoryStore } from '../../src/session/storage/key-value-store.ts';
import { isKept } from '../../src/session/storage/hints.first.ts';
import { writeHint } from '../../src/session/storage/hints.ts';

/** Returns the kind of hint that is stored under a session's name. */
const readHint = (name: string, now?: number) =>
  (['session', 'verification'] as const).find((kind) => isKept(kind, name, now)) ?? null;
import { createFallbackStore } from '../../src/session/storage/fallback-store.ts';
import { openSession } from '../../src/session/session.ts';
import { ManualClock, MINUTE, settle, World } from './simulated-page.ts';

const DATABASE = 'punchh-login';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const deleteDatabase = () =>
  new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(DATABASE);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error!);
  });

/** Puts something in the place of a method for as long as the work takes. */
const replacing = async <T extends object>(target: T, key: keyof T, value: unknown, work: () => Promise<void>) => {
  const original = Object.getOwnPropertyDescriptor(target, key);
  Object.defineProperty(target, key, { value, configurable: true, writable: true });
  try {
    await work();
  } finally {
    if (original) Object.defineProperty(target, key, original);
    else Reflect.deleteProperty(target, key);
  }
};

const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await condition())) await settle();
};

describe('IndexedDB', () => {
  let clock: ManualClock;
  beforeEach(async () => {
    clock = new ManualClock();
    localStorage.clear();
    await deleteDatabase();
  });

  it('keeps what is stored, and changes it in one transaction', async () => {
    const one = createIndexedDbStore(clock);
    const two = createIndexedDbStore(clock);
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 ? one : two).update('count', (stored) => ((stored as number | undefined) ?? 0) + 1)),
    );
    expect(await one.get('count')).to.equal(40);
    await one.update('count', () => undefined);
    expect(await two.get('count')).to.equal(undefined);
    one.close!();
    two.close!();
    await settle();
    expect(clock.pending).to.equal(0);
  });

  it('gives up on an open() that hangs', async () => {
    const store = createIndexedDbStore(clock);
    await replacing(indexedDB, 'open', () => ({}), async () => {
      const failed = store.get('x').then(() => null, (error: unknown) => error as Error);
      await settle();
      clock.advance(STORAGE_TIMEOUT);
      expect((await failed)?.name).to.equal('TimeoutError');
    });
    expect(await store.get('x'), 'and tries again').to.equal(undefined);
    store.close!();
  });

  it('makes a connection anew that was lost', async () => {
    const store = createIndexedDbStore(clock);
    const connections: IDBDatabase[] = [];
    const open = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!.value as IDBFactory['open'];
    const spy = function (this: IDBFactory, ...args: [string, number]) {
      const request = open.apply(this, args);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    };
    await replacing(indexedDB, 'open', spy, async () => {
      await store.update('x', () => 1);
      // No event tells: the next transaction throws InvalidStateError.
      connections[0]!.close();
      expect(await store.get('x')).to.equal(1);
      expect(connections).to.have.length(2);
    });
    store.close!();
  });

  it('lets the database be deleted under it, and begins a new one', async () => {
    const store = createIndexedDbStore(clock);
    await store.update('x', () => 1);
    await deleteDatabase();
    expect(await store.get('x')).to.equal(undefined);
    await store.update('x', () => 2);
    expect(await store.get('x')).to.equal(2);
    store.close!();
  });

  it('heals where its object store is missing', async () => {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 3);
      request.onupgradeneeded = () => void request.result.createObjectStore('of somebody else');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error!);
    });
    const [one, two] = [createIndexedDbStore(clock), createIndexedDbStore(clock)];
    await Promise.all([one.update('x', () => 1), two.update('y', () => 2)]);
    expect([await two.get('x'), await one.get('y')]).to.deep.equal([1, 2]);
    one.close!();
    two.close!();
  });

  it('uses a connection that opens late', async () => {
    const store = createIndexedDbStore(clock);
    await store.update('x', () => 1);
    store.close!();
    const open = indexedDB.open.bind(indexedDB);
    let opened = 0;
    let release!: () => void;
    const released = new Promise<void>((resolve) => (release = resolve));
    // Each takes longer than a call may: were every one of them given up, none would ever open.
    const slowly = (...args: [string, number | undefined]) => {
      opened += 1;
      const request = new EventTarget() as IDBOpenDBRequest;
      void released.then(() => {
        const real = open(...args);
        real.onsuccess = () => {
          Object.defineProperty(request, 'result', { value: real.result });
          request.onsuccess?.(new Event('success'));
        };
      });
      return request;
    };
    await replacing(indexedDB, 'open', slowly, async () => {
      for (let count = 0; count < 2; count += 1) {
        const failed = store.get('x').then(() => null, (error: unknown) => (error as Error).name);
        await settle();
        clock.advance(STORAGE_TIMEOUT);
        expect(await failed).to.equal('TimeoutError');
      }
      const reading = store.get('x');
      release();
      expect(await reading).to.equal(1);
      expect(opened).to.equal(3);
    });
    store.close!();
  });

  for (const [what, open] of [
    ['is forbidden', () => { throw new DOMException('The operation is insecure', 'SecurityError'); }],
    ['is not there', undefined],
  ] as const) {
    it(`falls back to memory, with an event, where it ${what}`, async () => {
      const run = async () => {
        const session = openSession({ name: 'test', server: 'https://a.example', client: 'c', calls: async () => ({}), clock });
        const heard: string[] = [];
        session.subscribe(({ type }) => heard.push(type));
        await session.ready;
        await session.setTokens({ accessToken: 'a', idToken: null, tokenType: 'Bearer', expiresAt: null, refreshToken: null });
        expect(heard).to.deep.equal(['storage-degraded', 'tokens']);
        expect(await session.getAccessToken()).to.equal('a');
        await session.signOut();
        session.dispose();
      };
      if (open) await replacing(indexedDB, 'open', open, run);
      else await replacing(globalThis, 'indexedDB', undefined, run);
    });
  }

  it('that is full keeps the session in memory, and takes it once there is room', async () => {
    const platform = pagePlatform(clock);
    const session = openSession({ name: 'test', server: 'https://a.example', client: 'c', calls: async () => ({}), clock });
    const heard: unknown[] = [];
    session.subscribe((event) => heard.push(event.type === 'storage-degraded' ? (event.cause as Error).name : event.type));
    await session.ready;
    const full = function () {
      throw new DOMException('full', 'QuotaExceededError');
    };
    await replacing(IDBObjectStore.prototype, 'put', full, () =>
      session.setTokens({ accessToken: 'a', idToken: null, tokenType: 'Bearer', expiresAt: null, refreshToken: 'r' }),
    );
    expect(heard).to.deep.equal(['QuotaExceededError', 'tokens']);
    window.dispatchEvent(new Event('pageshow'));
    const direct = createIndexedDbStore(clock);
    await until(async () => (await direct.get('session:test')) !== undefined && !platform.durable.failed);
    direct.close!();
    session.dispose();
  });

  it('restores a session that was stored', async () => {
    const options = { name: 'test', server: 'https://a.example', client: 'c', calls: async () => ({}) };
    const first = openSession({ ...options, clock });
    await first.setTokens({ accessToken: 'a', idToken: 'i', tokenType: 'Bearer', expiresAt: null, refreshToken: 'r' }, { account: 'x' });
    expect(readHint('test')).to.equal('session');
    first.dispose();
    const second = openSession({ ...options, clock: new ManualClock() });
    await second.ready;
    expect(await second.getTokens()).to.deep.equal({ accessToken: 'a', idToken: 'i', tokenType: 'Bearer', expiresAt: null });
    await second.signOut();
    expect(readHint('test')).to.equal(null);
    second.dispose();
  });
});

describe('device id', () => {
  const forget = async () => {
    localStorage.clear();
    await deleteDatabase();
  };
  beforeEach(forget);
  after(forget);

  it('is made at the first call, and one for all tabs that ask at once', async () => {
    const tabs = [new ManualClock(), new ManualClock(), new ManualClock()];
    const ids = tabs.map((clock) => createDeviceId(pagePlatform(clock)));
    expect(localStorage.length).to.equal(0);
    const made = await Promise.all(ids.flatMap((id) => [id.get(), id.get()]));
    expect(new Set(made).size).to.equal(1);
    expect(made[0]).to.match(UUID);
    for (const clock of tabs) pagePlatform(clock).durable.close!();
  });

  it('is a UUID where the context is not secure, too', () =>
    replacing(crypto, 'randomUUID', undefined, async () => {
      const [one, other] = [makeId(), makeId()];
      expect(one).to.match(UUID);
      expect(other).to.match(UUID).and.not.to.equal(one);
    }));

  it('is healed by the place that still has it', async () => {
    const id = createDeviceId(pagePlatform(new ManualClock()));
    const made = await id.get();
    await deleteDatabase();
    expect(await id.get()).to.equal(made);
    localStorage.clear();
    expect(await id.get()).to.equal(made);
    expect(Object.values(localStorage)).to.deep.equal([made]);
  });

  it('takes the host\'s own, for good', async () => {
    const id = createDeviceId(pagePlatform(new ManualClock()));
    await id.get();
    await id.set('kiosk-7');
    expect(await createDeviceId(pagePlatform(new ManualClock())).get()).to.equal('kiosk-7');
  });

  it('is what a header can carry: another one is not used, and the console says so', async () => {
    const said: unknown[] = [];
    await replacing(console, 'error', (text: unknown) => said.push(text), async () => {
      const id = createDeviceId(pagePlatform(new ManualClock()));
      const own = await id.get();
      for (const bad of ['kiösk', 'a\nb', 'x'.repeat(256), ' a', '端末']) await id.set(bad);
      expect(await id.get()).to.equal(own);
    });
    expect(said.length).to.equal(5);
    expect(said[0]).to.match(/^punchh-login: `deviceId` is not used/);
  });
});

describe('pending verification', () => {
  const server = 'https://a.example';
  let world: World;
  const open = (options: object = {}) =>
    createVerificationStore({ name: 'test', server, client: 'c', clock: world.clock, platform: world.openPage().platform, ...options });
  const verification = (): Verification => ({
    identifier: { channel: 'email', email: 'jo@example.com' },
    codeVerifier: 'v'.repeat(43),
    codeLength: 6,
    consents: [],
    next: 'sign-in',
    sentAt: world.clock.now(),
    resendAt: world.clock.now() + MINUTE,
    expiresAt: world.clock.now() + 10 * MINUTE,
    server: `${server}/`,
    client: 'c',
  });
  beforeEach(() => {
    world = new World();
    localStorage.clear();
  });

  it('survives the page, and other tabs join it', async () => {
    const other = open();
    let changes = 0;
    other.subscribe(() => (changes += 1));
    await open().save(verification());
    await settle();
    expect(changes).to.equal(1);
    expect(await other.load()).to.deep.equal(verification());
    expect(readHint('test', world.clock.now())).to.equal('verification');
  });

  it('is gone when its code has expired, or it was settled', async () => {
    const store = open();
    await store.save(verification());
    world.clock.advance(10 * MINUTE);
    expect(readHint('test', world.clock.now())).to.equal(null);
    expect(await store.load()).to.equal(null);
    expect(JSON.stringify([...world.values])).not.to.contain('jo@');
    await store.save(verification());
    await store.clear();
    expect(await store.load()).to.equal(null);
    expect(JSON.stringify([...world.values])).not.to.contain('jo@');
  });

  for (const [what, change] of [
    ['another server', { server: 'https://b.example' }],
    ['another client', { client: 'd' }],
    ['no sense', { identifier: { channel: 'sms' } }],
    ['no deadline', { expiresAt: 'soon' }],
    ['no server', { server: undefined }],
  ] as const) {
    it(`with ${what} is dropped`, async () => {
      await open().save({ ...verification(), ...change } as unknown as Verification);
      expect(await open().load()).to.equal(null);
      expect(JSON.stringify([...world.values])).not.to.contain('jo@');
    });
  }

  it('made while the store did not work outranks the older one that is stored', async () => {
    const page = world.openPage();
    const store = open({ platform: page.platform });
    const other = open();
    // Several changes: by their number, the stored record would be the newer one.
    for (let count = 0; count < 3; count += 1) await other.save({ ...verification(), codeLength: 4 });
    world.clock.advance(1000);
    let changes = 0;
    store.subscribe(() => (changes += 1));
    page.storageWorks = false;
    await store.save({ ...verification(), codeLength: 8 });
    page.storageWorks = true;
    world.clock.advance(1000);
    await settle();
    expect((await store.load())?.codeLength).to.equal(8);
    expect((await open().load())?.codeLength).to.equal(8);
    expect(changes, 'it may have been unknown here').to.be.greaterThan(0);
  });

  it('is found late where the store answers late, and its hint is kept until then', async () => {
    const stored = verification();
    await open().save(stored);
    const page = world.openPage();
    page.storageWorks = false;
    const store = open({ platform: page.platform });
    expect(await store.load()).to.equal(null);
    expect(readHint('test', world.clock.now())).to.equal('verification');
    let changes = 0;
    store.subscribe(() => (changes += 1));
    page.storageWorks = true;
    world.clock.advance(1000);
    await settle();
    expect(changes).to.equal(1);
    expect(await store.load()).to.deep.equal(stored);
  });

  it('whose code was sent later than now begins its times anew: the clock was set back', async () => {
    await open().save(verification());
    world.clock.time -= 3_600_000;
    const { sentAt, resendAt, expiresAt } = (await open().load())!;
    const now = world.clock.now();
    expect([sentAt, resendAt, expiresAt]).to.deep.equal([now, now + MINUTE, now + 10 * MINUTE]);
  });

  it('is not shared where nothing is to be stored', async () => {
    const page = world.openPage();
    const store = open({ storage: 'memory', platform: page.platform });
    await store.save(verification());
    expect(await store.load()).not.to.equal(null);
    expect(await open({ storage: 'memory' }).load()).to.equal(null);
    expect(world.values.size).to.equal(0);
    store.dispose();
    expect(page.channels.size).to.equal(0);
  });
});

describe('refresh lock without Web Locks', () => {
  const setUp = () => {
    const clock = new ManualClock();
    const store = createMemoryStore();
    let ids = 0;
    return { clock, store, open: () => createRefreshLock(store, clock, () => `owner${++ids}`) };
  };
  const withoutLocks = (work: () => Promise<void>) => replacing(navigator, 'locks', undefined, work);

  it('lets one in at a time, and the next one when it is done', () => withoutLocks(async () => {
    const { clock, open } = setUp();
    const order: string[] = [];
    let release!: () => void;
    const first = open()('x', async (held) => {
      order.push(`first ${held()}`);
      await new Promise<void>((resolve) => (release = resolve));
      order.push('first done');
    });
    await until(() => order.length > 0);
    const second = open()('x', async () => void order.push('second'));
    await until(() => clock.pending > 0);
    clock.advance(1000);
    await settle();
    release();
    await first;
    await until(() => {
      clock.advance(1000);
      return order.includes('second');
    });
    await second;
    expect(order).to.deep.equal(['first true', 'first done', 'second']);
  }));

  it('is waited for a bounded time, never stolen, and free again when a dead tab\'s lease is over', () => withoutLocks(async () => {
    const { clock, open } = setUp();
    let held: (() => boolean) | undefined;
    void open()('x', (isHeld) => {
      held = isHeld;
      return new Promise(() => {});
    });
    await until(() => !!held);
    const began = clock.now();
    let outcome: string | undefined;
    void open()('x', async () => 'mine').then(
      (value) => (outcome = value),
      (error: unknown) => (outcome = (error as { code: string }).code),
    );
    await until(() => {
      clock.advance(1000);
      return !!outcome;
    });
    expect(outcome).to.equal('refresh_busy');
    expect(clock.now() - began).to.be.within(REFRESH_WAIT, REFRESH_TIMEOUT);
    clock.advance(began + REFRESH_TIMEOUT - clock.now());
    expect(held!(), 'too late to start a refresh').to.equal(false);
    clock.advance(REFRESH_TIMEOUT);
    expect(await open()('x', async () => 'mine')).to.equal('mine');
  }));

  it('outlives a clock that is set back', () => withoutLocks(async () => {
    const { clock, open } = setUp();
    let taken = false;
    void open()('x', () => {
      taken = true;
      return new Promise(() => {});
    });
    await until(() => taken);
    clock.time -= 24 * 60 * MINUTE;
    expect(await open()('x', async () => 'mine')).to.equal('mine');
  }));

  it('starts no work under a lease whose clock was set back, and waits no longer for one', () => withoutLocks(async () => {
    const { clock, open } = setUp();
    let held: (() => boolean) | undefined;
    let release!: () => void;
    const first = open()('x', (isHeld) => {
      held = isHeld;
      return new Promise<void>((resolve) => (release = resolve));
    });
    await until(() => held !== undefined);
    expect(held!()).to.equal(true);
    clock.advance(40_000);
    let refused: unknown;
    const second = open()('x', async () => expect.fail('two at a time')).catch((error: unknown) => (refused = error));
    await until(() => clock.pending > 0);
    clock.setBack(20_000);
    await until(() => {
      clock.advance(200);
      return refused !== undefined;
    });
    expect((refused as AuthError).code).to.equal('refresh_busy');
    clock.setBack(21_000);
    expect(held!()).to.equal(false);
    release();
    await Promise.all([first, second]);
  }));
});

describe('refresh lock with Web Locks', () => {
  it('is waited for a bounded time, and leaves no request behind', async () => {
    const clock = new ManualClock();
    const lock = createRefreshLock(createMemoryStore(), clock, () => 'x');
    let release!: () => void;
    const first = lock('punchh-login:bounded', () => new Promise<void>((resolve) => (release = resolve)));
    await until(() => !!release);
    const second = lock('punchh-login:bounded', async () => 'mine').catch((error: unknown) => (error as { code: string }).code);
    await settle();
    clock.advance(REFRESH_WAIT);
    expect(await second).to.equal('refresh_busy');
    expect((await navigator.locks.query()).pending!.filter(({ name }) => name === 'punchh-login:bounded')).to.deep.equal([]);
    release();
    await first;
    expect(await lock('punchh-login:bounded', async () => 'mine')).to.equal('mine');
    expect(clock.pending).to.equal(0);
  });
});

describe('hint', () => {
  it('does without localStorage where it is blocked', async () => {
    const blocked = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    await replacing(Storage.prototype, 'getItem', blocked, () =>
      replacing(Storage.prototype, 'setItem', blocked, async () => {
        writeHint('session', 'x', Infinity);
        expect(readHint('x')).to.equal(null);
      }),
    );
  });
});

describe('store with memory behind it', () => {
  it('keeps what another tab has stored meanwhile, if that is newer', async () => {
    const world = new World();
    const page = world.openPage();
    const store = createFallbackStore(
      { get: (key) => page.platform.durable.get(key), update: async (key, change) => {
        if (!world.storageWorks) throw new Error('lost');
        const next = change(world.values.get(key));
        world.values.set(key, next);
        return next;
      } },
      world.clock,
    );
    world.storageWorks = false;
    await store.update('a', () => ({ revision: 2 }));
    await store.update('b', () => ({ revision: 2 }));
    world.values.set('a', { revision: 1 });
    world.values.set('b', { revision: 3 });
    world.storageWorks = true;
    store.retry();
    await store.update('c', () => ({ revision: 1 }));
    expect(world.values.get('a')).to.deep.equal({ revision: 2 });
    expect(world.values.get('b')).to.deep.equal({ revision: 3 });
  });
});
