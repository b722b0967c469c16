import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { BackendName } from '../../backends/profile.first.ts';
import { blockReason, type LoginConfig } from '../../client/login-config.ts';
import { createLoginStore, toFlowSettings, type LoginStore } from '../../client/login-store.ts';
import type { WordList } from '../../client/settings.ts';
import type { Step } from '../../flow/login-state.ts';
import { firstTexts } from '../../i18n/translate.first.ts';
import type { Translate } from '../../i18n/translate.ts';
import { AuthError, type AuthErrorCode } from '../../model/auth-error.ts';
import type { Brand, Method } from '../../model/brand.ts';
import { systemClock } from '../../model/clock.ts';
import type { Channel } from '../../model/identifier.ts';
import type { Tokens } from '../../model/tokens.ts';
import { readHint } from '../../session/storage/hints.first.ts';
import { base } from '../../theme/base.first.ts';
import { card } from '../../theme/card.ts';
import { tokens } from '../../theme/tokens.first.ts';
import { defineElement } from '../define-element.ts';
import { PunchhIdentifierStep } from '../identifier-step/identifier-step.ts';
import { LazyFile } from '../lazy-file.ts';
import { RETRY_DELAY } from '../load-error.ts';
import type { LoginView } from '../login-view.ts';
import { SettingsElement, settingProperties } from '../settings-element.ts';
import type { Configuration, SignInParts } from '../sign-in-parts.ts';
import { STEP_PARTS } from '../step-element.ts';
import { renderCard } from './card-template.ts';
import { Configurator } from './configurator.ts';
import { lazySession, type ElementSession, type SessionListener } from './lazy-session.ts';
import { CODE_SIGN_IN, LocaleController } from './locale-controller.ts';
import { yieldToBrowser } from './yield-to-browser.ts';

/**
 * Signs guests in to PAR Punchh with a one-time code: one tag, themed by custom properties, tokens handed out as
 * events.
 *
 * @summary The sign-in element.
 * @tag punchh-login
 *
 * @attr {string} server - Base URL of the API or of a gateway; a path of the page's own origin is fine.
 * @attr {string} client - OAuth client id.
 * @attr {string} lang - Language, switched live; the direction follows. Default: that of the nearest element with one.
 * @attr {'restoring' | 'identifier' | 'code' | 'details' | 'password' | 'signed-in'} step - Read only: the step that is shown.
 *
 * @fires {CustomEvent<TokenEventDetail>} punchh-token - Tokens were issued, restored or refreshed. Cancelable: stays on the page.
 * @fires {CustomEvent<SignedOutEventDetail>} punchh-signed-out - The session has ended.
 * @fires {CustomEvent<CodeSentEventDetail>} punchh-code-sent - A code is on its way.
 * @fires {CustomEvent<StepEventDetail>} punchh-step - Another step is shown.
 * @fires {CustomEvent<ConsentEventDetail>} punchh-consent - The guest has given or refused consents.
 * @fires {CustomEvent<ErrorEventDetail>} punchh-error - Something failed; `code` is from a closed list.
 * @fires {CustomEvent<StorageDegradedEventDetail>} punchh-storage-degraded - IndexedDB does not work; memory took over.
 * @fires {CustomEvent<HandoverEventDetail>} punchh-handover - Kiosk and POS: everything of the guest is gone.
 *
 * @slot logo - The brand's logo.
 * @slot heading - Heading of the first step.
 * @slot description - Text below the heading of the first step.
 * @slot terms - Words of the link to the terms.
 * @slot privacy - Words of the link to the privacy policy.
 * @slot footer - Below every step.
 * @slot signed-in - Shown to a guest who is signed in.
 *
 * @csspart card - The box around everything.
 * @csspart heading - The step's heading.
 * @csspart description - The text below it.
 * @csspart channels - The choice of channel.
 * @csspart channel - One channel.
 * @csspart field - A label, its input and its error.
 * @csspart label - A field's label.
 * @csspart input - Every text field.
 * @csspart code - The one-time code's input.
 * @csspart code-slot - A painted digit.
 * @csspart consent - A consent's row.
 * @csspart checkbox - A consent's box.
 * @csspart button - Every button.
 * @csspart primary-button - The step's main action.
 * @csspart link-button - A quiet button in a text.
 * @csspart error - What went wrong.
 * @csspart status - What there is to know.
 * @csspart footer - Below every step.
 *
 * @cssproperty --punchh-color-primary - The brand's colour; setting it alone gives a whole theme.
 * @cssproperty --punchh-color-on-primary - Text on the brand's colour.
 * @cssproperty --punchh-color-surface - The card.
 * @cssproperty --punchh-color-text - Text on the card.
 * @cssproperty --punchh-color-muted - Quiet text.
 * @cssproperty --punchh-color-border - Lines.
 * @cssproperty --punchh-color-danger - Errors.
 * @cssproperty --punchh-color-success - A right code.
 * @cssproperty --punchh-color-focus - The focus ring.
 * @cssproperty --punchh-radius - Corners of controls.
 * @cssproperty --punchh-font-family - The typeface.
 * @cssproperty --punchh-font-size - The size of text.
 * @cssproperty --punchh-space - The unit of distances.
 * @cssproperty --punchh-control-height - The height of fields and buttons.
 * @cssproperty --punchh-shadow - The card's shadow.
 * @cssproperty --punchh-max-width - The card's greatest width.
 * @cssproperty --punchh-color-scheme - `light`, `dark` or `light dark`. Default: that of the place where the element stands.
 * @cssproperty --punchh-align - `start` (default) or `center`: logo, headings, descriptions and footer.
 * @cssproperty --punchh-heading-font - The headings' typeface. Default: that of all text.
 * @cssproperty --punchh-heading-weight - The headings' weight, 100 to 900. Default: 600.
 * @cssproperty --punchh-heading-case - The headings' `text-transform`. Default: `none`.
 * @cssproperty --punchh-button-radius - Corners of the main button. Default: those of controls.
 * @cssproperty --punchh-button-weight - The weight of the main button's words, 100 to 900. Default: 600.
 * @cssproperty --punchh-button-case - The `text-transform` of the main button's words. Default: `none`.
 * @cssproperty --punchh-button-shadow - The main button's shadow. Default: none.
 */
