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
import type { DeviceParts } from '../device-parts.ts';
import type { SignedOutEventDetail } from '../events.ts';
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
import { RetriedFile } from './retried-file.ts';
import { followReturnTo } from './return-to.ts';
import { StepMotion } from './step-motion.ts';
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
  const stepMotion = new StepMotion(element);
  const problemReport = new ProblemReport(host);
  const blockedNotice = new BlockedNotice(update);
  const rareFile = new RetriedFile(async () => {
    const module = await import('../rare/index.ts');
    module.defineRareSteps();
    return module;
  });
  const deviceFile = new RetriedFile(() => import('../device/index.ts'));
  followLanguage(element, () => locale.follow());
  followScope(element, host.scopeChanged);

  let client: LoginClient | undefined;
  let clientStore: LoginStore | undefined;
  let leaveDirectory: (() => void) | undefined;
  /** What a kiosk or a till adds, once it is loaded. */
  let device: DeviceParts | undefined;
  let returnTo = '';
  /** IndexedDB fails: the session ends with the page. */
  let degraded = false;

  const emit = (type: string, detail: unknown): void => {
    const goesOn = host.emit(type, detail);
    if (type === 'punchh-signed-out') device?.signedOut((detail as SignedOutEventDetail).reason);
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
    device?.stop();
    device = undefined;
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
      stepMotion.showsLeaving = config.mode === 'web';
      if (store !== clientStore) stop();
      if (config.mode !== 'web' && store) {
        const { dispatch } = store;
        if (deviceFile.module) device ??= deviceFile.module.joinDevice({ element, emit, dispatch, updateNow: host.updateNow });
        else deviceFile.request(update);
      }
      device?.configure(config);
      if (client) client.configure(config);
      else if (store) {
        clientStore = store;
        store.subscribe((state, previous) => {
          focusGuide.follow(state, previous);
          device?.follow(state, previous);
        });
        client = createLoginClient(store, config, {
          hooks: element, locale: () => locale.tag, emit, report, accountFlow: rareFile, deviceIdUsed,
          handedOver: (reason) => device?.handedOver(reason),
        });
        forwardEvents(client.session, host.listeners);
        leaveDirectory = sessionDirectory.add(config.sessionName, host.session);
      }
      if (!blockedNotice.waitsForPage(blockReason(config))) problemReport.check(configuration);
    },

    translator(layers) {
      const { shown, ready } = locale;
      const all = device && ready ? [...layers, device.texts(shown)] : layers;
      const t = createTranslate(formatLocale(shown), all, reportMissing);
      return device?.adapt(t) ?? t;
    },

    stepToShow(current, { alternative, consentStep, start, mode }) {
      if (device?.isWiping) return 'restoring';
      // At a till, a code that was right is nowhere on the screen any more.
      const step = focusGuide.showsRightCode && mode !== 'pos' ? 'code' : current;
      const isRare = step === 'details' || step === 'password';
      if (!isRare && !alternative && consentStep !== 'details' && start !== 'password') return step;
      if (locale.has < ALL_STEPS) locale.need(ALL_STEPS);
      rareFile.request(update, (error) => {
        if (isRare) report(toAuthError(error));
      });
      return !isRare || (rareFile.module && locale.has === ALL_STEPS) ? step : 'restoring';
    },

    renderStep: (step, view, links) => renderStep(step, view, tools, links),

    renderExtras: (view) => [locale.has === ALL_STEPS ? renderOtherMethod(view) : nothing, device?.render(view)],

    renderBlocked: (reason, t) => (locale.has < CODE_SIGN_IN ? undefined : blockedNotice.render(reason, t)),

    renderNotices: (view, t) => renderNotices(view, degraded, t),
  };
};
