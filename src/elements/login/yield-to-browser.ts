/**
 * Continues in a new task, so that no single task is long on a slow phone. A `user-blocking` task still runs before the
 * next frame: no empty frame is painted.
 *
 * @param fallback how to yield where `scheduler.postTask` is missing (Safari)
 */
export const yieldToBrowser = (fallback: (callback: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    // A page may define a `scheduler` of another kind.
    const { scheduler } = self as { scheduler?: Partial<Scheduler> };
    if (!scheduler?.postTask?.(resolve, { priority: 'user-blocking' })) fallback(resolve);
  });
