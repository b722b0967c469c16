import { html, nothing, type TemplateResult } from 'lit';
import type { Entry } from '../../backends/profile.first.ts';
import type { Step } from '../../flow/login-state.ts';
import { formatLocale, isolate } from '../../i18n/format.ts';
import type { MessageKey, Messages } from '../../i18n/messages.ts';
import { reportMissing } from '../../i18n/report-missing.ts';
import { createTranslate, type Translate } from '../../i18n/translate.ts';
import type { AuthError } from '../../model/auth-error.ts';
import type { Brand } from '../../model/brand.ts';
import { maskIdentifier, toContact } from '../../model/contact.ts';
import { addLaterStyles } from '../../theme/add-later-styles.ts';
import { sessionDirectory } from '../companions/session-directory.ts';
import { PunchhCodeStep } from '../code-step/code-step.ts';
import { tellAll } from '../companions/tell-all.ts';
import { defineElement } from '../define-element.ts';
import type { LoginView } from '../login-view.ts';
import { AGAIN, partMissing } from '../load-error.ts';
import type * as RareSteps from '../rare/index.ts';
import { PunchhSignedInStep } from '../signed-in-step/signed-in-step.ts';
import { STEP_PARTS } from '../step-element.ts';
import type { LocaleController } from '../login/locale-controller.ts';
import type { LoginClient } from '../../client/login-client.ts';
import type { LoginConfig } from '../../client/login-config.ts';
import type { ElementSession, SessionListener } from '../login/lazy-session.ts';

export { defineCompanions } from '../companions/define.ts';
export { LoginClient } from '../../client/login-client.ts';
export { formatLocale } from '../../i18n/format.ts';
export { focusNext } from './focus-next.ts';
export { keepTime, wait } from './countdown.ts';
export { IdentifierForm } from '../identifier-step/identifier-form.ts';
export { Guide } from './focus-guide.ts';
export { followLanguage } from './follow-language.ts';
export { followScope } from '../companions/follow-scope.ts';

/**
 * What `<punchh-login>` needs after its first step, in one file: fetched while the guest still reads the form.
 */
export const defineLaterSteps = (): void => {
  addLaterStyles();
  defineElement('punchh-code-step', PunchhCodeStep);
  defineElement('punchh-signed-in-step', PunchhSignedInStep);
};

/** Lets companions find the session by its name, and listeners hear of it. Answers with the way to end it. */
export const accompany = (
  { engine, config }: LoginClient,
  session: ElementSession,
  listeners: ReadonlySet<SessionListener>,
): (() => void) => {
  tellAll(engine.session, listeners);
  return sessionDirectory.add(config.sessionName, session);
};

let rare: typeof RareSteps | undefined;
let loading: Promise<void> | undefined;
let failures = 0;

/**
 * What few brands have, in a file of its own; where that does not come, this resolves once it may be asked for again:
 * each time as much later.
 *
 * @param failed called at once where it does not come
 */
const loadRareSteps = (failed?: () => void): Promise<void> =>
  (loading ??= import('../rare/index.ts').then(
    (module) => {
      module.defineRareSteps();
      rare = module;
    },
    async () => {
      failed?.();
      await new Promise((resolve) => setTimeout(resolve, AGAIN * ++failures));
      loading = undefined;
    },
  ));

/** The entry of the backends that a page names; until what it takes is there, `done` tells when to ask again, and of failures. */
export const entry = (
  named: string,
  brand: Brand | undefined,
  done: (error?: AuthError) => void,
): Entry | undefined => {
  if (!rare) {
    void loadRareSteps(() => done(partMissing())).then(() => done());
  }
  return rare?.namedEntry(named, brand?.menu);
};

const isRare = (step: Step) => step === 'details' || step === 'password';

