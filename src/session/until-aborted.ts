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