export class PunchhLogin extends SettingsElement {
  static override styles = [tokens, base, card];

  static override properties: PropertyDeclarations = {
    ...settingProperties,
    brand: { attribute: false },
    beforeRequest: { attribute: false },
    signRequest: { attribute: false },
    fetcher: { attribute: false },
    deviceId: { attribute: 'device-id' },
    resetToken: { attribute: false },
  };

  /** Base URL of the API or of a gateway; a path of the page's own origin is fine. */
  server?: string | null;
  /** OAuth client id. Not needed where no backend uses one (`menu` alone). */
  client?: string | null;
  /**
   * `punchh`, `punchh-password` or `menu`; a second one is offered beside the first.
   * @default 'punchh'
   */
  backend?: WordList<BackendName> | readonly BackendName[] | null;
  /**
   * How guests may sign in with `backend="punchh"`: `code`, `password`. The first is where a guest starts, the other is
   * offered beside it.
   * @default 'code'
   */
  methods?: WordList<Method> | readonly Method[] | null;
  /** URL of a brand file. */
  brandSrc?: string | null;
  /** The contents of a brand file, instead of a file. */
  brand?: Brand | null;
  /**
   * The channels on offer, the first one preselected.
   * @default 'email sms'
   */
  channels?: WordList<Channel> | readonly Channel[] | null;
  /**
   * Sent at verify.
   * @default 'online_ordering'
   */
  clientType?: string | null;
  /**
   * `web`, `kiosk` or `pos`; the latter two keep nothing of a guest in any store, whatever `storage` says.
   * @default 'web'
   */
  mode?: 'web' | 'kiosk' | 'pos' | null;
  /**
   * The on-screen keyboard of a kiosk or a till: `auto` (where there is a touch screen), `on` or `off`.
   * @default 'auto'
   */
  keyboard?: 'auto' | 'on' | 'off' | null;
  /** Who asks at a till: an opaque id of the host's, kept in the records of `punchh-consent`. */
  cashier?: string | null;
  /**
   * Each guest of a kiosk or a till gets a device id of their own, which is not stored.
   * @default false
   */
  deviceIdPerGuest?: boolean;
  /**
   * ISO 3166 regions offered for phone numbers, the first is the default; `*` = all.
   * @default 'US CA'
   */
  countries?: string | readonly string[] | null;
  /**
   * Digits of a code, 4 to 12.
   * @default 6
   */
  codeLength?: number | null;
  /** The terms of service. */
  termsUrl?: string | null;
  /** The privacy policy. */
  privacyUrl?: string | null;
  /** A page where guests get help, linked below every step. */
  helpUrl?: string | null;
  /** Sessions of the same name are one session, across elements and tabs. Default: from `server` and `client`. */
  sessionName?: string | null;
  /**
   * `indexeddb` or `memory`.
   * @default 'indexeddb'
   */
  storage?: 'indexeddb' | 'memory' | null;
  /** Further origins that may get the tokens from `fetch`. */
  allowedOrigins?: string | readonly string[] | null;
  /** `ask`: the guest decides whether to stay signed in. */
  remember?: 'ask' | null;
  /** Where to go after sign-in: a path of the page's own origin. */
  returnTo?: string | null;
  /**
   * Asks the gateway at `server` what the business has switched on (`GET /business`).
   * @default false
   */
  businessSettings?: boolean;
  /** URL on the page's own origin that tells what the business has switched on, as the gateway does. */
  businessSrc?: string | null;
  /** Query parameter that holds the token of a link to a new password; it is read once and taken out of the address. */
  resetParam?: string | null;
  /** An e-mail address or a phone number to begin with. */
  loginHint?: string | null;
  /**
   * The gateway at `server` keeps the refresh token in a cookie.
   * @default false
   */
  cookie?: boolean;

