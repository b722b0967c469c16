import type { LitElement } from 'lit';
import type { LoginStore } from '../../client/login-store.ts';
import type { Draft } from '../../flow/login-state.ts';
import type { Channel } from '../../model/identifier.ts';
import { readLanguage } from '../login/read-language.ts';
import type { ShownStep } from '../login-view.ts';
import { focusNext } from './focus-next.ts';

type Input = HTMLInputElement;

interface RenderedHost {
  element: LitElement & { brandSrc?: string | null };
  /** Makes the first update of the element. */
  updateNow(): void;
}

/** The time, in ms, that the rendered form is kept where a text, the brand or the library for phone numbers is missing. */
const PATIENCE = 10_000;

const CONSENT = 'consent-';

/** Returns what a guest has changed in the rendered form: typed, ticked, chosen; `null` where that is nothing. */
const readChanges = (form: Element): Partial<Draft> | null => {
  const changed = [...form.querySelectorAll<Input>('input')].filter((input) => input.value !== input.defaultValue || input.checked !== input.defaultChecked);
  if (!changed.length && !form.matches(':focus-within')) return null;
  const draft: Partial<Draft> = {};
  // A contact that was typed is one of the channel that was shown, whichever was used last on this device.
  const channel = form.querySelector<Input>('[name="channel"]:checked')?.value;
  if (channel) draft.channel = channel as Channel;
  for (const { id, type, value, checked } of changed) {
    if (id === 'remember') draft.remember = checked;
    else if (type === 'checkbox') draft.consents = { ...draft.consents, [id.slice(CONSENT.length)]: checked };
    else if (id === 'email' || id === 'phone') draft[id] = value;
  }
  return draft;
};

/** Returns what stands in the element's own form for a control of the rendered one. */
const findTwin = (step: ParentNode, control: Element): HTMLElement | null => {
  const { id, localName } = control;
  const all = [...step.querySelectorAll<HTMLElement>(localName)];
  if (id) return all.find((twin) => twin.id === id) ?? null;
  const attribute = localName === 'a' ? 'href' : localName === 'input' ? 'value' : 'part';
  return all.find((twin) => twin.getAttribute(attribute) === control.getAttribute(attribute)) ?? null;
};

const isDigit = (sign: string): boolean => /\d/.test(sign);

/** Returns where a caret belongs in a text that was written anew, as a phone number is: behind the same number of digits. */
const moveCaret = (caret: number, before: string, after: string): number => {
  if (before === after) return caret;
  if (caret >= before.length) return after.length;
  let digits = [...before.slice(0, caret)].filter(isDigit).length;
  let at = 0;
  while (digits > 0 && at < after.length) if (isDigit(after[at++]!)) digits -= 1;
  return at;
};

/** Moves focus, selection and scroll position from one control to its twin. */
const moveFocus = (from: Element, to: HTMLElement): void => {
  const { value, selectionStart, selectionEnd, selectionDirection, scrollLeft } = from as Input;
  to.focus({ preventScroll: true });
  if (!to.matches('[part~="input"]') || selectionStart === null) return;
  const field = to as Input;
  const place = (caret: number | null) => moveCaret(caret ?? 0, value, field.value);
  field.setSelectionRange(place(selectionStart), place(selectionEnd), selectionDirection ?? 'none');
  field.scrollLeft = scrollLeft;
};

/**
 * Takes over the form that a server has rendered into the shadow root (`punchh-login/instant`), before the first update of
 * the element. The element's own card is drawn behind it, where the style sheet of the rendered one hides it, until it shows
 * the same form, or another step, with all that the guest has typed and ticked. Then the one replaces the other within one
 * task, so that no frame and no keystroke lies between. While an input method is composing, nothing is replaced.
 *
 * Until then a guest who presses the button posts the form to the gateway, as without a script.
 */
export const takeOver = (
  { element, updateNow }: RenderedHost,
  currentStore: () => LoginStore | undefined,
): void => {
  const root = element.renderRoot as ShadowRoot;
  const rendered = root.querySelector<HTMLElement>('.instant');
  // Behind what is there: the first slot of a name gets what the page has put into the element.
  element.renderOptions.renderBefore = null;
  if (!rendered) {
    // Markup of another renderer has no style sheet that hides the card: remove the markup first.
    root.replaceChildren();
    updateNow();
    return;
  }
  let composing = false;
  let checking = false;
  let isLate = false;
  /** The changes that were last dispatched, as JSON. The draft may hold them reformatted, as a phone number is. */
  let dispatched = '';
  let watched: ShownStep | undefined;

  /** Whether the card shows a step, and none of another language or without the brand. */
  const isShown = (card: HTMLElement, step: ShownStep | null): boolean => {
    if (card.querySelector('.skeleton')) return false;
    const lacksBrand = element.brandSrc && step && !Object.keys(step.view.config.brand).length;
    return isLate || (card.lang === readLanguage(element) && !lacksBrand);
  };

  /** Whether the phone field is complete: its library is loaded, and what carriers want said. */
  const isComplete = (form: ParentNode): boolean =>
    isLate || !!(form.querySelector('#phone-hint') && (form.querySelector('#sms-terms') || !rendered.querySelector('#sms-terms')));

  const replace = (step: ShownStep | null): void => {
    const { activeElement } = root;
    const focused = rendered.contains(activeElement) ? activeElement : null;
    // Without the class it is hidden and the card is shown. Before the focus moves: with both shown the page is twice as high.
    rendered.classList.remove('instant');
    const twin = focused && step && findTwin(step.renderRoot, focused);
    if (focused && twin) moveFocus(focused, twin);
    else if (focused && step) focusNext(step);
    while (root.contains(rendered)) root.firstChild!.remove();
    element.removeController(watcher);
    watched?.removeController(watcher);
  };

  const check = async (): Promise<void> => {
    const card = rendered.nextElementSibling as HTMLElement | null;
    const find = () => card!.querySelector<ShownStep>('[data-step]');
    if (checking || composing || !card || !element.isConnected || !root.contains(rendered) || !isShown(card, find())) return;
    checking = true;
    const changes = readChanges(rendered);
    const { state, dispatch } = currentStore() ?? {};
    const isForm = state?.step === 'identifier';
    if (changes && isForm && dispatched !== JSON.stringify(changes)) {
      dispatched = JSON.stringify(changes);
      dispatch!({ type: 'drafted', draft: changes });
    }
    await element.updateComplete;
    const step = find();
    await step?.updateComplete;
    checking = false;
    const next = currentStore()?.state;
    // The element updates again; `watcher` then calls this function again.
    if (next?.step !== state?.step || !isShown(card, step)) return;
    if (isForm && step && next?.draft.channel === 'sms' && !isComplete(step.renderRoot)) {
      // When the phone library is loaded, only the step updates, not the element: watch the step.
      if (step !== watched) step.addController(watcher);
      watched = step;
      return;
    }
    replace(step);
  };

  const watcher = { hostUpdated: () => void check() };
  setTimeout(() => {
    isLate = true;
    void check();
  }, PATIENCE);
  for (const type of ['compositionstart', 'compositionend', 'input']) {
    rendered.addEventListener(type, (event) => {
      composing = type === 'compositionstart' || !!(event as Partial<InputEvent>).isComposing;
      void check();
    });
  }
  element.addController(watcher);
  updateNow();
};
