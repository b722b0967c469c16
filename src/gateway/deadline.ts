/**
 * Runs something that must end in time. If it does not, the promise rejects with `late()`, and what was handed to
 * `onLate` is called, to break the work off.
 *
 * `AbortSignal.timeout` would be shorter, but in Node its timer keeps neither the process nor itself alive.
 *
 * @param timeout in ms
 */
export const withDeadline = <T>(
  timeout: number,
  late: () => Error,
  run: (onLate: (stop: () => void) => void) => Promise<T>,
): Promise<T> =>
  new Promise<T>((resolve, reject) => {
    let stop: () => void = () => undefined;
    const timer = setTimeout(() => {
      reject(late());
      stop();
    }, timeout);
    run((given) => (stop = given))
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