  /** Changes or replaces each request of the element, refresh and sign-out too: captcha tokens, further headers. */
  beforeRequest?: (request: Request) => Request | Promise<Request>;
  /** Makes the `x-pch-digest` of a request, where no gateway does. */
  signRequest?: (request: { method: string; path: string; body: string }) => string | Promise<string>;
  /** The token of a link to a new password. Taken when it is set, and `undefined` again. */
  resetToken?: string | undefined;
  /** A `fetch` to use instead of the page's. */
  fetcher?: typeof fetch;
  /** The id of this device as it was last sent (`punchh-app-device-id`): made at the first send, or set by the page. */
  deviceId?: string;

  readonly #listeners = new Set<SessionListener>();

  /** The session, usable without the form. Its `dispose` ends what its `subscribe` began; the element goes on. */
  readonly session: ElementSession = lazySession(
    async () => {
      await this.updateComplete;
      if (this.isConnected) {
        await Promise.all([this.#configured, this.#loadSignIn()]);
        await this.updateComplete;
      }
      if (!this.#parts?.session) throw new AuthError('not_configured', '<punchh-login> needs `server` and `client`');
      return this.#parts.session;
    },
    () => this.#parts?.session,
    this.#listeners,
  );

  /** Returns whether the page let the default of the event follow. */
  readonly #emit = (type: string, detail: unknown): boolean =>
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: type === 'punchh-token' }));

