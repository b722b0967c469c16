/**
 * Root of the second file: what a sign-in needs after its form. It is loaded once the form is painted.
 * @module
 */
import { nothing } from 'lit';
import { createLoginClient, type LoginClient } from '../../client/login-client.ts';
import { rememberHeight } from '../../client/height-memory.ts';
import { blockReason, type LoginConfig } from '../../client/login-config.ts';
import type { LoginStore } from '../../client/login-store.ts';
import { formatLocale } from '../../i18n/format.ts';
import { reportMissing } from '../../i18n/report-missing.ts';
import { createTranslate } from '../../i18n/translate.ts';
import { addLaterStyles } from '../../theme/add-later-styles.ts';
import { PunchhCodeStep } from '../code-step/code-step.ts';
import { followScope } from '../companions/follow-scope.ts';
import { forwardEvents } from '../companions/forward-events.ts';
import { sessionDirectory } from '../companions/session-directory.ts';
import { signOutByCommand } from '../companions/sign-out-by-command.ts';
import { defineElement } from '../define-element.ts';
import type { DeviceParts } from '../device-parts.ts';
import type { SignedOutEventDetail } from '../events.ts';
import { IdentifierForm } from '../identifier-step/identifier-form.ts';
import { LazyFile } from '../lazy-file.ts';
import { ALL_STEPS, CODE_SIGN_IN } from '../login/locale-controller.ts';
import type { SignInHost, SignInParts } from '../sign-in-parts.ts';
import { PunchhSignedInStep } from '../signed-in-step/signed-in-step.ts';
import type { StepTools } from '../step-tools.ts';
import { renderNotices } from './announcements.ts';
import { BlockedNotice } from './blocked-notice.ts';
import { BusinessSettings } from './business-settings.ts';
import { keepTime, wait } from './countdown.ts';
import { makeFirstUpdate } from './first-update.ts';
import { FocusGuide, RIGHT_CODE_TIME } from './focus-guide.ts';
import { followLanguage } from './follow-language.ts';
import { followPlace } from './follow-place.ts';
import { renderHelp } from './help-link.ts';
import { prefill } from './prefill.ts';
import { ProblemReport } from './problem-report.ts';
import { ResetLink } from './reset-link.ts';
import { RetriedFile } from './retried-file.ts';
import { followReturnTo } from './return-to.ts';
import { StepMotion } from './step-motion.ts';
import { renderStep, stepTexts } from './step-templates.ts';

export { defineCompanions } from '../companions/define.ts';

