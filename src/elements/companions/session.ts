import { css, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { BackendName } from '../../backends/profile.first.ts';
import type { ReadBrand } from '../../client/brand.ts';
import { SETTINGS, type SettingName, type WordList, type WrittenSettings } from '../../client/settings.ts';
import { AuthError } from '../../model/auth-error.ts';
import type { Brand } from '../../model/brand.ts';
import { cleanText } from '../../model/clean-text.ts';
import type { Session } from '../../session/session.ts';
import { lazySession, type ElementSession, type SessionListener } from '../login/lazy-session.ts';
import { SettingsElement, settingProperties } from '../settings-element.ts';
import { forwardEvents } from './forward-events.ts';
import { sessionContext } from './session-context.ts';
import { sessionDirectory } from './session-directory.ts';
import { SessionProvider } from './session-provider.ts';
import { signOutByCommand } from './sign-out-by-command.ts';

/**
 * Gives the elements inside it one session and one brand.
 *
 * @summary One session for several elements.
 * @tag punchh-session
 * @slot - The elements that share the session.
 */
export class PunchhSession extends SettingsElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  static override properties: PropertyDeclarations = {
    ...Object.fromEntries(Object.entries(settingProperties).filter(([name]) => 'shared' in SETTINGS[name as SettingName])),
    brand: { attribute: false },
    fetcher: { attribute: false },
  };

  /** Base URL of the API or of a gateway; a path of the page's own origin is fine. */
  server?: string | null;
  /** OAuth client id. Not needed where no backend uses one (`menu` alone). */
  client?: string | null;
  /**
   * `punchh`, `punchh-password` or `menu`.
   * @default 'punchh'
   */
  backend?: WordList<BackendName> | readonly BackendName[] | null;
  /** URL of a brand file. */
  brandSrc?: string | null;
  /** The contents of a brand file, instead of a file. */
  brand?: Brand | null;
  /** Sessions of the same name are one session. Default: from `server` and `client`. */
  sessionName?: string | null;
  /**
   * `indexeddb` or `memory`.
   * @default 'indexeddb'
   */
  storage?: 'indexeddb' | 'memory' | null;
  /** Further origins that may get the tokens from `fetch`. */
  allowedOrigins?: string | readonly string[] | null;
  /**
   * The gateway at `server` keeps the refresh token in a cookie.
   * @default false
   */
  cookie?: boolean;
  /** A `fetch` to use instead of the page's. */
  fetcher?: typeof fetch;

  #opened: Promise<Session> | undefined;
  #opening: AbortController | undefined;
  #brand: Promise<ReadBrand> | undefined;
  #current: Session | undefined;
  #identity = '';
  #leaveDirectory: (() => void) | undefined;
  readonly #provider = new SessionProvider(this, { context: sessionContext });

  readonly #listeners = new Set<SessionListener>();

  /** The session, for scripts. Its `dispose` ends what its `subscribe` began; the element goes on. */
  readonly session: ElementSession = lazySession(
    async () => {
      await this.updateComplete;
      if (!this.#opened) throw new AuthError('not_configured', '<punchh-session> needs `server` and `client`');
      return this.#opened;
    },
    () => this.#current,
    this.#listeners,
  );

  constructor() {
    super();
    signOutByCommand(this, this.session);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is moved within the page is connected again by then.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    const { brand: object = null } = this;
    const written = { ...this.written };
    const identity = JSON.stringify([written, object]);
    if (identity !== this.#identity) {
      this.#close();
      this.#identity = identity;
      const { server, client, brandSrc, sessionName } = written;
      if ([server, client, brandSrc, object].some(Boolean)) this.#open(written, cleanText(sessionName) || identity);
    }
    this.#provider.setValue({ written, session: this.session, ...(this.#brand && { brand: { object, read: this.#brand } }) });
  }

  #open(written: WrittenSettings, name: string): void {
    const { fetcher } = this;
    const { signal } = (this.#opening = new AbortController());
    const src = cleanText(written.brandSrc);
    const source = { src, object: this.brand, server: cleanText(written.server) };
    if (src || source.object) {
      this.#brand = import('../login/brand-loader.ts').then(({ readBrand }) => readBrand(source, signal, fetcher));
    }
    // The form inside reports a brand that fails to load; the attributes may be enough.
    const brand = this.#brand?.then((read) => read.brand).catch(() => ({}));
    const opened = Promise.all([import('../../client/scope-session.ts'), brand]).then(([{ openScopeSession }, read = {}]) => {
      if (signal.aborted) throw new AuthError('aborted', '<punchh-session> was removed or changed');
      return openScopeSession(written, read, fetcher);
    });
    this.#opened = opened;
    opened.then(
      (session) => {
        if (this.#opened !== opened) return;
        this.#current = session;
        forwardEvents(session, this.#listeners);
      },
      (error: unknown) => {
        if (this.#opened === opened) console.warn(`<punchh-session> ${String(error)}`);
      },
    );
    this.#leaveDirectory = sessionDirectory.add(name, this.session);
  }

  #close(): void {
    this.#leaveDirectory?.();
    this.#opening?.abort();
    this.#opened?.then(
      (session) => session.dispose(),
      () => {},
    );
    this.#identity = '';
    this.#opened = this.#current = this.#brand = this.#leaveDirectory = undefined;
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'punchh-session': PunchhSession;
  }
}
