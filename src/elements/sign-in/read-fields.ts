import type { ReactiveElement } from 'lit';
import type { ShownStep } from '../login-view.ts';

/** A field together with the value that the step knows of, which each step's template sets. */
type Field = HTMLInputElement & { knownValue?: string | boolean };

/**
 * Passes on values that were filled in, and boxes that were ticked, without an event (autofill in some browsers on iOS,
 * scripts of password managers), by dispatching `input` or `change`. Called when a form is submitted, because the fields
 * decide, not their events.
 *
 * @returns once the step's view has the values
 */
export const readFields = async (step: ShownStep): Promise<void> => {
  const host = (step.getRootNode() as ShadowRoot).host as unknown as Pick<ReactiveElement, 'updateComplete'>;
  for (const field of step.renderRoot.querySelectorAll<Field>('[part~="input"], [part~="checkbox"]')) {
    const isBox = field.type === 'checkbox';
    if ((isBox ? field.checked : field.value) === (field.knownValue ?? '')) continue;
    // Not by `Event`, which MooTools may have replaced.
    field.dispatchEvent(new CustomEvent(isBox || field.localName === 'select' ? 'change' : 'input', { bubbles: true }));
    await host.updateComplete;
    await step.updateComplete;
  }
};
