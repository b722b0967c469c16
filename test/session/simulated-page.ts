import type { TokenCalls } from '../../src/model/backend.ts';
import { AuthError } from '../../src/model/auth-error.ts';
import type { Clock } from '../../src/model/clock.ts';
import type { Tokens, TokenSet } from '../../src/model/tokens.ts';
import { createMemoryStore, type KeyValueStore } from '../../src/session/storage/key-value-store.ts';
import type { Platform } from '../../src/session/page/platform.ts';
import { REFRESH_WAIT, refreshBusy } from '../../src/session/locks/refresh-lock.ts';
import type { ChangeMessage } from '../../src/session/page/channel.ts';
import type { SessionRecord } from '../../src/session/session-record.ts';
import { createFallbackStore } from '../../src/session/storage/fallback-store.ts';
import { openSession, type Session, type SessionEvent, type SessionOptions } from '../../src/session/session.ts';
import { loadExchange } from '../../src/session/load-exchange.ts';

// As in a page that has been open for a moment: a simulated clock waits for no file.
await loadExchange();

export const MINUTE = 60_000;
export const LIFETIME = 30 * MINUTE;

/** A clock that moves when it is told to. */
export class ManualClock implements Clock {
  time = Date.UTC(2026, 0, 1);
  private next = 1;
  private readonly timers = new Map<number, { at: number; callback: () => void }>();
  now = () => this.time;
  setTimeout = (callback: () => void, ms: number): unknown => {
    this.timers.set(this.next, { at: this.time + ms, callback });
    return this.next++;
  };
  clearTimeout = (handle: unknown): void => void this.timers.delete(handle as number);
  get pending(): number {
    return this.timers.size;
  }
  /** The delays, in ms, of what is waiting. */
  get delays(): number[] {
    return [...this.timers.values()].map(({ at }) => at - this.time);
  }
  advance(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const due = [...this.timers].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      this.timers.delete(due[0]);
      this.time = Math.max(this.time, due[1].at);
      due[1].callback();
    }
    this.time = end;
  }
  /** Shows an earlier time; timers run on, as those of browsers do. */
  setBack(ms: number): void {
    this.time -= ms;
    for (const timer of this.timers.values()) timer.at -= ms;
  }
}

/** The server of a simulation: rotating refresh tokens, each good for one use. */
export class TokenServer {
  /** How often each refresh token was redeemed. */
  readonly uses = new Map<string, number>();
  /** Redeemed, but the answer never reached the caller. */
  readonly lost = new Set<string>();
  readonly revoked = new Set<string>();
  /** The refresh tokens that a sign-out named. */
  readonly ended: string[] = [];
  private readonly current = new Map<string, string>();
  private count = 0;
  requests = 0;
  constructor(private readonly clock: Clock) {}

  private issue(family: string): TokenSet {
    const refreshToken = `${family}.r${++this.count}`;
    this.current.set(family, refreshToken);
    return { accessToken: `${family}.a${this.count}`, idToken: null, tokenType: 'Bearer', expiresAt: this.clock.now() + LIFETIME, refreshToken };
  }
  signIn(family = `f${++this.count}`): TokenSet {
    return this.issue(family);
  }
  /** Whether an access token belongs to the newest pair of a session that was not ended. */
  isCurrent(accessToken: string): boolean {
    const family = accessToken.split('.')[0]!;
    return !this.revoked.has(family) && this.current.get(family) === accessToken.replace('.a', '.r');
  }
  loseAllBut(accessTokens: ReadonlySet<string>): void {
    for (const [family, refreshToken] of this.current) {
      if (accessTokens.has(refreshToken.replace('.r', '.a'))) continue;
      for (const token of [...this.uses.keys(), refreshToken]) if (token.startsWith(`${family}.`)) this.lost.add(token);
    }
  }
  redeem(refreshToken: string): TokenSet {
    this.requests += 1;
    const family = refreshToken.split('.')[0]!;
    this.uses.set(refreshToken, (this.uses.get(refreshToken) ?? 0) + 1);
    if (this.revoked.has(family) || this.current.get(family) !== refreshToken) {
      throw new AuthError('session_expired', 'refresh token refused', { status: 401 });
    }
    return this.issue(family);
  }
  revoke(refreshToken: string): void {
    this.ended.push(refreshToken);
    this.revoked.add(refreshToken.split('.')[0]!);
  }
}

