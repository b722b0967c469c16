import { PunchhCodeStep } from './code-step/code-step.ts';
import { defineElement } from './define-element.ts';
import { PunchhSignedInStep } from './signed-in-step/signed-in-step.ts';

/** The steps after the first one, in one file: fetched while the guest still reads the form. */
export const defineLaterSteps = (): void => {
  defineElement('punchh-code-step', PunchhCodeStep);
  defineElement('punchh-signed-in-step', PunchhSignedInStep);
};
