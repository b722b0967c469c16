import { ContextConsumer, ContextProvider } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LoginClient } from '../../client/login-client.ts';
import { resolveConfig, type LoginConfig, type LoginOptions } from '../../client/login-config.ts';
import type { LoginState, Step } from '../../flow/login-state.ts';
import { isolate } from '../../i18n/format.ts';
import { brandLayers } from '../../i18n/match-locale.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import { createTranslate, type Translate } from '../../i18n/translate.ts';
import { AuthError } from '../../model/auth-error.ts';
import type { Brand } from '../../model/brand.ts';
import { maskIdentifier } from '../../model/identifier.ts';
import type { Tokens } from '../../model/tokens.ts';
import { base } from '../../theme/base.ts';
import { card } from '../../theme/card.ts';
import { tokens } from '../../theme/tokens.ts';
import { sessionContext } from '../companions/session-context.ts';
import { sessionDirectory } from '../companions/session-directory.ts';
import { loginContext, type LoginView } from '../contexts.ts';
import { defineElement } from '../define-element.ts';
import type { ErrorEventDetail } from '../events.ts';
import { PunchhIdentifierStep } from '../identifier-step/identifier-step.ts';
import { errorMessage, STEP_PARTS, type StepElement } from '../step-element.ts';
import { BrandLoader } from './brand-loader.ts';
import { lazySession, type ElementSession } from './lazy-session.ts';
import { LocaleController } from './locale-controller.ts';

/** What a property reads as where the page does not set it; the brand file may still say otherwise. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  backend: 'punchh',
  channels: 'email sms',
  clientType: 'online_ordering',
  mode: 'web',
  countries: 'US CA',
  codeLength: 6,
  storage: 'indexeddb',
};

const HEADINGS: Readonly<Record<Step, MessageKey>> = {
  restoring: 'loading',
  identifier: 'heading',
  code: 'codeHeading',
  details: 'detailsHeading',
  password: 'passwordHeading',
  'signed-in': 'signedInHeading',
};

/** How long, in ms, a right code is shown as such before the step moves on. */
const SETTLE = 320;

/** The getters that tell what was really set. */
const given = new Map<string, () => unknown>();

/**
 * Signs guests in to PAR Punchh with a one-time code: one tag, themed by custom properties, tokens handed out as
 * events.
 *
 * @summary The sign-in element.
 * @tag punchh-login
 *
 * @attr {string} server - Base URL of the API or of a gateway; a path of the page's own origin is fine.
 * @attr {string} client - OAuth client id.
 *
 * @fires {CustomEvent<TokenEventDetail>} punchh-token - Tokens were issued, restored or refreshed. Cancelable: then `return-to` is not followed.
 * @fires {CustomEvent<SignedOutEventDetail>} punchh-signed-out - The session has ended.
 * @fires {CustomEvent<CodeSentEventDetail>} punchh-code-sent - A code is on its way.
 * @fires {CustomEvent<StepEventDetail>} punchh-step - Another step is shown.
 * @fires {CustomEvent<ConsentEventDetail>} punchh-consent - What the guest agreed to.
 * @fires {CustomEvent<ErrorEventDetail>} punchh-error - Something failed; `code` is from a closed list.
 * @fires {CustomEvent<StorageDegradedEventDetail>} punchh-storage-degraded - IndexedDB does not work; memory took over.
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
 */
export class PunchhLogin extends LitElement {
  static override styles = [tokens, base, card];