  /** Tells the developer, in the console and as an event. */
  readonly #report = ({ code, status, field, message, retryable, retryAfter, requestId, cause }: AuthError): void => {
    console.warn(`<punchh-login> ${code}: ${message}`);
    this.#emit('punchh-error', { code, status, field, message, retryable, retryAfter, requestId, cause });
  };

  readonly #locale = new LocaleController(this);
  readonly #configurator = new Configurator(this, this.#report);
  #setConfigured!: () => void;
  readonly #configured = new Promise<void>((resolve) => (this.#setConfigured = resolve));
  #config: LoginConfig | undefined;
  /** Why no form can be shown: nothing could be sent. */
  #blocked: AuthErrorCode | null = null;
  /** The state of the sign-in, unless nothing could be sent. */
  #store: LoginStore | undefined;
  /** Identifies the sign-in of the state. Another server, client or session is another sign-in. */
  #identity = '';
  /** The second file, once it is loaded. */
  #parts: SignInParts | undefined;
  #signInRequested = false;

  readonly #signInFile = new LazyFile(
    async () => {
      const signIn = await import('../sign-in/index.ts');
      this.#parts = signIn.joinSignIn({
        element: this,
        locale: this.#locale,
        session: this.session,
        listeners: this.#listeners,
        emit: this.#emit,
        report: this.#report,
        updateNow: () => this.performUpdate(),
        scopeChanged: (scope) => {
          this.#configurator.scope = scope;
          this.requestUpdate();
        },
      });
      this.requestUpdate();
    },
    (error) => {
      // No form is shown, so nothing can trigger a retry: retry by timer.
      if (this.#configurator.waiting) this.#loadSignInSoon(RETRY_DELAY);
      this.#report(error);
    },
  );

  /** The step that is shown; reflected in the attribute `step`. */
  get step(): Step {
    return this.#store?.state.step ?? 'identifier';
  }

  /** The tokens, refreshed first where they have expired; `null` when nobody is signed in. */
  getTokens(): Promise<Tokens | null> {
    return this.session.getTokens();
  }

  /** Like the page's `fetch`, with the tokens, to the server and the allowed origins only. A path with a `/` first is below `server`. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    return this.session.fetch(input, init);
  }

  /** Signs the guest out, in every tab. */
  signOut(): Promise<void> {
    return this.session.signOut();
  }

  /** Goes back to an empty first step. A guest who is signed in stays signed in. */
  reset(): void {
    this.#store?.dispatch({ type: 'reset' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is moved within the page is connected again by then.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#configurator.reset();
      this.#parts?.stop();
      this.#store = undefined;
      this.#identity = '';
    });
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) {
      await yieldToBrowser();
      // Before the card, so that both are drawn in one task: between two, a slow phone draws a frame without the form.
      defineElement('punchh-identifier-step', PunchhIdentifierStep);
      // The second file makes the first update where `take-over.ts` keeps a form that a server has rendered, and where a kiosk
      // or a till would show the form for a guest's own device first, which then jumps.
      if (this.renderRoot.firstChild || this.mode !== 'web') {
        this.#loadSignInSoon();
        return;
      }
    }
    void super.scheduleUpdate();
  }

  protected override shouldUpdate(): boolean {
    return this.isConnected;
  }

  protected override willUpdate(): void {
    const configuration = this.#configurator.resolve(this.written, this.brand, this.#parts);
    if (configuration) this.#configure(configuration);
  }

  #configure(configuration: Configuration): void {
    const { config } = configuration;
    this.#config = config;
    this.#blocked = blockReason(config);
    const { server, client, sessionName, storage, backends, cookie, allowedOrigins } = config;
    const identity = this.#blocked ? '' : JSON.stringify([server, client, sessionName, storage, backends, cookie, allowedOrigins]);
    if (identity !== this.#identity) {
      this.#identity = identity;
      this.#store = identity ? createLoginStore(config, !!this.renderRoot.querySelector('[data-step]')) : undefined;
      this.#store?.subscribe(() => {
        this.requestUpdate();
        this.#reflectStep();
      });
    }
    this.#parts?.configure(configuration, this.#store);
    this.#store?.dispatch({ type: 'configured', settings: toFlowSettings(config) });
    this.#setConfigured();
  }

  protected override updated(): void {
    if (this.#config) this.#reflectStep();
    if (this.#signInRequested) return;
    this.#signInRequested = true;
    // After the form is painted.
    this.#loadSignInSoon();
  }

  #loadSignInSoon(delay?: number): void {
    setTimeout(() => {
      if (this.isConnected) this.#loadSignIn().catch(() => {});
      else this.#signInRequested = false;
    }, delay);
  }

  /** @throws {AuthError} `network_error`, once the page has been told of it; the next call tries again */
  #loadSignIn(): Promise<void> {
    this.#locale.need(CODE_SIGN_IN);
    return this.#signInFile.load();
  }

  /** Compares with the attribute, because a new configuration can change the step too. */
  #reflectStep(): void {
    const { step } = this;
    const previous = this.getAttribute('step');
    if (step === previous) return;
    this.setAttribute('step', step);
    if (previous) this.#emit('punchh-step', { step, previous });
  }

  #translator(): Translate {
    const { texts, tag } = this.#locale;
    const layers = this.#configurator.brand?.layers(tag, texts) ?? [texts];
    return this.#parts?.translator(layers) ?? firstTexts(layers);
  }

  #view(t: Translate): LoginView | undefined {
    const { shown } = this.#locale;
    return this.#store && this.#config && {
      state: this.#store.state,
      config: this.#config,
      clock: systemClock,
      locale: this.#parts?.formatLocale(shown) ?? shown,
      t,
      load: () => this.#loadSignIn(),
      dispatch: this.#store.dispatch,
    };
  }

  protected override render(): unknown {
    const parts = this.#parts;
    const t = this.#translator();
    const view = this.#view(t);
    const waiting = this.#configurator.waiting || !this.#locale.ready;
    // Until the file of a later step is loaded, a placeholder of its size is shown.
    const step: Step = this.#config && parts ? parts.stepToShow(this.step, this.#config) : this.step === 'identifier' ? 'identifier' : 'restoring';
    const shown = waiting ? 'restoring' : step;
    return renderCard(
      this.#configurator.brand?.lang(this.#locale.tag) ?? this.#locale.shown,
      this.#configurator.brand?.logo(),
      parts?.stepTexts(shown, t) ?? { heading: t('heading'), description: t('description') },
      [
        (this.#blocked && !waiting && parts?.renderBlocked(this.#blocked, t)) || this.#renderStep(shown, view, t),
        parts?.renderNotices(step === 'restoring' ? undefined : view, t),
      ],
      view && parts?.renderHelp(view),
      // Browsers ignore a declaration with anything but a number here.
      `block-size:${shown === 'restoring' && parseInt(readHint('height', this.server ?? '') ?? '')}px`,
    );
  }

  #renderStep(step: Step, view: LoginView | undefined, t: Translate): TemplateResult {
    const parts = this.#parts;
    const links = html`<slot name="terms" slot="terms">${t('terms')}</slot><slot name="privacy" slot="privacy">${t('privacy')}</slot>`;
    if (!view || step === 'restoring') {
      return html`<div class="skeleton" role="status" aria-label=${t('loading')}><i></i><i></i><i></i></div>`;
    }
    return html`${parts?.renderStep(step, view, links) ??
    html`<punchh-identifier-step data-step exportparts=${STEP_PARTS} .view=${view} .tools=${parts?.tools}>${links}</punchh-identifier-step>`}${parts?.renderExtras(view)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'punchh-login': PunchhLogin;
  }
}
