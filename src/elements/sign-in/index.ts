/**
 * Root of the second file: what a sign-in needs after its form. It is loaded once the form is painted.
 * @module
 */
import { nothing } from 'lit';
import { resolveBackends } from '../../backends/profile.ts';
import { createLoginClient, type LoginClient } from '../../client/login-client.ts';
import { blockReason } from '../../client/login-config.ts';
import type { LoginStore } from '../../client/login-store.ts';
import { formatLocale } from '../../i18n/format.ts';
import { reportMissing } from '../../i18n/report-missing.ts';
import { createTranslate } from '../../i18n/translate.ts';
import { toAuthError } from '../../model/to-auth-error.ts';
import { addLaterStyles } from '../../theme/add-later-styles.ts';
import { PunchhCodeStep } from '../code-step/code-step.ts';
import { followScope } from '../companions/follow-scope.ts';
import { forwardEvents } from '../companions/forward-events.ts';
import { sessionDirectory } from '../companions/session-directory.ts';
import { defineElement } from '../define-element.ts';
import { IdentifierForm } from '../identifier-step/identifier-form.ts';
import { ALL_STEPS, CODE_SIGN_IN } from '../login/locale-controller.ts';
import type { SignInHost, SignInParts } from '../sign-in-parts.ts';
import { PunchhSignedInStep } from '../signed-in-step/signed-in-step.ts';
import type { StepTools } from '../step-tools.ts';
import { renderNotices } from './announcements.ts';
import { BlockedNotice } from './blocked-notice.ts';
import { keepTime, wait } from './countdown.ts';
import { FocusGuide } from './focus-guide.ts';
import { followLanguage } from './follow-language.ts';
import { ProblemReport } from './problem-report.ts';
import { RareFile } from './rare-file.ts';
import { followReturnTo } from './return-to.ts';
import { renderOtherMethod, renderStep, stepTexts } from './step-templates.ts';

export { defineCompanions } from '../companions/define.ts';

/** Registers the elements of the next steps, and joins the second file to an element. */
export const joinSignIn = (host: SignInHost): SignInParts => {
  addLaterStyles();
  defineElement('punchh-code-step', PunchhCodeStep);
  defineElement('punchh-signed-in-step', PunchhSignedInStep);

  const { element, locale, report, deviceIdUsed } = host;
  const update = () => element.requestUpdate();
  const focusGuide = new FocusGuide(element);
  const problemReport = new ProblemReport(host);
  const blockedNotice = new BlockedNotice(update);
  const rareFile = new RareFile();
  followLanguage(element, () => locale.follow());
  followScope(element, host.scopeChanged);

  let client: LoginClient | undefined;
  let clientStore: LoginStore | undefined;
  let leaveDirectory: (() => void) | undefined;
  let returnTo = '';
  /** IndexedDB fails: the session ends with the page. */
  let degraded = false;

  const emit = (type: string, detail: unknown): void => {
    const goesOn = host.emit(type, detail);
    if (type === 'punchh-storage-degraded') {
      degraded = true;
      update();
    } else if (goesOn && returnTo && (detail as { reason?: string }).reason === 'issued') {
      const error = followReturnTo(returnTo);
      if (error) report(error);
    }
  };

  const stop = (): void => {
    client?.dispose();
    leaveDirectory?.();
    client = clientStore = leaveDirectory = undefined;
  };

  const tools: StepTools = {
    keepTime,
    wait,
    createForm: (step) => new IdentifierForm(step),
    loadDetailFields: async () => (await client?.codeBackend())?.registration?.fields ?? [],
  };

  return {
    tools,
    resolveBackends,
    formatLocale,
    stepTexts: (step, t) => stepTexts(step, t, clientStore?.state),
    stop,
    get session() {
      return client?.session;
    },

    configure(configuration, store) {
      const { config } = configuration;
      ({ returnTo } = config);
      if (store !== clientStore) stop();
      if (client) client.configure(config);
      else if (store) {
        clientStore = store;
        store.subscribe((state, previous) => focusGuide.follow(state, previous));
        client = createLoginClient(store, config, {
          hooks: element, locale: () => locale.tag, emit, report, accountFlow: rareFile, deviceIdUsed,
        });
        forwardEvents(client.session, host.listeners);
        leaveDirectory = sessionDirectory.add(config.sessionName, host.session);
      }
      if (!blockedNotice.waitsForPage(blockReason(config))) problemReport.check(configuration);
    },

    translator(layers, config) {
      const t = createTranslate(formatLocale(locale.shown), layers, reportMissing);
      return (config?.mode === 'pos' && locale.has === ALL_STEPS && rareFile.module?.cashierTexts(t)) || t;
    },

    stepToShow(current, { alternative, consentStep, start, mode }) {
      const step = focusGuide.showsRightCode ? 'code' : current;
      const isRare = step === 'details' || step === 'password';
      if (mode === 'web' && !isRare && !alternative && consentStep !== 'details' && start !== 'password') return step;
      if (locale.has < ALL_STEPS) locale.need(ALL_STEPS);
      rareFile.request(update, (error) => {
        if (isRare) report(toAuthError(error));
      });
      return !isRare || (rareFile.module && locale.has === ALL_STEPS) ? step : 'restoring';
    },

    renderStep: (step, view, links) => renderStep(step, view, tools, links),

    renderExtras: (view) =>
      locale.has === ALL_STEPS
        ? [renderOtherMethod(view), view.config.mode === 'kiosk' ? rareFile.module?.renderIdleWarning(view) : nothing]
        : nothing,

    renderBlocked: (reason, t) => (locale.has < CODE_SIGN_IN ? undefined : blockedNotice.render(reason, t)),

    renderNotices: (view, t) => renderNotices(view, degraded, t),
  };
};
