import type { ReactiveElement } from 'lit';

/** Focuses what the guest needs next, without scrolling the page: the first wrong field, else the first field. */
export const focusNext = ({ renderRoot }: Pick<ReactiveElement, 'renderRoot'>): void => {
  const target =
    renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    renderRoot.querySelector<HTMLElement>('[part~="input"], [data-focus]');
  target?.focus({ preventScroll: true });
};