/** One step of the world: a test may decide when it happens. */
export type Step = <T>(label: string, act: () => T) => Promise<T>;

const atOnce: Step = async (_label, act) => act();

/** The clock, server and stores that the tabs of one browser share. */
export class World {
  readonly clock = new ManualClock();
  readonly server = new TokenServer(this.clock);
  readonly values = new Map<string, unknown>();
  readonly pages: Page[] = [];
  storageWorks = true;
  network: 'up' | 'down' | 'answers-lost' = 'up';
  readonly step: Step;
  private readonly locks = new Map<string, { page: Page; grant: () => void }[]>();

  constructor(step: Step = atOnce) {
    this.step = step;
  }

  makeId = () => crypto.randomUUID();

  openPage(kind?: PageKind): Page {
    const page = new Page(this, kind);
    this.pages.push(page);
    return page;
  }

  /** A lock in the manner of Web Locks: a queue, waited in for a bounded time, freed when its page dies. */
  lock = (page: Page): Platform['lock'] => async (name, work) => {
    const queue = this.locks.get(name) ?? [];
    this.locks.set(name, queue);
    let entry!: { page: Page; grant: () => void };
    await page.alive(Promise.resolve());
    await new Promise<void>((resolve, reject) => {
      const timer = this.clock.setTimeout(() => {
        if (queue[0] === entry || !queue.includes(entry)) return;
        queue.splice(queue.indexOf(entry), 1);
        reject(refreshBusy());
      }, REFRESH_WAIT);
      entry = {
        page,
        grant: () => {
          this.clock.clearTimeout(timer);
          void this.step('lock granted', resolve);
        },
      };
      queue.push(entry);
      if (queue[0] === entry) entry.grant();
    });
    try {
      return await page.alive(work(() => true));
    } finally {
      if (queue.includes(entry)) this.free(queue, entry);
    }
  };

  private free(queue: { page: Page; grant: () => void }[], entry: { page: Page; grant: () => void }): void {
    const wasFirst = queue[0] === entry;
    queue.splice(queue.indexOf(entry), 1);
    if (wasFirst) queue[0]?.grant();
  }

  /** The browser takes a page away, in the middle of whatever it was doing. */
  kill(page: Page): void {
    page.dead = true;
    this.pages.splice(this.pages.indexOf(page), 1);
    for (const queue of this.locks.values()) {
      for (const entry of queue.filter((waiting) => waiting.page === page)) this.free(queue, entry);
    }
  }

  /** Pairs that neither the store nor any living tab has are lost, as if their answer had never come. */
  loseUnknown(): void {
    const known = new Set(this.pages.map(({ lastTokens }) => lastTokens?.accessToken ?? ''));
    for (const value of this.values.values()) known.add((value as SessionRecord | undefined)?.tokens?.accessToken ?? '');
    this.server.loseAllBut(known);
  }

  deliver(from: object, name: string, message: ChangeMessage): void {
    for (const page of this.pages) {
      for (const channel of page.channels) {
        if (channel !== from && channel.name === name) {
          void this.step('message', () => {
            if (!page.dead && page.channels.has(channel)) channel.receive(structuredClone(message));
          });
        }
      }
    }
  }
}

/** `isolated`: its storage never works. `memory`: none is to be used. */
export type PageKind = 'shared' | 'isolated' | 'memory';

/** A tab. */
export class Page {
  dead = false;
  readonly channels = new Set<{ name: string; receive: (message: ChangeMessage) => void }>();
  readonly wakers = new Set<() => void>();
  readonly events: SessionEvent[] = [];
  readonly platform: Platform;
  storageWorks: boolean;
  visible = true;
  private opened?: Session;

