import type { Clock } from '../model/clock.ts';

/** The outcome of `work`, or a rejection with `makeError()` where it takes longer than `ms`. */
export const withTimeout = <T>(work: Promise<T>, ms: number, clock: Clock, makeError: () => unknown): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => reject(makeError()), ms);
    work.then(resolve, reject).finally(() => clock.clearTimeout(timer));
  });

/** Length, in ms, of the pieces in which {@link withPatience} waits. */
const PIECE = 200;

/**
 * As {@link withTimeout}, but counts only time in which the page is responsive: it waits in short pieces, and a long task
 * of the page makes one of them longer without using up the others.
 */
export const withPatience = <T>(work: Promise<T>, ms: number, clock: Clock, makeError: () => unknown): Promise<T> =>
  new Promise((resolve, reject) => {
    let left = ms;
    let timer: unknown;
    const wait = () => {
      timer = clock.setTimeout(() => {
        left -= PIECE;
        if (left > 0) wait();
        else reject(makeError());
      }, Math.min(left, PIECE));
    };
    wait();
    work.then(resolve, reject).finally(() => clock.clearTimeout(timer));
  });

/** Handles a result or an error that nobody waits for. */
export const ignore = (): void => {};
