import { html, LitElement, nothing, type PropertyDeclaration, type TemplateResult } from 'lit';
import { DEFAULT_ENTRY, type Entry } from '../../backends/entry.ts';
import { LoginClient } from '../../client/login-client.ts';
import { resolveConfig, type LoginConfig, type LoginOptions } from '../../client/login-config.ts';
import type { LoginState, Step } from '../../flow/login-state.ts';
import { brandLayers } from '../../i18n/match-locale.ts';
import { createTranslate, type Translate } from '../../i18n/translate.ts';
import { AuthError } from '../../model/auth-error.ts';
import type { Brand } from '../../model/brand.ts';
import type { Tokens } from '../../model/tokens.ts';
import { base } from '../../theme/base.ts';
import { card } from '../../theme/card.ts';
import { tokens } from '../../theme/tokens.ts';
import type { SessionScope } from '../companions/session-context.ts';
import { defineElement } from '../define-element.ts';
import { PunchhIdentifierStep } from '../identifier-step/identifier-step.ts';
import type * as LaterSteps from '../later-steps.ts';
import type { LoginView } from '../login-view.ts';
import { errorMessage, STEP_PARTS } from '../step-element.ts';
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

/** The attributes that set up the sign-in, by property. */
const OPTIONS: Readonly<Record<string, PropertyDeclaration>> = {
  server: {},
  client: {},
  backend: {},
  channels: {},
  clientType: { attribute: 'client-type' },
  mode: { reflect: true },
  countries: {},
  codeLength: { attribute: 'code-length', type: Number },
  termsUrl: { attribute: 'terms-url' },
  privacyUrl: { attribute: 'privacy-url' },
  sessionName: { attribute: 'session-name' },
  storage: {},
  allowedOrigins: { attribute: 'allowed-origins' },
  remember: {},
  cookie: { type: Boolean },
};

const script: PropertyDeclaration = { attribute: false };

/** The getters that tell what was really set. */
const given = new Map<string, () => unknown>();

