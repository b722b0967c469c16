import type { LitElement } from 'lit';
import { StepElement } from '../step-element.ts';

/** A shadow root and those of all elements in it. */
const rootsIn = (root: ShadowRoot): ShadowRoot[] =>
  [root, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : []))];

/** The style sheets that the class of a root's element has. */
const sheetsOf = (host: Element): CSSStyleSheet[] =>
  ((host.constructor as Partial<typeof LitElement>).elementStyles ?? [])
    .flatMap((style) => ('styleSheet' in style ? style.styleSheet : style) ?? []);

/** The rules of a style sheet as text. */
const textOf = (sheet: CSSStyleSheet): string => [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');

/** The rules of style sheets as a `<style>`, for a shadow root in another document. */
const toStyle = (sheets: readonly CSSStyleSheet[]): HTMLStyleElement => {
  const style = document.createElement('style');
  style.dataset['kept'] = '';
  style.textContent = sheets.map(textOf).join('\n');
  return style;
};

const { createRenderRoot } = StepElement.prototype as unknown as { createRenderRoot(): ShadowRoot };
// A step that is shown for the first time in another document would throw: its shadow root takes no style sheets there.
Object.assign(StepElement.prototype, {
  createRenderRoot(this: StepElement): ShadowRoot {
    if (this.ownerDocument === document) return createRenderRoot.call(this);
    const root = this.attachShadow((this.constructor as typeof StepElement).shadowRootOptions);
    // First, and not last: the step is drawn up to the end of its root.
    root.prepend(toStyle(sheetsOf(this)));
    return root;
  },
});

/**
 * Gives an element that was moved into another document, or back, its styles again, and what is in it. A shadow root that is
 * adopted loses its style sheets, and no document takes those that another one has made (CSSOM, `adoptedStyleSheets`): away
 * from home their rules are in a `<style>`.
 *
 * @param sheets what the element's own root had, with those of its brand
 */
export const keepStyles = (root: ShadowRoot, sheets: readonly CSSStyleSheet[]): void => {
  for (const inner of rootsIn(root)) {
    const own = inner === root ? sheets : sheetsOf(inner.host);
    for (const style of inner.querySelectorAll('style[data-kept]')) style.remove();
    if (inner.ownerDocument === document) inner.adoptedStyleSheets = [...own];
    else inner.append(toStyle(own));
  }
};
