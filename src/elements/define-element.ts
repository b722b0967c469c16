/** Registers an element once: a second copy of this package on the page does no harm, the first one stays. */
export const defineElement = (name: string, element: CustomElementConstructor): void => {
  if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
};