  /** Base URL of the API or of a gateway; a path of the page's own origin is fine. */
  @property() server?: string | null;
  /** OAuth client id. */
  @property() client?: string | null;
  /** `punchh`, `punchh-password` or `menu`; a second one is offered beside the first. */
  @property() backend?: string | null;
  /** URL of a brand file. */
  @property({ attribute: 'brand-src' }) brandSrc?: string | null;
  /** A brand file's contents, in place of a file. */
  @property({ attribute: false }) brand?: Brand | null;
  /** The channels on offer, the first one preselected. */
  @property() channels?: string | null;
  /** Sent at verify. */
  @property({ attribute: 'client-type' }) clientType?: string | null;
  /** `web`, `kiosk` or `pos`. */
  @property({ reflect: true }) mode?: string | null;
  /** ISO 3166 regions offered for phone numbers, the first is the default; `*` = all. */
  @property() countries?: string | null;
  /** Digits of a code, 4 to 12. */
  @property({ attribute: 'code-length', type: Number }) codeLength?: number | null;
  /** The terms of service. */
  @property({ attribute: 'terms-url' }) termsUrl?: string | null;
  /** The privacy policy. */
  @property({ attribute: 'privacy-url' }) privacyUrl?: string | null;
  /** Sessions of the same name are one session, across elements and tabs. Default: from `server` and `client`. */
  @property({ attribute: 'session-name' }) sessionName?: string | null;
  /** `indexeddb` or `memory`. */
  @property() storage?: string | null;
  /** Further origins that may get the tokens from `fetch`. */
  @property({ attribute: 'allowed-origins' }) allowedOrigins?: string | null;
  /** `ask`: the guest decides whether to stay signed in. */
  @property() remember?: string | null;
  /** Where to go after sign-in: a path of the page's own origin. */
  @property({ attribute: 'return-to' }) returnTo?: string | null;
  /** The gateway at `server` keeps the refresh token in a cookie. */
  @property({ type: Boolean }) cookie?: boolean;

  /** The host's last word on every request to the vendor: captcha tokens, further headers. */
  @property({ attribute: false }) beforeRequest?: (request: Request) => Request | Promise<Request>;
  /** Makes the `x-pch-digest` of a request, where no gateway does. */
  @property({ attribute: false }) signRequest?: (request: { method: string; path: string; body: string }) => string | Promise<string>;
  /** A `fetch` to use instead of the page's. */
  @property({ attribute: false }) fetcher?: typeof fetch;
  /** The host's own id of this device, sent as `punchh-app-device-id`; otherwise one is made at the first send. */
  @property({ attribute: false }) deviceId?: string;

  /** The session, usable without knowing anything of the form. */
  readonly session: ElementSession = lazySession(async () => {
    await this.updateComplete;
    if (!this.#client) throw new AuthError('not_configured', '<punchh-login> has no session: `server` or `client` is missing');
    return (await this.#client.engine()).session;
  });

  readonly #words = new LocaleController(this);
  readonly #brand = new BrandLoader(
    () => this.requestUpdate('brandSrc'),
    (error) => this.#tell(error),
  );
  readonly #provider = new ContextProvider(this, { context: loginContext });
  #scope: ContextConsumer<typeof sessionContext, this> | undefined;
  #leave: (() => void) | undefined;
  #client: LoginClient | undefined;
  #identity = '';
  #config: LoginConfig | undefined;
  /** Why there is no form: nothing can be sent. */
  #blocked: AuthError | null = null;
  #reported = '';
  #degraded = false;
  /** Whether the guest is at work in here: only then may the focus be moved. */
  #engaged = false;
  /** A right code is still being shown. */
  #settling = false;
  #laterSteps = false;

  /** The step that is shown; reflected in the attribute `step`. */
  get step(): Step {
    return this.#client?.state.step ?? 'identifier';
  }

  /** The tokens, refreshed first where they have expired; `null` when nobody is signed in. */
  getTokens(): Promise<Tokens | null> {
    return this.session.getTokens();
  }

  /** As the page's `fetch`, with the tokens, to the server and the allowed origins only. */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    return this.session.fetch(input, init);
  }

  /** Signs the guest out, in every tab. */
  signOut(): Promise<void> {
    return this.session.signOut();
  }

