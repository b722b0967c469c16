import { html, LitElement, type TemplateResult } from 'lit';
import { DEFAULT_ENTRY } from '../../backends/profile.first.ts';
import { mayHaveAgreed } from '../../client/consent-memory.first.ts';
import type { LoginClient } from '../../client/login-client.ts';
import { blockOf, resolveConfig, type LoginConfig, type LoginOptions } from '../../client/login-config.ts';
import { draftTransition } from '../../flow/transition.first.ts';
import type { LoginEvent } from '../../flow/login-event.ts';
import { initialState, type LoginState, type Step } from '../../flow/login-state.ts';
import { firstWords } from '../../i18n/translate.first.ts';
import type { Translate } from '../../i18n/translate.ts';
import { AuthError } from '../../model/auth-error.ts';
import type { Brand } from '../../model/brand.ts';
import type { Clock } from '../../model/clock.ts';
import type { Tokens } from '../../model/tokens.ts';
import { readHint } from '../../session/storage/hints.first.ts';
import { base } from '../../theme/base.first.ts';
import { card } from '../../theme/card.ts';
import { tokens } from '../../theme/tokens.first.ts';
import type { SessionScope } from '../companions/session-context.ts';
import { defineElement } from '../define-element.ts';
import { PunchhIdentifierStep } from '../identifier-step/identifier-step.ts';
import type * as LaterSteps from '../sign-in/index.ts';
import type { LoginView } from '../login-view.ts';
import { errorMessage } from '../error-message.ts';
import { AGAIN, partMissing } from '../load-error.ts';
import { STEP_PARTS } from '../step-element.ts';
import type { BrandLoader, BrandSource } from './brand-loader.ts';
import { lazySession, type ElementSession, type SessionListener } from './lazy-session.ts';
import { LocaleController } from './locale-controller.ts';

/** How long, in ms, a stored session or attempt may keep a guest waiting for the form. */
const RESTORING_LIMIT = 300;

/** How long, in ms, a brand file may keep the form waiting where the attributes are enough. */
const BRAND_LIMIT = 1000;

const NO_BRAND: BrandSource = { src: null, object: undefined };

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

/**
 * A task of its own: on a slow phone, what has just run has taken long enough. Asked for in this way, that task comes
 * before a frame in which there is nothing yet to be seen.
 *
 * @param otherwise what waits where the browser cannot be asked
 */
const ownTask = (otherwise: (callback: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    // A page may have a `scheduler` of another kind; Safari has none.
    const { scheduler } = self as { scheduler?: Partial<Scheduler> };
    if (!scheduler?.postTask?.(resolve, { priority: 'user-blocking' })) otherwise(resolve);
  });

