/** Takes away what leads out of the sign-in, or takes something of a guest along: menus, links, the clipboard. */
export class Lockdown {
  /** Called with a link that was pressed. */
  openLink: (link: HTMLAnchorElement) => void = () => {};
  readonly #element: HTMLElement;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  engage(on: boolean): void {
    const change = on ? 'addEventListener' : 'removeEventListener';
    for (const type of ['contextmenu', 'copy', 'cut', 'dragstart']) this.#element[change](type, this.#prevent);
    this.#element[change]('click', this.#click);
    this.#element[change]('auxclick', this.#click);
  }

  readonly #prevent = (event: Event): void => event.preventDefault();

  readonly #click = (event: Event): void => {
    const link = event.composedPath().find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement && !!target.href);
    if (!link) return;
    event.preventDefault();
    this.openLink(link);
  };
}