  /** Back to the first step, with nothing in it. Whoever is signed in stays so. */
  reset(): void {
    this.#client?.dispatch({ type: 'reset' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    defineElement('punchh-identifier-step', PunchhIdentifierStep);
    if (!this.#client) this.requestUpdate('server');
    if (this.#scope) return;
    // The element around it may be registered later.
    void customElements.whenDefined('punchh-session').then(() => {
      this.#scope ??= new ContextConsumer(this, {
        context: sessionContext,
        subscribe: true,
        callback: () => this.requestUpdate('brandSrc'),
      });
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moved within the page is not removed from it.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#brand.cancel();
      this.#client?.dispose();
      this.#client = undefined;
      this.#leave?.();
      this.#identity = '';
    });
  }

  protected override shouldUpdate(): boolean {
    return this.isConnected;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const options = this.#options();
    if (changed.has('brandSrc') || changed.has('brand')) {
      const scope = this.#scope?.value;
      const source = {
        src: this.brandSrc ?? scope?.brandSrc ?? null,
        object: this.brand ?? scope?.brand,
        server: options.server ?? null,
      };
      if (source.src !== this.#source?.src || source.object !== this.#source.object) {
        this.#source = source;
        this.#brand.load(source, !!options.server && !!options.client, this.fetcher);
      }
    }
    if (this.#brand.ready && !this.#waitsForScope) this.#configure(options);
  }

  /** Inside a `<punchh-session>` that has not said yet what it knows. */
  get #waitsForScope(): boolean {
    return !this.#scope && !this.server && !!this.closest('punchh-session');
  }

  #source: { src: string | null; object: unknown } | undefined;

  /** What the page has really said. */
  #options(): LoginOptions {
    const { server, client, termsUrl, privacyUrl, sessionName, allowedOrigins, remember, cookie } = this;
    const set = Object.fromEntries([...given].map(([name, get]) => [name, get.call(this) ?? undefined]));
    const own = { server, client, termsUrl, privacyUrl, sessionName, allowedOrigins, remember, cookie, ...set };
    const said = Object.entries(own).filter(([, value]) => value !== undefined && value !== null);
    return { ...this.#scope?.value?.options, ...(Object.fromEntries(said) as LoginOptions) };
  }

  #configure(options: LoginOptions): void {
    const { config, problems } = resolveConfig(options, this.#brand.brand);
    this.#config = config;
    this.#blocked = !isSecureContext
      ? new AuthError('insecure_context', 'crypto.subtle, which PKCE needs, exists on https and localhost only')
      : (problems.find(({ code }) => code === 'not_configured') ?? null);
    const all = this.#blocked?.code === 'insecure_context' ? [this.#blocked, ...problems] : problems;
    const report = all.map(({ message }) => message).join();
    if (report !== this.#reported) {
      this.#reported = report;
      // The page's listeners may be registered after the element.
      setTimeout(() => {
        if (this.isConnected) for (const problem of all) this.#tell(problem);
      });
    }
    const { server, client, sessionName, storage, backends, cookie, allowedOrigins } = config;
    const identity = this.#blocked ? '' : JSON.stringify([server, client, sessionName, storage, backends, cookie, allowedOrigins]);
    if (identity !== this.#identity) {
      this.#identity = identity;
      this.#client?.dispose();
      this.#leave?.();
      this.#client = identity ? this.#createClient(config) : undefined;
      this.#leave = identity ? sessionDirectory.add(sessionName, this.session) : undefined;
    } else this.#client?.configure(config);
    this.#reflectStep();
  }

