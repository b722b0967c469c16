/** The page of these tests: a session against the sandbox, with places where a tab can be stopped for good. */
import { createPunchhTokenCalls } from '../../src/backends/punchh/token-calls.ts';
import type { TokenCalls } from '../../src/model/backend.ts';
import { systemClock, type Clock } from '../../src/model/clock.ts';
import type { TokenSet } from '../../src/model/tokens.ts';
import { pagePlatform, type Platform } from '../../src/session/page/platform.ts';
import { openSession, type Session } from '../../src/session/session.ts';

let offset = 0;
let stopAt: string | null = null;
let reached: (place: string) => void = () => {};

/** Goes on, unless this is where the tab is to stop. */
const place = async (name: string): Promise<void> => {
  if (stopAt !== name) return;
  reached(name);
  await new Promise(() => {});
};
const around = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  await place(`before ${name}`);
  const outcome = await work();
  await place(`after ${name}`);
  return outcome;
};

let hasAsked = false;
const clock: Clock = {
  ...systemClock,
  now: () => Date.now() + offset,
  setTimeout(callback, ms) {
    // Half a second is how long a tab listens for others; where it is to stop then, it never ends.
    const name = hasAsked ? 'while telling' : 'while listening';
    if (ms !== 500 || stopAt !== name) return systemClock.setTimeout(callback, ms);
    reached(name);
    return 0;
  },
};
const page = pagePlatform(clock);
const platform: Platform = {
  ...page,
  durable: Object.create(page.durable, {
    get: { value: (key: string) => around('reading', () => page.durable.get(key)) },
    update: {
      value: <T>(key: string, change: (stored: unknown) => T) => around('storing', () => page.durable.update(key, change)),
    },
  }) as Platform['durable'],
  lock: (name, work) => around('the lock', () => page.lock(name, (held) => around('the work', () => work(held)))),
};

const server = '/sandbox';
const real = createPunchhTokenCalls({ server, client: 'demo-client', clock });
const calls: TokenCalls = {
  refresh: (tokens, signal) =>
    around('the request', async () => {
      hasAsked = true;
      return real.refresh!(tokens, signal);
    }),
  revoke: (tokens) => real.revoke!(tokens),
};
const session = openSession({ name: 'tabs', server, client: 'demo-client', calls: () => around('the calls', async () => calls), clock, platform });
const events: string[] = [];
session.subscribe((event) => events.push('reason' in event ? `${event.type} ${event.reason}` : event.type));

const api = {
  session,
  events,
  setTokens: (tokens: TokenSet) => session.setTokens(tokens),
  /** Moves this tab's clock on by so many ms. */
  advance: (ms: number) => void (offset += ms),
  now: () => clock.now(),
  /** Calls the API so often at once; answers with the statuses and what went wrong. */
  async fire(count: number, at = 0): Promise<Record<string, number>> {
    if (at) await new Promise((resolve) => setTimeout(resolve, at - Date.now()));
    const outcomes: Record<string, number> = {};
    await Promise.all(
      Array.from({ length: count }, async () => {
        const outcome = await session.fetch('/api2/mobile/users/balance').then(
          ({ status }) => String(status),
          (error: unknown) => (error as { code?: string }).code ?? (error as Error).name,
        );
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }),
    );
    return outcomes;
  },
  /** The new token, or what went wrong. */
  refresh: () =>
    session.refresh().then(
      (tokens) => tokens?.accessToken ?? null,
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    ),
  /** Refreshes, and resolves when the tab has come to the place where it stops. */
  stop: (name: string) =>
    new Promise<string>((resolve) => {
      stopAt = name;
      reached = resolve;
      void session.refresh().then(() => resolve('never got there'), (error: unknown) => resolve(String(error)));
    }),
  /** Somebody else uses the refresh token: it will be refused. */
  async spend() {
    const { tokens } = (await page.durable.get('session:tabs')) as { tokens: TokenSet };
    await real.refresh!(tokens, new AbortController().signal);
  },
  wipe: () => page.durable.update('session:tabs', () => undefined),
  /** From now on, storage does not work in this tab. */
  breakStorage() {
    page.durable.close!();
    const open = () => {
      throw new DOMException('lost', 'UnknownError');
    };
    Object.defineProperty(indexedDB, 'open', { value: open });
  },
  async state() {
    const token = await session.getAccessToken().catch((error: unknown) => (error as { code: string }).code);
    return { state: session.state, token, last: events.at(-1) ?? null };
  },
};

declare global {
  interface Window {
    tab: typeof api;
    session: Session;
  }
}
window.tab = api;
