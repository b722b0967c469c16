/** Whether the guest sees the page and has not asked for less motion. */
export const wantsMotion = (): boolean => !document.hidden && !matchMedia('(prefers-reduced-motion: reduce)').matches;
