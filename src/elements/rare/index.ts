/**
 * Root of the third file: the steps that few brands have, and what kiosks and tills need.
 * @module
 */
import { html, type TemplateResult } from 'lit';
import { defineElement } from '../define-element.ts';
import { PunchhDetailsStep } from '../details-step/details-step.ts';
import { PunchhIdleWarning } from '../idle-warning/idle-warning.ts';
import type { LoginView } from '../login-view.ts';
import { PunchhPasswordStep } from '../password-step/password-step.ts';
import { STEP_PARTS } from '../step-element.ts';

export { createAccountEffects } from '../../client/account-effects.ts';
export { accountRules } from '../../flow/account-rules.ts';
export { cashierTexts } from './cashier-texts.ts';

export const defineRareSteps = (): void => {
  defineElement('punchh-password-step', PunchhPasswordStep);
  defineElement('punchh-details-step', PunchhDetailsStep);
  defineElement('punchh-idle-warning', PunchhIdleWarning);
};

/** Renders what makes a kiosk start over when nobody uses it. */
export const renderIdleWarning = (view: LoginView): TemplateResult =>
  html`<punchh-idle-warning exportparts=${STEP_PARTS} .view=${view}></punchh-idle-warning>`;
