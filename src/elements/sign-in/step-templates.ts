import { html, type TemplateResult } from 'lit';
import type { Step } from '../../flow/login-state.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { LoginView } from '../login-view.ts';
import { STEP_PARTS } from '../step-element.ts';
import type { StepTools } from '../step-tools.ts';

const HEADINGS: Readonly<Partial<Record<Step, MessageKey>>> = {
  code: 'codeHeading',
  'signed-in': 'signedInHeading',
};

/**
 * Returns the heading of a step; those of passwords and registration are in the third file. The first step has a description
 * too; both can be replaced by slots.
 *
 * @param isKnown a guest of an earlier visit is offered to go on
 */
export const stepTexts = (step: Step, t: Translate, isKnown = false): { heading: string; description?: string } => ({
  heading: t(HEADINGS[step] ?? (isKnown ? 'knownHeading' : 'heading')),
  ...((step === 'identifier' || step === 'restoring') && { description: t('description') }),
});

/** Renders the element of the code step, or of the last one; `undefined` for the first one. */
export const renderStep = (step: Step, view: LoginView, tools: StepTools): TemplateResult | undefined =>
  step === 'code'
    ? html`<punchh-code-step data-step exportparts=${STEP_PARTS} .view=${view} .tools=${tools}></punchh-code-step>`
    : step === 'signed-in'
      ? html`<punchh-signed-in-step data-step exportparts=${STEP_PARTS} .view=${view} .tools=${tools}
          ><slot name="signed-in"></slot
        ></punchh-signed-in-step>`
      : undefined;
