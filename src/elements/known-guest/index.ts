/**
 * Root of the file for a guest whom the server has signed out, and whose contact was kept with "keep me signed in".
 * @module
 */
import { html, type TemplateResult } from 'lit';
import { defineElement } from '../define-element.ts';
import type { LoginView } from '../login-view.ts';
import { STEP_PARTS } from '../step-element.ts';
import type { StepTools } from '../step-tools.ts';
import { PunchhKnownGuestStep } from './known-guest-step.ts';

export { knownGuestRules } from '../../flow/known-guest-rules.ts';

/** Renders the step that offers to go on as the guest of an earlier visit. */
export const renderKnownGuest = (view: LoginView, tools: StepTools, links: TemplateResult): TemplateResult => {
  defineElement('punchh-known-guest-step', PunchhKnownGuestStep);
  return html`<punchh-known-guest-step data-step exportparts=${STEP_PARTS} .view=${view} .tools=${tools}>${links}</punchh-known-guest-step>`;
};
