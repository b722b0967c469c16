/** Attributes that name other elements by id. */
const REFERENCES = ['for', 'aria-describedby', 'aria-labelledby', 'aria-errormessage', 'aria-controls'];
/** Attributes that would make the copy more than a picture. */
const LEFT_OUT = new Set(['class', 'style', 'part', 'exportparts', 'slot', 'autofocus', 'open', 'href', 'src']);

const isShown = (element: Element): boolean => {
  const { display, visibility } = getComputedStyle(element);
  return display !== 'none' && visibility !== 'hidden';
};

/** The children that a browser shows: those of the shadow root, and of slots what was put into them. */
const unfold = (node: Element): (Element | Text)[] =>
  [...(node.shadowRoot ?? node).childNodes].flatMap((child) => {
    if (child instanceof HTMLSlotElement) {
      const assigned = child.assignedNodes({ flatten: true }).filter((one) => one instanceof Element || one instanceof Text);
      return assigned.length ? assigned : unfold(child);
    }
    if (child instanceof Text) return child.data ? [child] : [];
    // Assistive technology does not read what is hidden from it.
    return child instanceof Element && !child.matches('style, script, [aria-hidden="true"]') ? [child] : [];
  });

/**
 * A copy of what an element shows, with its shadow roots and slots unfolded into one tree, kept up to date node by
 * node: for tools that read a document without shadow DOM. Each change of the original is one change of the copy, so
 * a live region is announced as often in both.
 */
export class Mirror {
  readonly root = document.createElement('div');
  readonly #source: Element;
  readonly #copies = new Map<Node, Element | Text>();
  /** Where copies go that are no longer shown: a reader may still look up what names them. */
  readonly #gone = document.createDocumentFragment();
  readonly #scopes = new Map<Node, number>();
  /** Neighbouring texts are one text to a reader: by the first of them, what they say together. */
  readonly #runs = new Map<Text, string>();
  readonly #observer = new MutationObserver(() => this.update());

  constructor(source: Element) {
    this.#source = source;
    this.root.setAttribute('role', 'document');
    this.update();
    document.body.append(this.root);
  }

  dispose(): void {
    this.#observer.disconnect();
    for (const root of this.#scopes.keys()) root.removeEventListener('focusin', this.#focused);
    this.#gone.append(this.root);
  }

  update(): void {
    this.#fill(this.root, [this.#source]);
  }

  readonly #focused = (event: Event): void => {
    const target = event.composedPath()[0] as Node;
    // Heard in each root on its way out, and in none but the innermost where the focus stays within that.
    if (target.getRootNode() !== event.currentTarget) return;
    this.update();
    this.#copies.get(target)?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  };

  /** A number for each root: ids are unique in theirs only. What happens in it is followed from then on. */
  #scope(root: Node): number {
    if (!this.#scopes.has(root)) {
      this.#scopes.set(root, this.#scopes.size);
      root.addEventListener('focusin', this.#focused);
      this.#observer.observe(root instanceof ShadowRoot ? root : this.#source, {
        subtree: true, childList: true, characterData: true, attributes: true });
    }
    return this.#scopes.get(root)!;
  }

  #childrenOf(source: Element): (Element | Text)[] {
    const children: (Element | Text)[] = [];
    for (const child of unfold(source)) {
      const last = children.at(-1);
      if (child instanceof Text && last instanceof Text) this.#runs.set(last, this.#runs.get(last)! + child.data);
      else children.push(child);
      if (child instanceof Text && child === children.at(-1)) this.#runs.set(child, child.data);
    }
    return children.filter((child) => child instanceof Element || this.#runs.get(child)!.trim());
  }

  #fill(copy: Element, sources: readonly (Element | Text)[], anew = false): void {
    const copies = sources.map((source) => this.#copyOf(source, anew));
    const kept = new Set<Node>(copies);
    for (const child of [...copy.childNodes]) if (!kept.has(child)) this.#gone.append(child);
    if (copy.childNodes.length === 0) {
      if (copies.length) copy.replaceChildren(...copies);
    } else {
      copies.forEach((child, index) => {
        if (copy.childNodes[index] !== child) copy.insertBefore(child, copy.childNodes[index] ?? null);
      });
    }
    sources.forEach((source, index) => {
      const child = copies[index]!;
      // An alert is spoken when its words come into an element that is there already.
      if (source instanceof Element && source.role === 'alert') this.#fill(child as Element, this.#childrenOf(source));
    });
  }

  #copyOf(source: Element | Text, anew: boolean): Element | Text {
    let copy = anew ? undefined : this.#copies.get(source);
    // An element that was hidden was not there: it comes as something new.
    if (source instanceof Element && copy && isShown(source) === (copy as HTMLElement).hidden) copy = undefined;
    if (source instanceof Text) {
      copy ??= new Text();
      const words = this.#runs.get(source)!;
      if ((copy as Text).data !== words) (copy as Text).data = words;
    } else {
      const plain = source instanceof HTMLElement && !/-|^dialog$/.test(source.localName);
      const comes = !copy;
      copy ??= document.createElement(plain ? source.localName : 'div');
      this.#describe(source, copy as HTMLElement);
      if (source.role !== 'alert') this.#fill(copy as Element, this.#childrenOf(source), comes);
    }
    this.#copies.set(source, copy);
    return copy;
  }

  #describe(source: Element, copy: HTMLElement): void {
    const scope = this.#scope(source.getRootNode());
    if (source.shadowRoot) this.#scope(source.shadowRoot);
    const wanted = new Map<string, string>();
    for (const { name, value } of source.attributes) {
      if (name === 'id') wanted.set(name, `${scope}-${value}`);
      else if (REFERENCES.includes(name)) wanted.set(name, value.replace(/[^\s]+/g, `${scope}-$&`));
      else if (!LEFT_OUT.has(name)) wanted.set(name, value);
    }
    if (source instanceof HTMLAnchorElement) wanted.set('href', '#');
    if (source.matches('dialog:modal')) wanted.set('aria-modal', 'true');
    if (source instanceof HTMLInputElement && source.checked) wanted.set('checked', '');
    if (!isShown(source)) wanted.set('hidden', '');
    // How it is laid out decides where names have spaces.
    else wanted.set('style', `display: ${getComputedStyle(source).display}`);
    for (const { name } of [...copy.attributes]) if (!wanted.has(name)) copy.removeAttribute(name);
    for (const [name, value] of wanted) if (copy.getAttribute(name) !== value) copy.setAttribute(name, value);
    if (source instanceof HTMLInputElement && copy instanceof HTMLInputElement) copy.value = source.value;
    if (source instanceof HTMLSelectElement && copy instanceof HTMLSelectElement) copy.value = source.value;
  }
}
