import type { LitElement, ReactiveController, ReactiveElement } from 'lit';

/** A shadow root and those of all elements in it. */
const rootsIn = (root: ShadowRoot): ShadowRoot[] =>
  [root, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : []))];

/** The rules of a style sheet as text. */
const textOf = (sheet: CSSStyleSheet): string => [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');

/**
 * Keeps the styles of an element that is moved into another document, such as that of a frame, and of what is in it. A shadow
 * root that is adopted loses its style sheets, and no document takes those that another one has made (CSSOM, adopting
 * steps of `adoptedStyleSheets`): away from home their rules are in a `<style>`.
 */
export class KeptStyles implements ReactiveController {
  readonly #element: ReactiveElement;
  #sheets = new Map<ShadowRoot, readonly CSSStyleSheet[]>();

  constructor(element: ReactiveElement) {
    this.#element = element;
    element.addController(this);
    this.hostUpdated();
  }

  /** The style sheets of a root, or what its class has where it lost them before they were noted. */
  #sheetsOf(root: ShadowRoot): readonly CSSStyleSheet[] {
    if (root.adoptedStyleSheets.length) return [...root.adoptedStyleSheets];
    const { elementStyles = [] } = root.host.constructor as Partial<typeof LitElement>;
    return this.#sheets.get(root) ?? elementStyles.flatMap((style) => ('styleSheet' in style ? style.styleSheet : style) ?? []);
  }

  /** Notes the style sheets: when the element is moved it is told too late. */
  hostUpdated(): void {
    // What is inside is drawn after the element.
    setTimeout(() => {
      const root = this.#element.renderRoot as ShadowRoot | undefined;
      for (const inner of root ? rootsIn(root) : []) this.#sheets.set(inner, this.#sheetsOf(inner));
    });
  }

  hostConnected(): void {
    const isHome = this.#element.ownerDocument === document;
    for (const [root, sheets] of this.#sheets) {
      if (!root.isConnected) continue;
      root.querySelector('style[data-kept]')?.remove();
      if (isHome) root.adoptedStyleSheets = [...sheets];
      else {
        const style = document.createElement('style');
        style.dataset['kept'] = '';
        style.textContent = sheets.map(textOf).join('\n');
        root.append(style);
      }
    }
  }
}
