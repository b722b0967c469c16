import type { LoginStore } from '../../client/login-store.ts';
import type { SignInHost } from '../sign-in-parts.ts';
import { RetriedFile } from './retried-file.ts';

/**
 * Makes the first update of an element that has left it to this file: over a form that a server has rendered, and on a
 * kiosk or a till.
 */
export const makeFirstUpdate = (
  host: SignInHost,
  deviceFile: RetriedFile<unknown>,
  currentStore: () => LoginStore | undefined,
): void => {
  const { element, report, updateNow } = host;
  if (element.hasUpdated) return;
  if (element.renderRoot.firstChild) {
    const file = new RetriedFile(() => import('./take-over.ts'));
    const takeOver = (): void => {
      if (file.module) file.module.takeOver(host, currentStore);
      else file.request(takeOver);
    };
    takeOver();
  } else if (element.mode !== 'web') {
    const update = (): void => {
      element.requestUpdate();
      updateNow();
    };
    // After a failed load the element shows a placeholder; `RetriedFile` tries again by itself.
    deviceFile.request(update, (error) => {
      report(error);
      update();
    });
  }
};