/** The getters that tell what was really set: the brand file stands between that and the defaults. */
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
 * @attr {string} lang - Language, switched live; the direction follows. Default: that of the nearest element with one.
 * @attr {'restoring' | 'identifier' | 'code' | 'details' | 'password' | 'signed-in'} step - Read only: the step that is shown.
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
    brandSrc: { attribute: 'brand-src' },
    returnTo: { attribute: 'return-to' },
    brand: { attribute: false },
  };

  protected static override finalize(): void {
    super.finalize();
    if (given.size) return;
    for (const name of Object.keys(PunchhLogin.properties)) {
      const descriptor = Object.getOwnPropertyDescriptor(PunchhLogin.prototype, name)!;
      const get = descriptor.get!;
      given.set(name, get);
      const standard = DEFAULTS[name];
      if (!standard) continue;
      Object.defineProperty(PunchhLogin.prototype, name, {
        ...descriptor,
        get(): unknown {
          return get.call(this) ?? standard;
        },
      });
    }
  }

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

  /** The host's last word on every request of the element's own, refresh and sign-out among them: captcha tokens, further headers. */
  beforeRequest?: (request: Request) => Request | Promise<Request>;
  /** Makes the `x-pch-digest` of a request, where no gateway does. */
  signRequest?: (request: { method: string; path: string; body: string }) => string | Promise<string>;
  /** A `fetch` to use instead of the page's. */
  fetcher?: typeof fetch;
  /** The id of this device as it was last sent (`punchh-app-device-id`): made at the first send, or the host's own. */
  deviceId?: string;

  #setUp!: () => void;
  /** What the page and its brand say is known. */
  readonly #configured = new Promise<void>((resolve) => (this.#setUp = resolve));

  readonly #listeners = new Set<SessionListener>();

  /** The session, usable without knowing anything of the form. */
  readonly session: ElementSession = lazySession(async () => {
    await this.updateComplete;
    if (this.isConnected) {
      await Promise.all([this.#configured, this.#loadLater()]);
      await this.updateComplete;
    }
    if (!this.#client) throw new AuthError('not_configured', '<punchh-login> has no session: `server` or `client` is missing');
    return this.#client.engine.session;
  }, () => this.#client?.engine.session, this.#listeners);

  readonly #words = new LocaleController(this);
  #source: BrandSource = NO_BRAND;
  #brand: BrandLoader | undefined;
  /** The form may be shown: the brand is there, or it has had its time. */
  #branded = true;
  /** What a `<punchh-session>` around this element says. */
  #scope: SessionScope | undefined;
  #config: LoginConfig | undefined;
  /** The session that the state belongs to; empty where there is none. */
  #identity = '';
  /** Something is still to come without which there is no form. */
  #waiting = false;
  /** The form, not just what is around it. */
  #drawn: Promise<void> | undefined;
  /** Why there is no form: nothing can be sent. */
  #blocked: ReturnType<typeof blockOf> = null;
  /** What the form shows, until the client takes it over. */
  #early: LoginState | undefined;
  #client: LoginClient | undefined;
  /** All that is not needed for the form: it comes once that is painted. */
  #later: typeof LaterSteps | undefined;
  #loading: Promise<typeof LaterSteps> | undefined;
  #loadsSoon = false;
  #guide: LaterSteps.Guide | undefined;
  #leave: (() => void) | undefined;

  get #state(): LoginState | undefined {
    return this.#client?.state ?? this.#early;
  }

  /** The step that is shown; reflected in the attribute `step`. */
  get step(): Step {
    return this.#state?.step ?? 'identifier';
  }

  /** The tokens, refreshed first where they have expired; `null` when nobody is signed in. */
  getTokens(): Promise<Tokens | null> {
    return this.session.getTokens();
  }

  /** As the page's `fetch`, with the tokens, to the server and the allowed origins only. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    return this.session.fetch(input, init);
  }

  /** Signs the guest out, in every tab. */
  signOut(): Promise<void> {
    return this.session.signOut();
  }

  /** Back to the first step, with nothing in it. Whoever is signed in stays so. */
  reset(): void {
    this.#dispatch({ type: 'reset' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#identity) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moved within the page is not removed from it.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#brand?.cancel();
      this.#source = NO_BRAND;
      this.#end();
      this.#identity = '';
    });
  }

  #end(): void {
    this.#client?.dispose();
    this.#leave?.();
    this.#client = this.#early = this.#leave = undefined;
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await ownTask(setTimeout);
    void super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    // So that the first one of a page is drawn apart from the card; in the same frame, though.
    this.#drawn = ownTask(queueMicrotask).then(() => defineElement('punchh-identifier-step', PunchhIdentifierStep));
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    await this.#drawn;
    return complete;
  }

  protected override shouldUpdate(): boolean {
    return this.isConnected;
  }

  protected override willUpdate(): void {
    const said = [...given].map(([name, get]) => [name, get.call(this)] as const).filter(([, value]) => value != null);
    const options: LoginOptions = { ...this.#scope?.options, ...Object.fromEntries(said) };
    const src = this.brandSrc ?? this.#scope?.brandSrc ?? null;
    const object = this.brand ?? this.#scope?.brand;
    if (src !== this.#source.src || object !== this.#source.object) {
      this.#source = { src, object, server: options.server };
      // A brand that is shown stays until the next one is there.
      this.#branded = !!this.#brand?.brand;
      void this.#loadBrand(!!options.server && !!options.client);
    }
    const brand = this.#brand?.brand;
    // Inside a `<punchh-session>` that has not said yet what it knows.
    const waitsForScope = !this.#scope && !this.server && !!this.closest('punchh-session');
    const named = options.backend || brand?.backend || 'punchh';
    const entry =
      named === 'punchh'
        ? DEFAULT_ENTRY
        : this.#later?.entry(named, brand, (error) => (error ? this.#tell(error) : this.requestUpdate()));
    this.#waiting = !this.#branded || waitsForScope || !entry;
    if (this.#waiting) return;
    const config = resolveConfig(options, brand, entry!);
    this.#configure(config);
    this.#guide?.check(options, brand, entry!, config);
  }

  /**
   * @param enough whether the form works without the brand: then a slow or broken one never stands before it; left out
   * where it does not, and the page has been told already
   */
  async #loadBrand(enough?: boolean): Promise<void> {
    const source = this.#source;
    const show = () => {
      if (source !== this.#source) return;
      this.#branded = true;
      this.requestUpdate();
    };
    if (enough) setTimeout(show, BRAND_LIMIT);
    const error = await import('./brand-loader.ts')
      .then(({ BrandLoader }) => (this.#brand ??= new BrandLoader(this)).load(source))
      .catch(partMissing);
    show();
    if (!error || source !== this.#source) return;
    if (enough !== undefined) this.#tell(error);
    // There is nothing that a guest could press.
    if (enough || !error.retryable) return;
    const again = () => source === this.#source && void this.#loadBrand();
    setTimeout(again, AGAIN);
  }

  #configure(config: LoginConfig): void {
    this.#config = config;
    this.#blocked = blockOf(config);
    const { server, client, sessionName, storage, backends, cookie, allowedOrigins } = config;
    const identity = this.#blocked ? '' : JSON.stringify([server, client, sessionName, storage, backends, cookie, allowedOrigins]);
    if (identity !== this.#identity) {
      this.#identity = identity;
      this.#end();
    }
    if (identity && !this.#client) this.#begin(config);
    else this.#client?.configure(config);
    this.#setUp();
  }

  /** The form stands by itself, from what can be read at once; what acts takes it over when it has come. */
  #begin(config: LoginConfig): void {
    let state = this.#early;
    if (state) state = draftTransition(state, { type: 'configured', settings: config })!;
    else {
      const { sessionName: name, storage, mode, countries } = config;
      // A form that stood here for another set-up is taken away, with all that it says.
      const stored =
        this.renderRoot.querySelector('[data-step]') ||
        (storage === 'indexeddb' && readHint(name)) ||
        (mode === 'web' && mayHaveAgreed(name));
      state = initialState(config, countries[0] === '*' ? 'US' : countries[0]!, !!stored);
      if (stored) setTimeout(() => this.#dispatch({ type: 'restoring-slow' }), RESTORING_LIMIT);
    }
    this.#early = state;
    if (!this.#later) return;
    this.#client = new this.#later.LoginClient(config, state, {
      emit: (type, detail) => this.#emit(type, detail),
      report: (error) => this.#tell(error),
      changed: (before) => this.#changed(before),
      element: this,
      locale: () => this.#words.tag,
    });
    this.#leave = this.#later.accompany(this.#client, this.session, this.#listeners);
  }

  readonly #dispatch = (event: LoginEvent): void => {
    const before = this.#early;
    if (this.#client) this.#client.dispatch(event);
    else if (before) {
      this.#early = draftTransition(before, event) ?? before;
      this.#changed(before);
    }
  };

  protected override updated(): void {
    if (this.#config) this.#reflectStep();
    if (this.#later || this.#loadsSoon) return;
    this.#loadsSoon = true;
    // After the form is painted.
    this.#loadSoon();
  }

  #loadSoon(after?: number): void {
    setTimeout(() => {
      if (this.isConnected) this.#loadLater().catch(() => {});
      else this.#loadsSoon = false;
    }, after);
  }

  /** @throws {AuthError} `network_error`, which the page is told of once; the next call tries again */
  #loadLater(): Promise<typeof LaterSteps> {
    this.#words.need(1);
    return (this.#loading ??= import('../sign-in/index.ts').then(
      (later) => {
        this.#later = later;
        later.defineLaterSteps();
        this.#guide = new later.Guide(this, (error) => this.#tell(error));
        later.followLanguage(this, () => this.#words.follow());
        later.followScope(this, (scope) => {
          this.#scope = scope;
          this.requestUpdate();
        });
        this.requestUpdate();
        return later;
      },
      (cause: unknown) => {
        this.#loading = undefined;
        // There is nothing that a guest could press.
        if (this.#waiting) this.#loadSoon(AGAIN);
        const error = partMissing(cause);
        this.#tell(error);
        throw error;
      },
    ));
  }

  #changed(before: LoginState): void {
    const state = this.#state!;
    this.requestUpdate();
    this.#reflectStep();
    this.#guide?.follow(state, before);
  }

  /** The attribute is what the page has been told: of a step as well that another set-up has brought. */
  #reflectStep(): void {
    const { step } = this;
    const previous = this.getAttribute('step');
    if (step === previous) return;
    this.setAttribute('step', step);
    if (previous) this.#emit('punchh-step', { step, previous });
  }

  #emit(type: string, detail: unknown): void {
    const event = new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: type === 'punchh-token' });
    if (this.dispatchEvent(event)) this.#guide?.goOn(event as CustomEvent<object>);
  }

  /** Tells the developer, in the console and as an event. */
  #tell({ code, status, field, message, retryable, retryAfter, requestId, cause }: AuthError): void {
    console.warn(`<punchh-login> ${code}: ${message}`);
    this.#emit('punchh-error', { code, status, field, message, retryable, retryAfter, requestId, cause });
  }

  /** BCP 47 tag for `Intl`. */
  get #locale(): string {
    const { shown } = this.#words;
    return this.#later?.formatLocale(shown) ?? shown;
  }

  #translate(): Translate {
    const { words, tag } = this.#words;
    const layers = this.#brand?.layers(tag, words) ?? [words];
    return this.#later?.translator(layers, this.#words, this.#config) ?? firstWords(layers);
  }

  protected override render(): unknown {
    const { tag, direction, ready } = this.#words;
    const later = this.#later;
    const t = this.#translate();
    const waiting = this.#waiting || !ready;
    const shown = this.#guide?.settling ? 'code' : this.step;
    // Until the steps to come have come, there is a placeholder of their size.
    const prepared = this.#config && later?.prepare(shown, this.#config, this.#words);
    const step: Step = waiting || (shown !== 'identifier' && !prepared) ? 'restoring' : shown;
    const { heading, description } = later?.stepTexts(step, t) ?? { heading: t('heading'), description: t('description') };
    return html`<div part="card" lang=${tag} dir=${direction}>
      <slot name="logo">${this.#brand?.logo()}</slot>
      ${description
        ? html`<slot name="heading"><h2 part="heading">${heading}</h2></slot
            ><slot name="description"><p part="description">${description}</p></slot>`
        : html`<h2 part="heading">${heading}</h2>`}
      ${this.#blocked && !waiting ? html`<div class="notice">${errorMessage(t(this.#blocked))}</div>` : this.#step(step, t)}
      ${later?.notices(prepared ? this.#client : undefined, !!this.#guide?.degraded, t)}
      <div part="footer"><slot name="footer"></slot></div>
    </div>`;
  }

  #step(step: Step, t: Translate): TemplateResult {
    if (step === 'restoring') {
      return html`<div class="skeleton" role="status" aria-label=${t('loading')}><i></i><i></i><i></i></div>`;
    }
    const view: LoginView = {
      state: this.#state!,
      config: this.#config!,
      clock: this.#client?.clock as Clock,
      locale: this.#locale,
      capabilities: async () => (await this.#client!.engine.backend()).capabilities,
      t,
      later: this.#later,
      load: () => this.#loadLater(),
      dispatch: this.#dispatch,
    };
    const links = html`<slot name="terms" slot="terms">${t('terms')}</slot><slot name="privacy" slot="privacy">${t('privacy')}</slot>`;
    return step === 'identifier'
      ? html`<punchh-identifier-step data-step exportparts=${STEP_PARTS} .view=${view}>${links}</punchh-identifier-step>${this.#later?.beside(view, this.#words)}`
      : this.#later!.laterStep(step, view, links, this.#words);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'punchh-login': PunchhLogin;
  }
}
