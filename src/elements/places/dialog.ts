import type { LitElement } from 'lit';
import { focusCounterpart } from './settle-companion.ts';

/** A `<dialog>`, or an element with the attribute `popover`. */
type Dialog = HTMLElement & Partial<Pick<HTMLDialogElement, 'open' | 'close'>>;

/** Returns the nearest dialog or popover around an element, also outside the shadow roots that it is in. */
const dialogAround = (element: Element): Dialog | null => {
  const around = element.closest<Dialog>('dialog, [popover]');
  if (around) return around;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? dialogAround(root.host) : null;
};

const isPopoverOpen = (dialog: Dialog): boolean =>
  // An older browser throws at a selector that it does not know.
  'hidePopover' in dialog && dialog.matches(':popover-open');

/** The buttons that open a dialog by `commandfor` or `popovertarget`. */
const openersOf = (dialog: Dialog): HTMLElement[] => {
  if (!dialog.id) return [];
  const id = CSS.escape(dialog.id);
  const all = (dialog.getRootNode() as ParentNode).querySelectorAll<HTMLElement>(`[commandfor="${id}"], [popovertarget="${id}"]`);
  return [...all].filter((button) => !dialog.contains(button));
};

/**
 * Moves the focus to the field that the guest needs next when the dialog around it opens. Browsers focus the first control,
 * which may be the choice of channel, or none: not all look into a shadow root that does not delegate its focus (HTML Standard,
 * dialog focusing steps). Where the page has something else to focus first, such as a button that closes, it keeps the focus,
 * unless the element has the attribute `autofocus`.
 *
 * @param focusStep focuses the first field; with `true` wherever the focus is
 * @returns ends it
 */
export const focusOnOpening = (element: LitElement, focusStep: (always: boolean) => unknown): (() => void) => {
  const dialog = dialogAround(element);
  if (!dialog) return () => {};
  // The guest may have opened it before this file was loaded.
  let isOpening = !!dialog.open || isPopoverOpen(dialog);
  const focus = (): void => {
    // While the brand or a language is loading there is no field yet.
    if (!isOpening || !element.renderRoot.querySelector('[data-step]')) return;
    isOpening = false;
    const { activeElement } = dialog.getRootNode() as Document | ShadowRoot;
    if (element.autofocus || activeElement === dialog || element.matches(':focus-within')) focusStep(element.autofocus);
  };
  const toggled = (event: Event): void => {
    if (event.target !== dialog) return;
    isOpening = (event as ToggleEvent).newState === 'open';
    focus();
  };
  const controller = { hostUpdated: focus };
  dialog.addEventListener('toggle', toggled);
  element.addController(controller);
  focus();
  return () => {
    dialog.removeEventListener('toggle', toggled);
    element.removeController(controller);
  };
};

/**
 * Closes the dialog around an element. The browser gives the focus back to the button that has opened it; where that button
 * had no focus (Safari gives none to a button that is pressed) or is hidden by now, the focus is moved.
 */
export const closeDialog = (element: Element): void => {
  const dialog = dialogAround(element);
  if (!dialog) return;
  if (isPopoverOpen(dialog)) dialog.hidePopover();
  else if (dialog.open) dialog.close?.();
  else return;
  const isFocusLost = (): boolean => {
    const { activeElement } = document;
    // WebKit gives the focus back to a button that is hidden by now, too.
    return !activeElement || activeElement === document.body || !activeElement.getClientRects().length;
  };
  const openers = openersOf(dialog);
  for (const opener of openers) if (isFocusLost() && opener.getClientRects().length) opener.focus();
  const companion = openers.map((opener) => opener.closest('punchh-signed-out')).find((around) => around !== null);
  if (companion && isFocusLost()) void focusCounterpart(companion);
};