  constructor(readonly world: World, readonly kind: PageKind = 'shared') {
    const { step, values } = world;
    this.storageWorks = kind !== 'isolated';
    const clock: Clock = {
      now: world.clock.now,
      setTimeout: (callback, ms) =>
        world.clock.setTimeout(() => {
          if (!this.dead) callback();
        }, ms),
      clearTimeout: world.clock.clearTimeout,
    };
    const shared = createMemoryStore(values);
    const guard = async <T>(label: string, act: () => Promise<T>): Promise<T> => {
      const outcome = await this.alive(
        step(label, () => {
          if (!world.storageWorks || !this.storageWorks) throw new DOMException('lost', 'UnknownError');
          // A dead page's transaction is rolled back.
          return this.dead ? undefined : act();
        }),
      );
      return outcome as T;
    };
    const backing: KeyValueStore = {
      get: (key) => guard('read', async () => structuredClone(await shared.get(key))),
      update: (key, change) => guard('write', () => shared.update(key, change)),
    };
    this.platform = {
      clock,
      durable: createFallbackStore(backing, clock),
      memory: createMemoryStore(),
      lock: world.lock(this),
      openChannel: (name, receive) => {
        const channel = { name, receive };
        this.channels.add(channel);
        return {
          post: (message) => world.deliver(channel, name, message),
          close: () => this.channels.delete(channel),
        };
      },
      onWake: (callback) => {
        this.wakers.add(callback);
        return () => void this.wakers.delete(callback);
      },
      isVisible: () => this.visible,
      makeId: world.makeId,
    };
  }

  /** Returns the work's result while the page lives. On a page that has died the promise never settles. */
  alive<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      work.then(
        (value) => {
          if (!this.dead) resolve(value);
        },
        (error: unknown) => {
          if (!this.dead) reject(error);
        },
      );
    });
  }

  readonly calls: TokenCalls = {
    refresh: async ({ refreshToken }, signal) => {
      const { world } = this;
      const { server } = world;
      const failure = () => new AuthError('network_error', 'no answer', { retryable: true });
      const outcome = await world.step('request', () => {
        if (this.dead || world.network === 'down') throw failure();
        try {
          return { tokens: server.redeem(refreshToken!) };
        } catch (error) {
          return { error };
        }
      });
      const lose = () => {
        server.lost.add(refreshToken!);
      };
      // Given up on, or asked by a page that is gone: nobody will ever read the answer.
      if (this.dead || signal.aborted) lose();
      signal.addEventListener('abort', lose);
      await world.step('answer', () => {
        if (world.network !== 'up' || this.dead) {
          lose();
          throw failure();
        }
      });
      signal.removeEventListener('abort', lose);
      if ('error' in outcome) throw outcome.error;
      return outcome.tokens;
    },
    revoke: async ({ refreshToken }) =>
      this.world.step('revoke', () => {
        this.world.server.revoke(refreshToken!);
      }),
  };

  open({ calls = this.calls, ...options }: Partial<Omit<SessionOptions, 'calls'>> & { calls?: TokenCalls } = {}): Session {
    const session = openSession({
      name: 'test',
      server: 'https://api.example.com',
      client: 'client-1',
      storage: this.kind === 'memory' ? 'memory' : 'indexeddb',
      calls: async () => calls,
      platform: this.platform,
      clock: this.platform.clock,
      ...options,
    });
    session.subscribe((event) => this.events.push(event));
    this.opened ??= session;
    return session;
  }

  get session(): Session {
    return this.opened ?? this.open();
  }

  /** Those that it was told of last. */
  get lastTokens(): Tokens | null {
    const event = this.events.findLast(({ type }) => type === 'tokens');
    return event?.type === 'tokens' ? event.tokens : null;
  }
  /** The tokens of the guest who is signed in, by the events that the session has sent. */
  get tokens(): Tokens | null {
    const event = this.events.findLast(({ type }) => type !== 'storage-degraded');
    return event?.type === 'tokens' ? event.tokens : null;
  }

  wake = (): void => {
    for (const waker of [...this.wakers]) waker();
  };

  /** The names of what happened, in order. */
  get log(): string[] {
    return this.events.map((event) => ('reason' in event ? `${event.type} ${event.reason}` : event.type));
  }
}

/** Lets everything that is under way come to rest, where steps happen at once. */
export const settle = async (rounds = 40): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) await Promise.resolve();
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
};
