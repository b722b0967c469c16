import type { Clock } from '../model/clock.ts';

/** The outcome of `work`, or a rejection with `makeError()` where it takes longer than `ms`. */
export const withTimeout = <T>(work: Promise<T>, ms: number, clock: Clock, makeError: () => unknown): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => reject(makeError()), ms);
    work.then(resolve, reject).finally(() => clock.clearTimeout(timer));
  });

/** The outcome of `work`, or a rejection with the signal's reason. `work` itself goes on for others who wait for it. */
export const untilAborted = <T>(work: Promise<T>, signal?: AbortSignal | null): Promise<T> => {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
};

/** Handles a result or an error that nobody waits for. */
export const ignore = (): void => {};
