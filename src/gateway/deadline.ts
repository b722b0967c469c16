/**
 * Runs something that must end in time; after that its signal is aborted.
 *
 * `AbortSignal.timeout` would be shorter, but in Node its timer does not keep the process, nor itself, alive.
 *
 * @param timeout in ms
 */
export async function withDeadline<T>(timeout: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeout);
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
