import type { LitElement } from 'lit';
import type { Place } from '../places/index.ts';

/**
 * Follows where an element is: in a dialog, behind a focus trap, in a frame, which may be sandboxed, or in the document of
 * another page. The functions for these places are loaded there alone.
 *
 * @param focusStep focuses the first field; with `true` wherever the focus is
 * @returns closes the dialog around the element, where there is one
 */
export const followPlace = (element: LitElement, focusStep: (always: boolean) => unknown): (() => void) => {
  const root = element.renderRoot as ShadowRoot;
  let sheets: readonly CSSStyleSheet[] = [];
  let place: Promise<Place> | undefined;
  const use = (callback: (place: Place) => void): void => {
    place ??= import('../places/index.ts').then(({ joinPlace }) => joinPlace(element, focusStep));
    place.then(callback, () => (place = undefined));
  };
  const trapped = ({ key, defaultPrevented, target, shiftKey }: KeyboardEvent): void => {
    if (key === 'Tab' && defaultPrevented) use((at) => at.tabTaken(target as Node, shiftKey));
  };
  element.addController({
    hostUpdated() {
      if (root.adoptedStyleSheets.length) sheets = [...root.adoptedStyleSheets];
    },
    hostConnected() {
      addEventListener('keydown', trapped);
      // A shadow root that was moved into another document has lost its style sheets. A dialog may be outside the root around it.
      const isUsual = window === parent && element.getRootNode() === document && !element.closest('dialog, [popover]');
      if (place || !isUsual || root.adoptedStyleSheets.length < sheets.length) use((at) => at.connected(sheets));
    },
    hostDisconnected: () => removeEventListener('keydown', trapped),
  });
  return () => void place?.then((at) => at.close());
};
