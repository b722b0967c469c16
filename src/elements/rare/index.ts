/**
 * Root of the third file: the steps that few brands have.
 * @module
 */
import { defineElement } from '../define-element.ts';
import { PunchhDetailsStep } from '../details-step/details-step.ts';
import { PunchhPasswordStep } from '../password-step/password-step.ts';

export { createAccountEffects } from '../../client/account-effects.ts';
export { accountRules } from '../../flow/account-rules.ts';
export { takeResetToken } from './reset-token.ts';
export { rareStepTexts, renderOtherMethod, renderRareStep } from './rare-templates.ts';

export const defineRareSteps = (): void => {
  defineElement('punchh-password-step', PunchhPasswordStep);
  defineElement('punchh-details-step', PunchhDetailsStep);
};
