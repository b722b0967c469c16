/** The first element that fits, through open shadow roots and slots' contents alike. */
export const findDeep = (root: ParentNode, selector: string): HTMLElement | null =>
  findAllDeep(root, selector)[0] ?? null;

/** Every element that fits, in document order. */
export const findAllDeep = (root: ParentNode, selector: string): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? findAllDeep(element.shadowRoot, selector) : []),
  ]);

/** The element that has the focus, inside whatever shadow roots. */
export const focused = (): Element | null => {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) activeElement = activeElement.shadowRoot.activeElement;
  return activeElement;
};

/** An element without a box of its own is shown where its contents are. */
const isShown = (element: Element): boolean =>
  getComputedStyle(element).display === 'contents' || element.checkVisibility({ visibilityProperty: true });

/** The text that is shown below a node, through shadow roots, without what only screen readers are told. */
export const shownText = (root: ParentNode): string => {
  const parts: string[] = [];
  const visit = (node: Node): void => {
    if (node instanceof Text) parts.push(node.data);
    else if (node instanceof HTMLSlotElement && node.assignedNodes().length) node.assignedNodes().forEach(visit);
    else if (node.nodeName === 'BDI') parts.push(`\ue000${node.textContent}\ue001`);
    else if (node instanceof Element) {
      if (/^(style|script|option)$/i.test(node.localName) || node.matches('.visually-hidden') || !isShown(node)) return;
      (node.shadowRoot ?? node).childNodes.forEach(visit);
    } else node.childNodes.forEach(visit);
  };
  visit(root);
  // An isolated part stands in its text as it is, without a space around it.
  return parts.join(' ').replace(/ \ue000|\ue001 |[\ue000\ue001\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
};

/** Resolves once the condition holds; what is waited for, for the message where it never does. */
export const until = async <T>(
  condition: () => T | Promise<T>,
  what: string | (() => string),
  ms = 15_000,
): Promise<NonNullable<T>> => {
  const end = Date.now() + ms;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`never happened in ${ms} ms: ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
};
