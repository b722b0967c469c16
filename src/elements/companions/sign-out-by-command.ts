import type { ElementSession } from '../login/lazy-session.ts';

/**
 * Signs out at the command `--sign-out` (HTML Standard, invoker commands: names that begin with two hyphens are for pages), so
 * that a button needs no script: `<button commandfor="id-of-the-element" command="--sign-out">`.
 */
export const signOutByCommand = (element: HTMLElement, session: ElementSession): void => {
  element.addEventListener('command', (event) => {
    if ((event as Event & { command?: string }).command === '--sign-out') session.signOut().catch(() => {});
  });
};