  #createClient(config: LoginConfig): LoginClient {
    const words = this.#words;
    const read = <Name extends 'fetcher' | 'beforeRequest' | 'signRequest' | 'deviceId'>(name: Name) => this[name];
    const client = new LoginClient(config, {
      emit: (type, detail) => this.#emit(type, detail),
      report: (error) => this.#tell(error),
      environment: {
        get fetcher() {
          return read('fetcher');
        },
        get beforeRequest() {
          return read('beforeRequest');
        },
        get signRequest() {
          return read('signRequest');
        },
        get deviceId() {
          return read('deviceId');
        },
        get locale() {
          return words.tag;
        },
      },
    });
    client.subscribe((state, previous) => this.#changed(state, previous));
    // After the form is painted: what is stored, and the steps to come.
    setTimeout(() => {
      if (this.#client === client) client.engine().catch((error: AuthError) => this.#tell(error));
      void this.#loadLaterSteps();
    });
    return client;
  }

  async #loadLaterSteps(): Promise<void> {
    if (this.#laterSteps) return;
    this.#laterSteps = true;
    try {
      this.#words.loadCore();
      (await import('../later-steps.ts')).defineLaterSteps();
    } catch {
      this.#laterSteps = false;
    }
  }

  #changed(state: LoginState, previous: LoginState): void {
    const moved = state.step !== previous.step;
    this.requestUpdate();
    if (moved) {
      this.#reflectStep();
      void this.#loadLaterSteps();
      if (previous.step === 'code' && state.step === 'signed-in' && this.#engaged) this.#settle();
      this.#emit('punchh-step', { step: state.step, previous: previous.step });
    }
    const failed = state.error && state.error !== previous.error;
    if (this.#engaged && (moved ? previous.step !== 'restoring' : failed)) void this.#focusNext();
  }

  /** The right code is seen to be right; the state has moved on already. */
  #settle(): void {
    const step = this.renderRoot.querySelector<StepElement & { settle?(): void }>('punchh-code-step');
    if (!step?.settle || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    step.settle();
    this.#settling = true;
    setTimeout(() => {
      this.#settling = false;
      this.requestUpdate();
      void this.#focusNext();
    }, SETTLE);
  }

  async #focusNext(): Promise<void> {
    await this.updateComplete;
    const step = this.renderRoot.querySelector<StepElement>('[data-step]');
    if (!step) return;
    await customElements.whenDefined(step.localName);
    await step.updateComplete;
    // Not while the guest has gone on to something else on the page.
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body || this.matches(':focus-within')) step.focusNext();
  }