/** Loads what a step needs, or will need with this set-up; answers whether it can be shown. */
export const prepare = (step: Step, { alternative, consentsAt, start, mode }: LoginConfig, words: LocaleController): boolean => {
  if (mode === 'web' && !isRare(step) && !alternative && consentsAt !== 'details' && start !== 'password') return true;
  if (words.has < 2) words.need(2);
  if (!rare) void loadRareSteps().then(() => words.update());
  return !isRare(step) || (!!rare && words.has > 1);
};

/** The words of the page's language, the nearest layer first; at a POS they are for the cashier. */
export const translator = (
  layers: readonly (Messages | undefined)[],
  { shown, has }: LocaleController,
  config?: LoginConfig,
): Translate => {
  const t = createTranslate(formatLocale(shown), layers, reportMissing);
  return config?.mode === 'pos' && has > 1 && rare ? rare.cashierWords(t) : t;
};

/** The way to a password in place of a code, or back, where the brand offers both. */
const otherWay = ({ config, t, dispatch, state }: LoginView, { has }: LocaleController): unknown => {
  const start = state.step === config.start ? config.alternative : config.start;
  const choosing = state.step === 'identifier' || state.step === 'password';
  return choosing && config.alternative && start && has > 1
    ? html`<div>
        <button part="button link-button" type="button" @click=${() => dispatch({ type: 'method-requested', start })}>
          ${t(start === 'password' ? 'usePassword' : 'useCode')}
        </button>
      </div>`
    : nothing;
};

/** What stands beside a step. */
export const beside = (view: LoginView, words: LocaleController): unknown => [
  otherWay(view, words),
  view.config.mode === 'kiosk' && words.has > 1 ? rare?.idleWarning(view) : nothing,
];

const HEADINGS: Readonly<Record<Step, MessageKey>> = {
  restoring: 'heading',
  identifier: 'heading',
  code: 'codeHeading',
  details: 'detailsHeading',
  password: 'passwordHeading',
  'signed-in': 'signedInHeading',
};

/** A step's heading; the first one has a text below it, and both may be the page's own. */
export const stepTexts = (step: Step, t: Translate): { heading: string; description?: string } => ({
  heading: t(HEADINGS[step]),
  ...((step === 'identifier' || step === 'restoring') && { description: t('description') }),
});

/** The element of any step but the first. */
export const laterStep = (step: Step, view: LoginView, links: TemplateResult, words: LocaleController): TemplateResult =>
  html`${elementOf(step, view, links)}${beside(view, words)}`;

const elementOf = (step: Step, view: LoginView, links: TemplateResult): TemplateResult => {
  switch (step) {
    case 'code':
      return html`<punchh-code-step data-step exportparts=${STEP_PARTS} .view=${view}></punchh-code-step>`;
    case 'details':
      return html`<punchh-details-step data-step exportparts=${STEP_PARTS} .view=${view}>${links}</punchh-details-step>`;
    case 'password':
      return html`<punchh-password-step data-step exportparts=${STEP_PARTS} .view=${view}></punchh-password-step>`;
    default:
      return html`<punchh-signed-in-step data-step exportparts=${STEP_PARTS} .view=${view}
        ><slot name="signed-in"></slot
      ></punchh-signed-in-step>`;
  }
};

/** What a screen reader must hear when the step changes under the guest. */
const spoken = ({ state, config }: LoginClient, t: Translate): string => {
  if (state.step === 'code') {
    // As it is on the screen: dots in place of letters are hard to listen to.
    const name = state.typedHere && config.mode === 'web' ? toContact : maskIdentifier;
    return t('codeSentTo', { to: isolate(name(state.verification.identifier)) });
  }
  return state.step === 'signed-in' ? t('signedInHeading') : '';
};

/** What there is to say below a step; of the step itself once it is shown. */
export const notices = (client: LoginClient | undefined, degraded: boolean, t: Translate): TemplateResult =>
  html`${degraded ? html`<p part="status">${t('storage_unavailable')}</p>` : nothing}
    <div class="visually-hidden" role="status">${client ? spoken(client, t) : ''}</div>`;
