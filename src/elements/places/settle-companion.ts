import type { ReactiveElement } from 'lit';

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/**
 * Moves the focus from a companion that hides its children to what is shown in their place: the first control of a companion
 * below the same parent. Otherwise the focus would be lost, and the keyboard would start at the top of the page.
 */
export const focusCounterpart = async (companion: Element): Promise<void> => {
  for (const other of companion.parentElement?.querySelectorAll<ReactiveElement>('punchh-signed-in, punchh-signed-out') ?? []) {
    await other.updateComplete;
    for (const control of other.querySelectorAll<HTMLElement>(FOCUSABLE)) {
      // WebKit would focus one that is not rendered, too.
      if (control.getClientRects().length) control.focus();
      if (control.matches(':focus')) return;
    }
  }
};

const reported = new WeakSet<Element>();

/** Tells the developer of an empty companion in a paragraph: `wpautop` of WordPress closes it there, and everybody sees what was inside. */
const reportEmpty = (companion: Element): void => {
  if (reported.has(companion) || companion.parentElement?.localName !== 'p' || companion.innerHTML.trim()) return;
  reported.add(companion);
  console.warn(`<${companion.localName}> is empty: did an editor close it at a blank line? Write it without blank lines.`);
};

/**
 * After each update of a companion: fills in `data-punchh-account`, closes hidden modal dialogs, moves the focus if it is lost.
 *
 * @param account the guest's masked contact; empty where the children are hidden, or it is not known
 */
export const settleCompanion = (
  companion: Element,
  { account, isShown, hadFocus }: { account: string; isShown: boolean; hadFocus: boolean },
): void => {
  reportEmpty(companion);
  for (const place of companion.querySelectorAll('[data-punchh-account]')) if (place.textContent !== account) place.textContent = account;
  if (isShown) return;
  // A modal dialog that is not shown would still block the page.
  for (const dialog of companion.querySelectorAll<HTMLDialogElement>('dialog:modal')) dialog.close();
  if (hadFocus) void focusCounterpart(companion);
};
