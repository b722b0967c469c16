import { html, nothing, type TemplateResult } from 'lit';
import type { LoginState, PasswordTask, Step } from '../../flow/login-state.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Translate } from '../../i18n/translate.ts';
import { errorMessage } from '../error-message.ts';
import type { LoginView } from '../login-view.ts';
import { STEP_PARTS } from '../step-element.ts';
import type { StepTools } from '../step-tools.ts';

const TASK_HEADINGS: Readonly<Record<PasswordTask | 'sign-in', MessageKey>> = {
  'sign-in': 'passwordHeading',
  join: 'joinHeading',
  forgot: 'forgotPassword',
  reset: 'resetHeading',
};

/**
 * Returns the heading of the details or the password; `undefined` for any other step.
 *
 * @param state the state of the sign-in, where it has begun
 */
export const rareStepTexts = (step: Step, t: Translate, state: LoginState | undefined): { heading: string } | undefined => {
  if (step === 'details') return { heading: t('detailsHeading') };
  if (step !== 'password') return undefined;
  return { heading: t(TASK_HEADINGS[(state?.step === 'password' && state.task) || 'sign-in']) };
};

/** Renders the element of the details or the password; `undefined` for any other step. */
export const renderRareStep = (step: Step, view: LoginView, tools: StepTools, links: TemplateResult): TemplateResult | undefined =>
  step === 'details'
    ? html`<punchh-details-step data-step exportparts=${STEP_PARTS} .view=${view} .tools=${tools}>${links}</punchh-details-step>`
    : step === 'password'
      ? html`<punchh-password-step data-step exportparts=${STEP_PARTS} .view=${view} .tools=${tools}>${links}</punchh-password-step>`
      : undefined;

/**
 * Renders the way to the other method, password or code, where both are offered; or that the business has the other one
 * switched off.
 */
export const renderOtherMethod = ({ config, t, dispatch, state }: LoginView): unknown => {
  const start = state.step === config.start ? config.alternative : config.start;
  const choosing = state.step === 'identifier' || state.step === 'password';
  if (!choosing || !config.alternative || !start) return nothing;
  if (start === state.methodOff) return errorMessage(t('methodUnavailable'));
  return html`<div class="way">
    <button part="button link-button" type="button" @click=${() => dispatch({ type: 'method-requested', start })}>
      ${t(start === 'password' ? 'usePassword' : 'useCode')}
    </button>
  </div>`;
};
