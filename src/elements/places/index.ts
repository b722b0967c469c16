/**
 * Root of the file for unusual places: dialogs, focus traps, sandboxed frames, documents of other pages, and companions whose
 * children have the focus, stand in a dialog or show who is signed in. Few pages load it.
 * @module
 */
import type { LitElement } from 'lit';
import { closeDialog, focusOnOpening } from './dialog.ts';
import { keepStyles } from './keep-styles.ts';
import { reachPastTrap } from './reach-past-trap.ts';
import { submitInSandbox } from './submit-in-sandbox.ts';

export { settleCompanion } from './settle-companion.ts';

/** The place of one element. */
export interface Place {
  /**
   * Called each time the element is connected.
   *
   * @param sheets the style sheets that its root had
   */
  connected(sheets: readonly CSSStyleSheet[]): void;
  /** Called when something on the page has prevented the default of the Tab key. */
  tabTaken(from: Node, backwards: boolean): void;
  /** Closes the dialog around the element, where there is one. */
  close(): void;
}

/** @param focusStep focuses the first field; with `true` wherever the focus is */
export const joinPlace = (element: LitElement, focusStep: (always: boolean) => unknown): Place => {
  const root = element.renderRoot as ShadowRoot;
  let leaveDialog: (() => void) | undefined;
  if (window !== window.parent) submitInSandbox(root);
  element.addController({ hostDisconnected: () => leaveDialog?.() });
  return {
    connected(sheets) {
      if (!element.isConnected) return;
      if (!root.adoptedStyleSheets.length && sheets.length) keepStyles(root, sheets);
      leaveDialog?.();
      leaveDialog = focusOnOpening(element, focusStep);
    },
    // A trap may move the focus in a task of its own, as jQuery UI does.
    tabTaken: (from, backwards) => void setTimeout(() => reachPastTrap(element, from, backwards)),
    close: () => closeDialog(element),
  };
};
