/**
 * Continues in a new task, so that no single task is long on a slow phone. A `user-blocking` task still runs before the
 * next frame: no empty frame is painted. Safari has no `scheduler.postTask`; a timer does there.
 */
export const yieldToBrowser = (): Promise<void> =>
  new Promise((resolve) => {
    // A page may define a `scheduler` of another kind.
    const { scheduler } = self as { scheduler?: Partial<Scheduler> };
    if (!scheduler?.postTask?.(resolve, { priority: 'user-blocking' })) setTimeout(resolve);
  });
