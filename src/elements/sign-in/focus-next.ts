import type { ReactiveElement } from 'lit';
import { wantsMotion } from './wants-motion.ts';

/** The texts that must be seen with a field: its label, its error. */
const WHOLE_FIELD = '[part~="field"], [part~="consent"]';

/**
 * Focuses the field that the guest needs next: the first wrong one. Without one, the focus stays where it is if there is an
 * error; otherwise it goes to the first empty field, to the first one where none is empty, and to the main action where there
 * is none. Scrolls the page, and every scroller between, only where the target or the error is out of sight.
 */
export const focusNext = ({ renderRoot }: Pick<ReactiveElement, 'renderRoot'>): void => {
  const find = (selector: string) => renderRoot.querySelector<HTMLElement>(selector);
  const wrong = find('[aria-invalid="true"]');
  const error = wrong ? null : find('[part~="error"]');
  const focused = error && ((renderRoot as ShadowRoot).activeElement as HTMLElement | null);
  const fields = [...renderRoot.querySelectorAll<HTMLInputElement>('[part~="input"], [data-focus]')];
  const target = wrong ?? focused ?? fields.find(({ value }) => !value) ?? fields[0] ?? find('[part~="primary-button"]');
  // Asked to scroll, browsers would move even a field that is in sight, and at once.
  target?.focus({ preventScroll: true });
  (wrong?.closest(WHOLE_FIELD) ?? error ?? target)?.scrollIntoView({
    block: 'nearest',
    inline: 'nearest',
    behavior: wantsMotion() ? 'smooth' : 'instant',
  });
};
