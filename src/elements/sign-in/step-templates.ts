import { html, nothing, type TemplateResult } from 'lit';
import type { LoginState, PasswordTask, Step } from '../../flow/login-state.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { LoginView } from '../login-view.ts';
import { STEP_PARTS } from '../step-element.ts';
import type { StepTools } from '../step-tools.ts';

const HEADINGS: Readonly<Record<Step, MessageKey>> = {
  restoring: 'heading',
  identifier: 'heading',
  code: 'codeHeading',
  details: 'detailsHeading',
  password: 'passwordHeading',
  'signed-in': 'signedInHeading',
};

const TASK_HEADINGS: Readonly<Record<PasswordTask, MessageKey>> = {
  join: 'joinHeading',
  forgot: 'forgotPassword',
  reset: 'resetHeading',
};

/**
 * Returns the heading of a step. The first step has a description too; both can be replaced by slots.
 *
 * @param state the state of the sign-in, where it has begun
 */
export const stepTexts = (step: Step, t: Translate, state?: LoginState): { heading: string; description?: string } => ({
  heading: t(state?.step === step && state.step === 'password' && state.task ? TASK_HEADINGS[state.task] : HEADINGS[step]),
  ...((step === 'identifier' || step === 'restoring') && { description: t('description') }),
});

/** Renders the element of any step but the first. */
export const renderStep = (step: Step, view: LoginView, tools: StepTools, links: TemplateResult): TemplateResult => {
  switch (step) {
    case 'code':
      return html`<punchh-code-step data-step exportparts=${STEP_PARTS} .view=${view} .tools=${tools}></punchh-code-step>`;
    case 'details':
      return html`<punchh-details-step data-step exportparts=${STEP_PARTS} .view=${view} .tools=${tools}>${links}</punchh-details-step>`;
    case 'password':
      return html`<punchh-password-step data-step exportparts=${STEP_PARTS} .view=${view} .tools=${tools}>${links}</punchh-password-step>`;
    default:
      return html`<punchh-signed-in-step data-step exportparts=${STEP_PARTS} .view=${view} .tools=${tools}
        ><slot name="signed-in"></slot
      ></punchh-signed-in-step>`;
  }
};

/** Renders the way to the other method, password or code, where the brand offers both. */
export const renderOtherMethod = ({ config, t, dispatch, state }: LoginView): unknown => {
  const start = state.step === config.start ? config.alternative : config.start;
  const choosing = state.step === 'identifier' || state.step === 'password';
  return choosing && config.alternative && start && start !== state.methodOff
    ? html`<div>
        <button part="button link-button" type="button" @click=${() => dispatch({ type: 'method-requested', start })}>
          ${t(start === 'password' ? 'usePassword' : 'useCode')}
        </button>
      </div>`
    : nothing;
};
