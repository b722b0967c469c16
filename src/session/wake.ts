/** Calls back whenever the page may have missed something: woken, shown again, online again. */
export const onWake = (callback: () => void): (() => void) => {
  const { window, document } = globalThis;
  if (!document) return () => {};
  const shown = () => {
    if (isVisible()) callback();
  };
  const sources: [EventTarget, string, () => void][] = [
    [window, 'online', callback],
    [window, 'pageshow', callback],
    [document, 'visibilitychange', shown],
    [document, 'resume', callback],
  ];
  for (const [target, type, listener] of sources) target.addEventListener(type, listener);
  return () => {
    for (const [target, type, listener] of sources) target.removeEventListener(type, listener);
  };
};

/** Whether somebody can be looking: a page in the background starts nothing by itself. */
export const isVisible = (): boolean => globalThis.document?.visibilityState !== 'hidden';
