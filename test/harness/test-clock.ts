import { systemClock } from '../../src/model/clock.ts';
import { createClock, type SandboxClock } from '../../src/sandbox/clock.ts';

interface Timer {
  at: number;
  callback: () => void;
  handle: ReturnType<typeof setTimeout>;
}

/** The page's time, which a test may move on: what is due by then happens at once, in order. */
class TestClock {
  #offset = 0;
  #next = 1;
  readonly #timers = new Map<number, Timer>();

  readonly now = (): number => Date.now() + this.#offset;

  readonly setTimeout = (callback: () => void, ms: number): unknown => {
    const id = this.#next++;
    const handle = setTimeout(() => {
      this.#timers.delete(id);
      callback();
    }, ms);
    this.#timers.set(id, { at: this.now() + ms, callback, handle });
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

  /** What waits, for a test that finds too much of it. */
  get waiting(): string {
    return [...this.#timers.values()].map(({ at, callback }) => `${at - this.now()} ms: ${callback.toString()}`).join('\n');
  }

  advance(ms: number): void {
    const end = this.now() + ms;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      const [id, { at, callback }] = due;
      this.clearTimeout(id);
      this.#offset += Math.max(0, at - this.now());
      callback();
    }
    this.#offset += Math.max(0, end - this.now());
  }
}

/** The clock of every element in a test's page. */
export const clock = new TestClock();
Object.assign(systemClock, { now: clock.now, setTimeout: clock.setTimeout, clearTimeout: clock.clearTimeout });

/** The same time for a sandbox. */
export const sandboxClock = (): SandboxClock => createClock({ now: clock.now });