  #reflectStep(): void {
    if (this.getAttribute('step') !== this.step) this.setAttribute('step', this.step);
  }

  #emit(type: string, detail: unknown): boolean {
    if (type === 'punchh-storage-degraded') {
      const { cause } = detail as { cause: unknown };
      this.#degraded = true;
      this.requestUpdate();
      this.#tell(new AuthError('storage_unavailable', 'IndexedDB does not work here; the session lasts as long as the page', { cause }));
    }
    const event = new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: type === 'punchh-token' });
    const goOn = this.dispatchEvent(event);
    if (goOn && type === 'punchh-token' && (detail as { reason: string }).reason === 'issued') this.#goOn();
    return goOn;
  }

  /** Only to a path of this origin: anything else would be an open redirect. */
  #goOn(): void {
    if (!this.returnTo) return;
    const url = new URL(this.returnTo, location.href);
    if (/^\/(?![/\\])/.test(this.returnTo) && url.origin === location.origin) location.assign(url);
    else this.#tell(new AuthError('invalid_configuration', `return-to="${this.returnTo}" is no path of this origin`));
  }

  /** Tells the developer, in the console and as an event. */
  #tell(error: AuthError): void {
    const { code, status, field, message, retryable, retryAfter, requestId, cause } = error;
    const detail: ErrorEventDetail = { code, status, field, message, retryable, retryAfter, requestId, cause };
    console.warn(`<punchh-login> ${code}: ${message}`);
    this.#emit('punchh-error', detail);
  }

  #translate(): Translate {
    const { locale, words, tag } = this.#words;
    return createTranslate(locale, [...brandLayers(this.#brand.brand?.copy, tag), words], (key, missingIn) => {
      void import('../../i18n/report-missing.ts').then(({ reportMissing }) => reportMissing(key, missingIn));
    });
  }

  protected override render(): unknown {
    const words = this.#words;
    const t = this.#translate();
    const waiting = !this.#brand.ready || !words.ready || this.#waitsForScope;
    const client = this.#client;
    if (client) this.#provider.setValue(this.#view(client, t));
    const state = client?.state;
    const step: Step = waiting ? 'restoring' : this.#settling ? 'code' : (state?.step ?? 'identifier');
    const first = step === 'identifier' || step === 'password';
    const heading = html`<h2 part="heading">${t(HEADINGS[first ? step : step === 'restoring' ? 'identifier' : step])}</h2>`;
    const { logo, name } = { logo: this.#brand.brand?.theme?.logo, name: this.#brand.brand?.name ?? '' };
    return html`<div
      part="card"
      lang=${words.tag}
      dir=${words.direction}
      @pointerdown=${this.#engage}
      @keydown=${this.#engage}
      @input=${this.#engage}
    >
      <slot name="logo">${logo ? html`<img class="logo" src=${logo} alt=${name} />` : nothing}</slot>
      ${first || step === 'restoring' ? html`<slot name="heading">${heading}</slot>` : heading}
      ${step === 'identifier' || step === 'restoring' ? html`<slot name="description"><p part="description">${t('description')}</p></slot>` : nothing}
      ${this.#blocked && !waiting ? html`<div class="notice">${errorMessage(t(this.#blocked.code as MessageKey))}</div>` : this.#step(step, t)}
      ${this.#degraded ? html`<p part="status">${t('storage_unavailable')}</p>` : nothing}
      <div class="visually-hidden" role="status">${state ? this.#spoken(state, t) : nothing}</div>
      <div part="footer"><slot name="footer"></slot></div>
    </div>`;
  }

  readonly #engage = (): void => {
    this.#engaged = true;
  };

  #view({ state, clock, dispatch, waiting }: LoginClient, t: Translate): LoginView {
    return {
      state: waiting && state.step === 'identifier' ? { ...state, busy: 'sending' } : state,
      config: this.#config!,
      clock,
      locale: this.#words.locale,
      t,
      dispatch: (event) => dispatch.call(this.#client!, event),
    };
  }

  /** What a screen reader must hear when the step changes under the guest. */
  #spoken(state: LoginState, t: Translate): string {
    if (state.step === 'code') return t('codeSentTo', { to: isolate(maskIdentifier(state.verification.identifier)) });
    return state.step === 'signed-in' ? t('signedInHeading') : '';
  }

  #step(step: Step, t: Translate): TemplateResult {
    const links = html`<slot name="terms" slot="terms">${t('terms')}</slot><slot name="privacy" slot="privacy">${t('privacy')}</slot>`;
    switch (step) {
      case 'restoring':
        return html`<div class="skeleton" role="status" aria-label=${t('loading')}><i></i><i></i><i></i></div>`;
      case 'identifier':
        return html`<punchh-identifier-step data-step exportparts=${STEP_PARTS}>${links}</punchh-identifier-step>`;
      case 'code':
        return html`<punchh-code-step data-step exportparts=${STEP_PARTS}></punchh-code-step>`;
      case 'details':
        return html`<punchh-details-step data-step exportparts=${STEP_PARTS}>${links}</punchh-details-step>`;
      case 'password':
        return html`<punchh-password-step data-step exportparts=${STEP_PARTS}>${links}</punchh-password-step>`;
      case 'signed-in':
        return html`<punchh-signed-in-step data-step exportparts=${STEP_PARTS}><slot name="signed-in"></slot></punchh-signed-in-step>`;
    }
  }

  protected override updated(): void {
    const theme = this.#brand.brand?.theme;
    if (theme === this.#theme) return;
    this.#theme = theme;
    void import('../../client/brand.ts').then(({ applyTheme }) => applyTheme(this.renderRoot as ShadowRoot, theme));
  }

  #theme: Brand['theme'];
}

// The brand file stands between what the page sets and the defaults, so the two are kept apart.
for (const name of Object.keys(DEFAULTS)) {
  const descriptor = Object.getOwnPropertyDescriptor(PunchhLogin.prototype, name)!;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the element
  const get = descriptor.get!;
  given.set(name, get);
  Object.defineProperty(PunchhLogin.prototype, name, {
    ...descriptor,
    get(this: PunchhLogin): unknown {
      return get.call(this) ?? DEFAULTS[name];
    },
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'punchh-login': PunchhLogin;
  }
}
