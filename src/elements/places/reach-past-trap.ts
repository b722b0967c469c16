import type { LitElement } from 'lit';

const TABBABLE = 'a[href], button, input, select, textarea, summary, iframe, [tabindex]';

const isTabbable = (control: HTMLElement): boolean =>
  control.tabIndex >= 0 && !control.matches(':disabled, [type="radio"]:not(:checked)') && control.checkVisibility();

/** The controls in a shadow root and in those of all elements in it, in order. */
const controlsIn = (root: ShadowRoot): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('*')].flatMap((node) => [
    ...(node.matches(TABBABLE) && isTabbable(node) ? [node] : []),
    ...(node.shadowRoot ? controlsIn(node.shadowRoot) : []),
  ]);

/**
 * Focuses the form where a focus trap of the page has passed it over. Traps that do not look into shadow roots (jQuery UI's
 * dialog, focus-trap without `getShadowRoot`) do not know its fields: they take the Tab key away and focus the next control that
 * they know, or the only one again.
 *
 * @param from what had the focus when Tab was pressed
 * @param backwards whether Shift was held
 */
export const reachPastTrap = (element: LitElement, from: Node, backwards: boolean): void => {
  const to = document.activeElement as HTMLElement | null;
  if (!to || from === element || to === element) return;
  let container = element.parentElement;
  while (container && !(container.contains(from) && container.contains(to))) container = container.parentElement;
  if (!container) return;
  // In the order of the page, with the form as one stop; the way that Tab goes on from the control that had the focus.
  const stops = [...container.querySelectorAll<HTMLElement>(`${TABBABLE}, ${element.localName}`)]
    .filter((stop) => stop === element || stop === to || stop === from || isTabbable(stop));
  if (backwards) stops.reverse();
  const start = stops.findIndex((stop) => stop === from) + 1;
  const way = [...stops.slice(start), ...stops.slice(0, start)];
  const form = way.indexOf(element);
  if (form < 0 || form > way.indexOf(to)) return;
  const controls = controlsIn(element.renderRoot as ShadowRoot);
  controls.at(backwards ? -1 : 0)?.focus();
};
