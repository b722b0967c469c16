import { surroundings } from './surroundings.ts';

/** Calls back whenever the page may have missed something: woken, shown again, online again. */
export const onWake = (callback: () => void): (() => void) => {
  const { window, document } = surroundings;
  const stop = new AbortController();
  const { signal } = stop;
  for (const type of ['online', 'pageshow']) window?.addEventListener(type, callback, { signal });
  for (const type of ['visibilitychange', 'resume']) document?.addEventListener(type, callback, { signal });
  return () => stop.abort();
};

/** Whether somebody can be looking: a page in the background starts nothing by itself. */
export const isVisible = (): boolean => surroundings.document?.visibilityState !== 'hidden';
