import { systemClock } from '../../src/model/clock.ts';
import { createClock, type SandboxClock } from '../../src/sandbox/clock.ts';

interface Timer {
  at: number;
  callback: () => void;
  /** Where it is over by itself. */
  handle: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Waits shorter than this, in ms, are over by themselves: they are pauses in which something else may happen, which no
 * guest is told of. Longer ones are somebody's time: a countdown, a limit, a lifetime.
 */
const PAUSE = 600;

/**
 * The page's time. It stands still, however slow the machine is, until a test moves it on or a pause is over; what is
 * due by then happens at once, in order.
 */
class TestClock {
  #time = Date.now();
  #next = 1;
  readonly #timers = new Map<number, Timer>();

  readonly now = (): number => this.#time;

  readonly setTimeout = (callback: () => void, ms: number): unknown => {
    const id = this.#next++;
    const at = this.#time + ms;
    const handle = ms < PAUSE ? setTimeout(() => this.advance(Math.max(0, at - this.#time)), ms) : undefined;
    this.#timers.set(id, { at, callback, handle });
    return id;
  };

  readonly clearTimeout = (id: unknown): void => {
    clearTimeout(this.#timers.get(id as number)?.handle);
    this.#timers.delete(id as number);
  };

  /** How many timers wait. */
  get pending(): number {
    return this.#timers.size;
  }

  /** The timers that wait, for a test that finds too many. */
  get waiting(): string {
    return [...this.#timers.values()].map(({ at, callback }) => `${at - this.#time} ms: ${callback.toString()}`).join('\n');
  }

  /** Drops the timers that wait. */
  clear(): void {
    for (const id of [...this.#timers.keys()]) this.clearTimeout(id);
  }

  advance(ms: number): void {
    const end = this.#time + ms;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      const [id, { at, callback }] = due;
      this.clearTimeout(id);
      this.#time = Math.max(this.#time, at);
      callback();
    }
    this.#time = Math.max(this.#time, end);
  }
}

/** The clock of every element in a test's page. */
export const clock = new TestClock();
Object.assign(systemClock, { now: clock.now, setTimeout: clock.setTimeout, clearTimeout: clock.clearTimeout });

/** The same time for a sandbox. */
export const sandboxClock = (): SandboxClock => createClock({ now: clock.now });
