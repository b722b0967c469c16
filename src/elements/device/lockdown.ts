/** Takes away what leads out of the sign-in, or takes something of a guest along: menus, links, the clipboard. */
export class Lockdown {
  readonly #element: HTMLElement;
  readonly #openLink: (link: HTMLAnchorElement) => void;

  /** @param openLink called with a link that was pressed */
  constructor(element: HTMLElement, openLink: (link: HTMLAnchorElement) => void) {
    this.#element = element;
    this.#openLink = openLink;
  }

  engage(on: boolean): void {
    const change = on ? 'addEventListener' : 'removeEventListener';
    for (const type of ['contextmenu', 'copy', 'cut', 'dragstart', 'gesturestart']) this.#element[change](type, this.#prevent);
    this.#element[change]('click', this.#click);
    this.#element[change]('auxclick', this.#click);
  }

  readonly #prevent = (event: Event): void => event.preventDefault();

  readonly #click = (event: Event): void => {
    const link = event.composedPath().find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement && !!target.href);
    if (!link) return;
    event.preventDefault();
    this.#openLink(link);
  };
}
