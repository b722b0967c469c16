/** The sandbox's time: real time, or a time that a test moves by hand. All values in milliseconds since the epoch. */
export interface SandboxClock {
  now(): number;
  /** Moves the clock on by `ms`; waits that are due end at once. */
  advance(ms: number): void;
  /** Sets the clock to a moment; waits that are due end at once. */
  set(at: number): void;
  /** Resolves when `ms` have passed on this clock, or rejects with the signal's reason. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface ClockOptions {
  /** Returns the time, in ms since the epoch. Default `Date.now`. */
  now?: () => number;
  /** A moment at which the clock stands still: only `advance()` and `set()` move it and end waits. */
  frozenAt?: number;
}

interface Wait {
  readonly until: number;
  readonly end: () => void;
}

/** A clock that runs with `Date` plus what `advance()` and `set()` add; with `frozenAt` it stands between moves. */
export function createClock({ now = Date.now, frozenAt }: ClockOptions = {}): SandboxClock {
  const frozen = frozenAt !== undefined;
  const waits = new Set<Wait>();
  let offset = 0;
  let stoodAt = frozenAt ?? 0;

  const read = (): number => (frozen ? stoodAt : now()) + offset;
  const endDueWaits = (): void => {
    for (const wait of [...waits]) if (wait.until <= read()) wait.end();
  };

  return {
    now: read,
    advance(ms) {
      offset += ms;
      endDueWaits();
    },
    set(at) {
      if (frozen) {
        stoodAt = at;
        offset = 0;
      } else {
        offset = at - now();
      }
      endDueWaits();
    },
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason as Error);
          return;
        }
        let timer: ReturnType<typeof setTimeout> | undefined;
        const finish = (): void => {
          waits.delete(wait);
          clearTimeout(timer);
          signal?.removeEventListener('abort', abort);
        };
        const abort = (): void => {
          finish();
          reject(signal?.reason as Error);
        };
        const wait: Wait = {
          until: read() + ms,
          end: () => {
            finish();
            resolve();
          },
        };
        waits.add(wait);
        signal?.addEventListener('abort', abort);
        if (!frozen) timer = setTimeout(wait.end, ms);
        if (ms <= 0) wait.end();
      });
    },
  };
}
