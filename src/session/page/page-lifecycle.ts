import { globalScope } from './global-scope.ts';

/** Calls back when the page wakes up, is shown again or is online again: it may have missed something. */
export const onWake = (callback: () => void): (() => void) => {
  const stop = new AbortController();
  // `visibilitychange` and `resume` happen to the document and pass the window in the capture phase.
  for (const type of ['online', 'pageshow', 'visibilitychange', 'resume']) {
    globalScope.window?.addEventListener(type, callback, { capture: true, signal: stop.signal });
  }
  return () => stop.abort();
};

/** Whether a guest can see the page: a page in the background starts no refresh by itself. */
export const isVisible = (): boolean => globalScope.document?.visibilityState !== 'hidden';