/** The brand file stands between what the page sets and the defaults, so the two are kept apart. */
const separateDefaults = (prototype: object): void => {
  if (given.size) return;
  for (const name of Object.keys(OPTIONS)) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name)!;
    const get = descriptor.get!;
    given.set(name, get);
    Object.defineProperty(prototype, name, {
      ...descriptor,
      get(): unknown {
        return get.call(this) ?? DEFAULTS[name];
      },
    });
  }
};

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
 * @fires {CustomEvent<TokenEventDetail>} punchh-token - Tokens were issued, restored or refreshed. Cancelable: `return-to` is then left.
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

  static override properties = {
    ...OPTIONS,
    brandSrc: { attribute: 'brand-src' },
    brand: script,
    returnTo: { attribute: 'return-to' },
    beforeRequest: script,
    signRequest: script,
    fetcher: script,
    deviceId: script,
  };

  /** Base URL of the API or of a gateway; a path of the page's own origin is fine. */
  server?: string | null;
  /** OAuth client id. */
  client?: string | null;
  /** `punchh`, `punchh-password` or `menu`; a second one is offered beside the first. */
  backend?: string | null;
  /** URL of a brand file. */
  brandSrc?: string | null;
  /** A brand file's contents, in place of a file. */
  brand?: Brand | null;
  /** The channels on offer, the first one preselected. */
  channels?: string | null;
  /** Sent at verify. */
  clientType?: string | null;
  /** `web`, `kiosk` or `pos`. */
  mode?: string | null;
  /** ISO 3166 regions offered for phone numbers, the first is the default; `*` = all. */
  countries?: string | null;
  /** Digits of a code, 4 to 12. */
  codeLength?: number | null;
  /** The terms of service. */
  termsUrl?: string | null;
  /** The privacy policy. */
  privacyUrl?: string | null;
  /** Sessions of the same name are one session, across elements and tabs. Default: from `server` and `client`. */
  sessionName?: string | null;
  /** `indexeddb` or `memory`. */
  storage?: string | null;
  /** Further origins that may get the tokens from `fetch`. */
  allowedOrigins?: string | null;
  /** `ask`: the guest decides whether to stay signed in. */
  remember?: string | null;
  /** Where to go after sign-in: a path of the page's own origin. */
  returnTo?: string | null;
  /** The gateway at `server` keeps the refresh token in a cookie. */
  cookie?: boolean;

  /** The host's last word on every request to the vendor: captcha tokens, further headers. */
  beforeRequest?: (request: Request) => Request | Promise<Request>;
  /** Makes the `x-pch-digest` of a request, where no gateway does. */
  signRequest?: (request: { method: string; path: string; body: string }) => string | Promise<string>;
  /** A `fetch` to use instead of the page's. */
  fetcher?: typeof fetch;
  /** The host's own id of this device, sent as `punchh-app-device-id`; otherwise one is made at the first send. */
  deviceId?: string;

  #setUp!: () => void;
  /** What the page and its brand say is known. */
  readonly #configured = new Promise<void>((resolve) => (this.#setUp = resolve));

  /** The session, usable without knowing anything of the form. */
  readonly session: ElementSession = lazySession(async () => {
    await this.updateComplete;
    if (this.isConnected) await this.#configured;
    if (!this.#client) throw new AuthError('not_configured', '<punchh-login> has no session: `server` or `client` is missing');
    return (await this.#client.engine()).session;
  }, () => this.#client?.session);

  readonly #words = new LocaleController(this);
  readonly #brand = new BrandLoader(
    () => this.requestUpdate(),
    (error) => this.#tell(error),
  );
  /** What a `<punchh-session>` around this element says. */
  #scope: SessionScope | undefined;
  #leave: (() => void) | undefined;
  #client: LoginClient | undefined;
  #identity = '';
  #config: LoginConfig | undefined;
  /** Something is still to come without which there is no form. */
  #waiting = false;
  /** Why there is no form: nothing can be sent. */
  #blocked: AuthError | undefined;
  #reported = '';
  #degraded = false;
  /** Whether the guest is at work in here: only then may the focus be moved. */
  #engaged = false;
  /** A right code is still being shown. */
  #settling = false;
  /** All that is not needed for the first step. */
  #later: typeof LaterSteps | undefined;
  #source: { src: string | null; object: unknown } | undefined;
  #theme: Brand['theme'];

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

  constructor() {
    super();
    separateDefaults(PunchhLogin.prototype);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    defineElement('punchh-identifier-step', PunchhIdentifierStep);
    if (!this.#client) this.requestUpdate();
    // After the form is painted; inside a `<punchh-session>` there is none before.
    setTimeout(() => {
      if (this.isConnected) void this.#loadLater();
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

  protected override willUpdate(): void {
    const options = this.#options();
    const src = this.brandSrc ?? this.#scope?.brandSrc ?? null;
    const object = this.brand ?? this.#scope?.brand;
    if (src !== this.#source?.src || object !== this.#source.object) {
      this.#source = { src, object };
      const server = options.server ?? null;
      this.#brand.load({ src, object, server }, !!server && !!options.client, this.fetcher);
    }
    const { ready, brand } = this.#brand;
    const named = options.backend ?? brand?.backend ?? 'punchh';
    const entry =
      named === 'punchh'
        ? DEFAULT_ENTRY
        : this.#later?.entry(named, brand, (error) => (error ? this.#tell(error) : this.requestUpdate()));
    this.#waiting = !ready || this.#waitsForScope || !entry;
    if (!this.#waiting) this.#configure(options, entry!);
  }

  /** Inside a `<punchh-session>` that has not said yet what it knows. */
  get #waitsForScope(): boolean {
    return !this.#scope && !this.server && !!this.closest('punchh-session');
  }

  /** What the page has really said. */
  #options(): LoginOptions {
    const said = [...given].map(([name, get]) => [name, get.call(this)] as const).filter(([, value]) => value != null);
    return { ...this.#scope?.options, ...Object.fromEntries(said) };
  }

  #configure(options: LoginOptions, entry: Entry): void {
    const { config, problems } = resolveConfig(options, this.#brand.brand, entry);
    this.#config = config;
    this.#blocked = problems.find(({ code }) => code !== 'invalid_configuration');
    const report = problems.map(({ message }) => message).join();
    if (report !== this.#reported) {
      this.#reported = report;
      // The page's listeners may be registered after the element.
      setTimeout(() => {
        if (this.isConnected) for (const problem of problems) this.#tell(problem);
      });
    }
    const { server, client, sessionName, storage, backends, cookie, allowedOrigins } = config;
    const identity = this.#blocked ? '' : JSON.stringify([server, client, sessionName, storage, backends, cookie, allowedOrigins]);
    if (identity !== this.#identity) {
      this.#identity = identity;
      this.#client?.dispose();
      this.#leave?.();
      this.#client = identity ? this.#createClient(config) : undefined;
    } else this.#client?.configure(config);
    this.#setUp();
    this.#reflectStep();
  }

  #createClient(config: LoginConfig): LoginClient {
    const client = new LoginClient(config, {
      emit: (type, detail) => this.#emit(type, detail),
      report: (error) => this.#tell(error),
      element: this,
      locale: () => this.#words.tag,
    });
    client.subscribe((state, previous) => this.#changed(state, previous));
    const enlist = () => {
      if (this.#client === client) this.#leave = this.#later?.accompany(client, this.session);
    };
    // After the form is painted: what is stored, and the steps to come.
    setTimeout(() => {
      if (this.#client !== client) return;
      client.engine().catch((error: unknown) => this.#tell(error as AuthError));
      void this.#loadLater().then(enlist);
    });
    return client;
  }

  async #loadLater(): Promise<void> {
    if (this.#later) return;
    try {
      this.#words.need(1);
      const later = await import('../later-steps.ts');
      if (this.#later) return;
      this.#later = later;
      later.defineLaterSteps();
      later.followScope(this, (scope) => {
        this.#scope = scope;
        this.requestUpdate();
      });
      this.requestUpdate();
    } catch {
      // Tried again with the next step.
    }
  }

  #changed(state: LoginState, previous: LoginState): void {
    const moved = state.step !== previous.step;
    const engaged = this.#engaged;
    this.requestUpdate();
    if (moved) {
      this.#reflectStep();
      void this.#loadLater();
      if (engaged && previous.step === 'code' && state.step === 'signed-in') {
        this.#settling = !!this.#later?.settleCode(this.renderRoot, () => {
          this.#settling = false;
          this.requestUpdate();
          void this.#later?.focusStep(this);
        });
      }
      this.#emit('punchh-step', { step: state.step, previous: previous.step });
    }
    const failed = state.error && state.error !== previous.error;
    if (engaged && (moved ? previous.step !== 'restoring' : failed)) void this.#later?.focusStep(this);
  }

  #reflectStep(): void {
    if (this.getAttribute('step') !== this.step) this.setAttribute('step', this.step);
  }

  #emit(type: string, detail: unknown): void {
    const event = new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: type === 'punchh-token' });
    const goOn = this.dispatchEvent(event);
    const { reason, cause } = detail as { reason?: string; cause?: unknown };
    if (goOn && reason === 'issued' && this.returnTo) {
      const error = this.#later?.followReturnTo(this.returnTo);
      if (error) this.#tell(error);
    }
    if (type === 'punchh-storage-degraded') {
      this.#degraded = true;
      this.requestUpdate();
      this.#tell(new AuthError('storage_unavailable', 'IndexedDB does not work here; the session lasts as long as the page', { cause }));
    }
  }

  /** Tells the developer, in the console and as an event. */
  #tell({ code, status, field, message, retryable, retryAfter, requestId, cause }: AuthError): void {
    console.warn(`<punchh-login> ${code}: ${message}`);
    this.#emit('punchh-error', { code, status, field, message, retryable, retryAfter, requestId, cause });
  }

  #translate(): Translate {
    const { locale, words, tag } = this.#words;
    const t = createTranslate(locale, [...brandLayers(this.#brand.brand?.copy, tag), words], this.#later?.reportMissing);
    return this.#later?.voice(t, this.#words, this.#config) ?? t;
  }

  protected override render(): unknown {
    const { tag, direction, ready } = this.#words;
    const t = this.#translate();
    const waiting = this.#waiting || !ready;
    const shown = this.#settling ? 'code' : this.step;
    // Until the steps to come have come, there is a placeholder of their size.
    const prepared = this.#config && this.#later?.prepare(shown, this.#config, this.#words);
    const step: Step = waiting || (shown !== 'identifier' && !prepared) ? 'restoring' : shown;
    const { theme, name } = this.#brand.brand ?? {};
    const { heading, description } = this.#later?.stepTexts(step, t) ?? {
      heading: t('heading'),
      description: this.#config?.start === 'password' ? '' : t('description'),
    };
    const title = html`<h2 part="heading">${heading}</h2>`;
    return html`<div
      part="card"
      lang=${tag}
      dir=${direction}
      @pointerdown=${this.#engage}
      @keydown=${this.#engage}
      @input=${this.#engage}
    >
      <slot name="logo">${theme?.logo ? html`<img class="logo" src=${theme.logo} alt=${name ?? ''} />` : nothing}</slot>
      ${description ? html`<slot name="heading">${title}</slot>` : title}
      ${description ? html`<slot name="description"><p part="description">${description}</p></slot>` : nothing}
      ${this.#blocked && !waiting ? html`<div class="notice">${errorMessage(t(this.#blocked.code))}</div>` : this.#step(step, t)}
      ${this.#degraded ? html`<p part="status">${t('storage_unavailable')}</p>` : nothing}
      <div class="visually-hidden" role="status">${prepared && this.#client ? this.#later?.spoken(this.#client.state, t) : nothing}</div>
      <div part="footer"><slot name="footer"></slot></div>
    </div>`;
  }

  readonly #engage = (): void => {
    this.#engaged = true;
  };

  #view(t: Translate): LoginView {
    const client = this.#client!;
    const { state, clock } = client;
    return {
      state: client.waiting && state.step === 'identifier' ? { ...state, busy: 'sending' } : state,
      config: this.#config!,
      clock,
      locale: this.#words.locale,
      capabilities: async () => (await (await client.engine()).backend()).capabilities,
      t,
      dispatch: (event) => client.dispatch(event),
    };
  }

  #step(step: Step, t: Translate): TemplateResult {
    if (step === 'restoring') {
      return html`<div class="skeleton" role="status" aria-label=${t('loading')}><i></i><i></i><i></i></div>`;
    }
    const links = html`<slot name="terms" slot="terms">${t('terms')}</slot><slot name="privacy" slot="privacy">${t('privacy')}</slot>`;
    const view = this.#view(t);
    return step === 'identifier'
      ? html`<punchh-identifier-step data-step exportparts=${STEP_PARTS} .view=${view}>${links}</punchh-identifier-step>${this.#later?.beside(view, this.#words)}`
      : this.#later!.laterStep(step, view, links, this.#words);
  }

  protected override updated(): void {
    const theme = this.#brand.brand?.theme;
    if (theme === this.#theme) return;
    this.#theme = theme;
    void import('../../client/brand.ts').then(({ applyTheme }) => applyTheme(this.renderRoot as ShadowRoot, theme));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'punchh-login': PunchhLogin;
  }
}
