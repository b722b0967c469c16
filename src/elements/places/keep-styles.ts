import type { LitElement } from 'lit';

/** A shadow root and those of all elements in it. */
const rootsIn = (root: ShadowRoot): ShadowRoot[] =>
  [root, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : []))];

/** The style sheets that the class of a root's element has. */
const sheetsOf = ({ host }: ShadowRoot): CSSStyleSheet[] =>
  ((host.constructor as Partial<typeof LitElement>).elementStyles ?? [])
    .flatMap((style) => ('styleSheet' in style ? style.styleSheet : style) ?? []);

/** The rules of a style sheet as text. */
const textOf = (sheet: CSSStyleSheet): string => [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');

/**
 * Gives an element that was moved into another document, or back, its styles again, and what is in it. A shadow root that is
 * adopted loses its style sheets, and no document takes those that another one has made (CSSOM, `adoptedStyleSheets`): away
 * from home their rules are in a `<style>`.
 *
 * @param sheets what the element's own root had, with those of its brand
 */
export const keepStyles = (root: ShadowRoot, sheets: readonly CSSStyleSheet[]): void => {
  for (const inner of rootsIn(root)) {
    const own = inner === root ? sheets : sheetsOf(inner);
    inner.querySelector('style[data-kept]')?.remove();
    if (inner.ownerDocument === document) inner.adoptedStyleSheets = [...own];
    else {
      const style = document.createElement('style');
      style.dataset['kept'] = '';
      style.textContent = own.map(textOf).join('\n');
      inner.append(style);
    }
  }
};
