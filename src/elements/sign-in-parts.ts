import type { LitElement, TemplateResult } from 'lit';
import type { BackendProfile } from '../backends/profile.first.ts';
import type { PageHooks } from '../client/host.ts';
import type { LoginConfig } from '../client/login-config.ts';
import type { LoginStore } from '../client/login-store.ts';
import type { Settings, WrittenSettings } from '../client/settings.ts';
import type { Step } from '../flow/login-state.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Translate } from '../i18n/translate.ts';
import type { AuthError, AuthErrorCode } from '../model/auth-error.ts';
import type { Brand } from '../model/brand.ts';
import type { Session } from '../session/session.ts';
import type { SessionScope } from './companions/session-context.ts';
import type { ElementSession, SessionListener } from './login/lazy-session.ts';
import type { LocaleController } from './login/locale-controller.ts';
import type { LoginView } from './login-view.ts';
import type { StepTools } from './step-tools.ts';

/** A configuration, and the settings and brand that it was made from. */
export interface Configuration {
  readonly config: LoginConfig;
  /** The settings that the page wrote: on the element, then on the `<punchh-session>` around it. */
  readonly pages: readonly WrittenSettings[];
  readonly brand: Brand;
  readonly profile: BackendProfile;
}

/** The part of `<punchh-login>` that the second file uses. */
export interface SignInHost {
  readonly element: LitElement & Omit<PageHooks, 'deviceId'> & {
    readonly server?: string | null;
    readonly mode?: string | null;
    deviceId?: string;
    resetToken?: string | undefined;
  };
  readonly locale: LocaleController;
  readonly session: ElementSession;
  readonly listeners: ReadonlySet<SessionListener>;
  /** Dispatches an event of the element; returns whether the page let its default follow. */
  emit(type: string, detail: unknown): boolean;
  /** Tells the developer, in the console and as `punchh-error`. */
  report(error: AuthError): void;
  /** Draws the element at once, in place of the next microtask. */
  updateNow(): void;
  /** Called with what the `<punchh-session>` around the element says, and with every change. */
  scopeChanged(scope: SessionScope): void;
}

/** The functions that the second file (`sign-in/index.ts`) gives to `<punchh-login>`. */
export interface SignInParts {
  /** The session of the current configuration. */
  readonly session: Session | undefined;
  readonly tools: StepTools;
  /** Returns the profile of the backends that the settings name, with what the business has switched on. */
  resolveBackends(settings: Settings, pages: readonly WrittenSettings[], brand: Brand): BackendProfile;
  /**
   * Takes a configuration: reports what is wrong with it, and plugs the rules, the session and the backends into its
   * store.
   *
   * @param store `undefined` where nothing can be sent
   */
  configure(configuration: Configuration, store: LoginStore | undefined): void;
  /** Ends what `configure` started. The guest stays signed in. */
  stop(): void;
  /** @param layers texts of the brand and of the locale, the nearest first */
  translator(layers: readonly (Messages | undefined)[]): Translate;
  /** Returns the BCP 47 tag for `Intl`. */
  formatLocale(tag: string): string;
  /** Returns the step to show, `restoring` while its file or its texts are loading. Loads what the next steps need. */
  stepToShow(step: Step, config: LoginConfig): Step;
  /** Returns the heading of a step. The first step has a description too. */
  stepTexts(step: Step, t: Translate): { heading: string; description?: string };
  /** Renders the element of a step; `undefined` for the form of the first one, which `<punchh-login>` renders by itself. */
  renderStep(step: Step, view: LoginView, links: TemplateResult): TemplateResult | undefined;
  /** Renders why there is no form; `undefined` while the page may still set what is missing. */
  renderBlocked(reason: AuthErrorCode, t: Translate): TemplateResult | undefined;
  /** Renders the link to the page where guests get help, below every step. */
  renderHelp(view: LoginView): unknown;
  /** Renders what is shown beside every step: the other way to sign in, what a kiosk or a till adds. */
  renderExtras(view: LoginView): unknown;
  /** Renders what is announced to screen readers, and that the session ends with the page. */
  renderNotices(view: LoginView | undefined, t: Translate): TemplateResult;
}
