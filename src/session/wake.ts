import { surroundings } from './surroundings.ts';

/** Calls back whenever the page may have missed something: woken, shown again, online again. */
export const onWake = (callback: () => void): (() => void) => {
  const stop = new AbortController();
  // What happens to the document passes through the window, on the way down.
  for (const type of ['online', 'pageshow', 'visibilitychange', 'resume']) {
    surroundings.window?.addEventListener(type, callback, { capture: true, signal: stop.signal });
  }
  return () => stop.abort();
};

/** Whether somebody can be looking: a page in the background starts nothing by itself. */
export const isVisible = (): boolean => surroundings.document?.visibilityState !== 'hidden';
