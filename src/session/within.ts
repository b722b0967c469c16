import type { Clock } from '../model/clock.ts';

/** The work's outcome, or the rejection that `late` makes when it took longer than `ms`. */
export const within = <T>(work: Promise<T>, ms: number, clock: Clock, late: () => unknown): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => reject(late()), ms);
    work.then(resolve, reject).finally(() => clock.clearTimeout(timer));
  });

/** The work's outcome, or the signal's reason: the work itself goes on for the others who wait for it. */
export const unlessAborted = <T>(work: Promise<T>, signal?: AbortSignal | null): Promise<T> => {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
};

/** For outcomes that concern nobody. */
export const ignore = (): void => {};
