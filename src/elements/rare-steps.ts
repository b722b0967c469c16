import { defineElement } from './define-element.ts';
import { PunchhDetailsStep } from './details-step/details-step.ts';
import { PunchhPasswordStep } from './password-step/password-step.ts';

export { namedEntry } from '../backends/named-entry.ts';

/** The steps that few brands have: fetched where a backend is configured that has them. */
export const defineRareSteps = (): void => {
  defineElement('punchh-password-step', PunchhPasswordStep);
  defineElement('punchh-details-step', PunchhDetailsStep);
};
