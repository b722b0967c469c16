import { html, type TemplateResult } from 'lit';
import { defineElement } from '../define-element.ts';
import { PunchhDetailsStep } from '../details-step/details-step.ts';
import { PunchhIdleWarning } from '../idle-warning/idle-warning.ts';
import type { LoginView } from '../login-view.ts';
import { PunchhPasswordStep } from '../password-step/password-step.ts';
import { STEP_PARTS } from '../step-element.ts';

export { cashierWords } from './cashier-texts.ts';
export { namedEntry } from '../../backends/profile.ts';

/** What few brands have: fetched where a backend is configured that has such a step, and at kiosks and tills. */
export const defineRareSteps = (): void => {
  defineElement('punchh-password-step', PunchhPasswordStep);
  defineElement('punchh-details-step', PunchhDetailsStep);
  defineElement('punchh-idle-warning', PunchhIdleWarning);
};

/** What makes a kiosk forget its guests. */
export const idleWarning = (view: LoginView): TemplateResult =>
  html`<punchh-idle-warning exportparts=${STEP_PARTS} .view=${view}></punchh-idle-warning>`;
