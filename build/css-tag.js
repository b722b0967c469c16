/**
 * Takes the place of Lit's `css-tag.js` in the scripts for pages. Lit's own also serves browsers without constructable style
 * sheets, and expressions inside styles; this package needs the former (`docs/decisions/0005-one-file-first.md`) and has
 * none of the latter. That saves about 0.4 KB of the first file.
 */
class Styles {
  constructor(text) {
    this.cssText = text;
  }

  get styleSheet() {
    if (!this.sheet) {
      this.sheet = new CSSStyleSheet();
      this.sheet.replaceSync(this.cssText);
    }
    return this.sheet;
  }
}

export const css = ([text]) => new Styles(text);

export const getCompatibleStyle = (style) => style;

export const adoptStyles = (root, styles) => {
  root.adoptedStyleSheets = styles.map(({ styleSheet }) => styleSheet);
};

// Lit exports these names too. Nothing here uses them.
export { Styles as CSSResult };
export const supportsAdoptingStyleSheets = true;
export const unsafeCSS = css;
