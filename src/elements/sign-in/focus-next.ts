import type { StepElement } from '../step-element.ts';

/** Puts the focus where the guest needs it next, without moving the page: to what is wrong first, by the order of the form. */
export const focusNext = ({ renderRoot }: StepElement): void => {
  const target =
    renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    renderRoot.querySelector<HTMLElement>('[part~="input"], [data-focus]');
  target?.focus({ preventScroll: true });
};
