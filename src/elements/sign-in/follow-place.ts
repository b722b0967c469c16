import type { LitElement } from 'lit';

const loadPlaces = () => import('../places/index.ts');

/** Follows where an element is: in a frame, which may be sandboxed, or in the document of another page. */
export const followPlace = (element: LitElement): void => {
  const root = element.renderRoot as ShadowRoot;
  if (window !== window.parent) void loadPlaces().then(({ submitInSandbox }) => submitInSandbox(root), () => {});
  let sheets: readonly CSSStyleSheet[] = [];
  element.addController({
    hostUpdated() {
      if (root.adoptedStyleSheets.length) sheets = [...root.adoptedStyleSheets];
    },
    hostConnected() {
      // A shadow root that was moved into another document has lost them.
      if (!root.adoptedStyleSheets.length && sheets.length) void loadPlaces().then(({ keepStyles }) => keepStyles(root, sheets), () => {});
    },
  });
};
