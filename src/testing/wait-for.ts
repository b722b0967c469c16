/** The real clock, which fake timers of a test runner do not stop if they are installed later. */
const { setTimeout: later, clearTimeout: forget } = globalThis;

/**
 * Resolves with what `read` returns, as soon as that is neither `undefined` nor `false`.
 *
 * @param timeout milliseconds
 * @param describe says what was waited for and what is there instead
 * @throws {Error} after the timeout; what `read` throws
 */
export async function waitFor<Value>(read: () => Value | undefined | false, timeout: number, describe: () => string): Promise<Value> {
  let isLate = false;
  const timer = later(() => (isLate = true), timeout);
  try {
    for (;;) {
      const value = read();
      if (value !== undefined && value !== false) return value;
      if (isLate) throw new Error(`${describe()} (waited ${timeout} ms)`);
      await new Promise((resolve) => later(resolve, 4));
    }
  } finally {
    forget(timer);
  }
}
