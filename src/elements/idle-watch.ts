import type { Clock } from '../model/clock.ts';

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'input', 'scroll'] as const;

/**
 * Calls back when nobody has touched the page for `idleAfter` ms, again and again: on a kiosk the next guest must find
 * nothing of the last one. Answers with the way to stop.
 */
export const watchIdle = (idleAfter: number, clock: Clock, onIdle: () => void): (() => void) => {
  let timer: unknown;
  const restart = () => {
    clock.clearTimeout(timer);
    timer = clock.setTimeout(() => {
      onIdle();
      restart();
    }, idleAfter);
  };
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, restart, { capture: true, passive: true });
  restart();
  return () => {
    clock.clearTimeout(timer);
    for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, restart, { capture: true });
  };
};