/** Registers the elements of the next steps, and joins the second file to an element. */
export const joinSignIn = (host: SignInHost): SignInParts => {
  addLaterStyles();
  defineElement('punchh-code-step', PunchhCodeStep);
  defineElement('punchh-signed-in-step', PunchhSignedInStep);

  const { element, locale, report } = host;
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
  const knownGuestFile = new LazyFile(() => import('../known-guest/index.ts'));
  const deviceFile = new RetriedFile(() => import('../device/index.ts'));
  const resetLink = new ResetLink(host, rareFile);
  const businessSettings = new BusinessSettings(host);
  followLanguage(element, () => locale.follow());
  const closeDialog = followPlace(element, (always) => focusGuide.focusStep(always));
  signOutByCommand(element, host.session);
  followScope(element, host.scopeChanged);

  let client: LoginClient | undefined;
  let clientStore: LoginStore | undefined;
  let leaveDirectory: (() => void) | undefined;
  /** The functions of a kiosk or a till, once they are loaded. */
  let device: DeviceParts | undefined;
  let loginHint: string | undefined;
  let currentConfig: LoginConfig | undefined;
  /** IndexedDB fails: the session ends with the page. */
  let degraded = false;

  const emit = (type: string, detail: unknown): void => {
    const goesOn = host.emit(type, detail);
    if (type === 'punchh-signed-out') device?.signedOut((detail as SignedOutEventDetail).reason);
    if (type === 'punchh-storage-degraded') {
      degraded = true;
      update();
    } else if (goesOn && currentConfig && (detail as { reason?: string }).reason === 'issued') {
      const error = currentConfig.returnTo && followReturnTo(currentConfig.returnTo);
      if (error) report(error);
      // A kiosk and a till go on in the element, to the next guest.
      if (currentConfig.mode === 'web') setTimeout(closeDialog, focusGuide.showsRightCode ? RIGHT_CODE_TIME : 0);
    }
  };

  const stop = (): void => {
    client?.dispose();
    device?.stop();
    device = undefined;
    leaveDirectory?.();
    client = clientStore = leaveDirectory = undefined;
  };

  makeFirstUpdate(host, deviceFile, () => clientStore);

  /** Whether a guest of an earlier visit is offered to go on. */
  const isKnown = (): boolean => clientStore?.state.step === 'identifier' && !!clientStore.state.known;

  const tools: StepTools = {
    keepTime,
    wait,
    createForm: (step) => new IdentifierForm(step),
    loadDetailFields: async () => (await client?.codeBackend())?.registration?.fields ?? [],
  };

  return {
    tools,
    resolveBackends: (settings, pages, brand) => businessSettings.resolveBackends(settings, pages, brand),
    formatLocale,
    stepTexts: (step, t) => rareFile.module?.rareStepTexts(step, t, clientStore?.state) ?? stepTexts(step, t, isKnown()),
    stop,
    get session() {
      return client?.session;
    },

    configure(configuration, store) {
      const { config } = configuration;
      currentConfig = config;
      stepMotion.showsLeaving = config.mode === 'web';
      stepMotion.heightShown = (height) => rememberHeight(config, element.server ?? '', height);
      const isNew = store !== clientStore;
      if (isNew) stop();
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
          if (!device?.isWiping) focusGuide.follow(state, previous);
          device?.follow(state, previous);
        });
        client = createLoginClient(store, config, {
          hooks: element, locale: () => locale.tag, emit, report, accountFlow: rareFile, knownGuestFlow: knownGuestFile,
          deviceIdUsed: (id) => {
            element.deviceId = id;
          },
          handedOver: (reason) => device?.handedOver(reason),
        });
        forwardEvents(client.session, host.listeners);
        leaveDirectory = sessionDirectory.add(config.sessionName, host.session);
      }
      if (store) {
        if (isNew || config.loginHint !== loginHint) prefill(store, configuration);
        ({ loginHint } = config);
        resetLink.follow(store, config.resetParam);
      }
      // After this update: an answer that is kept asks for another one.
      queueMicrotask(() => businessSettings.follow(config));
      if (!blockedNotice.waitsForPage(blockReason(config))) problemReport.check(configuration);
    },

    translator(layers) {
      const { shown, ready } = locale;
      const all = device && ready ? [...layers, device.texts(shown)] : layers;
      // Until all texts are loaded, one that is not there need not be missing.
      const t = createTranslate(formatLocale(shown), all, locale.has === ALL_STEPS ? reportMissing : undefined);
      return device?.adapt(t) ?? t;
    },

    stepToShow(currentStep, { alternative, consentStep, start, mode }) {
      // Nothing of the form for a guest's own device is shown before the kiosk's or the till's file is there.
      if (resetLink.isPending || (mode !== 'web' && (!device?.isReady || device.isWiping))) return 'restoring';
      // At a till, a code that was right is nowhere on the screen any more.
      const step = focusGuide.showsRightCode && mode !== 'pos' ? 'code' : currentStep;
      const isRare = step === 'details' || step === 'password';
      const needsRareFile = isRare || !!alternative || consentStep === 'details' || start === 'password';
      // The words that carriers want said of text messages are among those of the rare steps.
      const needsTexts = needsRareFile || isKnown() || clientStore?.state.draft.channel === 'sms';
      if (needsTexts && locale.has < ALL_STEPS) locale.need(ALL_STEPS);
      if (isKnown() && locale.has < ALL_STEPS) return 'restoring';
      if (!needsRareFile) return step;
      rareFile.request(update, (error) => {
        if (isRare) report(error);
      });
      return !isRare || (rareFile.module && locale.has === ALL_STEPS) ? step : 'restoring';
    },

    renderStep(step, view, links) {
      const knownGuest = isKnown() && step === 'identifier' ? knownGuestFile.module : undefined;
      return knownGuest?.renderKnownGuest(view, tools, links)
        ?? rareFile.module?.renderRareStep(step, view, tools, links)
        ?? renderStep(step, view, tools);
    },

    renderHelp,

    renderExtras: (view) => [locale.has === ALL_STEPS ? rareFile.module?.renderOtherMethod(view) : nothing, device?.render(view)],

    renderBlocked: (reason, t) => (locale.has < CODE_SIGN_IN ? undefined : blockedNotice.render(reason, t)),

    renderNotices: (view, t) => renderNotices(view, degraded, t),
  };
};
