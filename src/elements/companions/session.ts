import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { AuthError } from '../../model/auth-error.ts';
import type { LoginOptions } from '../../client/login-config.ts';
import type { Brand } from '../../model/brand.ts';
import type { Session } from '../../session/session.ts';
import { lazySession, type ElementSession, type SessionListener } from '../login/lazy-session.ts';
import { sessionContext } from './session-context.ts';
import { sessionDirectory } from './session-directory.ts';
import { tellAll } from './tell-all.ts';

const LOADERS = {
  entries: () => import('../rare/index.ts'),
  brand: () => import('../login/brand-loader.ts'),
};

/**
 * Gives the elements inside it one session and one brand.
 *
 * @summary One session for several elements.
 * @tag punchh-session
 * @slot - The elements that share the session.
 */
export class PunchhSession extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  static override properties = {
    server: {},
    client: {},
    backend: {},
    brandSrc: { attribute: 'brand-src' },
    brand: { attribute: false },
    sessionName: { attribute: 'session-name' },
    storage: {},
    allowedOrigins: { attribute: 'allowed-origins' },
    cookie: { type: Boolean },
    fetcher: { attribute: false },
  };

  /** Base URL of the API or of a gateway; a path of the page's own origin is fine. */
  server?: string | null;
  /** OAuth client id. */
  client?: string | null;
  /** `punchh`, `punchh-password` or `menu`. */
  backend?: string | null;
  /** URL of a brand file. */
  brandSrc?: string | null;
  /** A brand file's contents, in place of a file. */
  brand?: Brand | null;
  /** Sessions of the same name are one session. Default: from `server` and `client`. */
  sessionName?: string | null;
  /** `indexeddb` or `memory`. */
  storage?: string | null;
  /** Further origins that may get the tokens from `fetch`. */
  allowedOrigins?: string | null;
  /** The gateway at `server` keeps the refresh token in a cookie. */
  cookie?: boolean;
  /** A `fetch` to use instead of the page's. */
  fetcher?: typeof fetch;

  #opened: Promise<Session> | undefined;
  #opening: AbortController | undefined;
  #current: Session | undefined;
  #identity = '';
  #leave: (() => void) | undefined;
  readonly #provider = new ContextProvider(this, { context: sessionContext });

  readonly #listeners = new Set<SessionListener>();

  /** The session, for scripts. */
  readonly session: ElementSession = lazySession(async () => {
    await this.updateComplete;
    if (!this.#opened) throw new AuthError('not_configured', '<punchh-session> needs `server` and `client`');
    return this.#opened;
  }, () => this.#current, this.#listeners);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
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
    const { server, client, backend, sessionName, storage, allowedOrigins, cookie, brandSrc = null, brand = null } = this;
    const options = { server, client, backend, sessionName, storage, allowedOrigins, cookie };
    const identity = JSON.stringify([options, brandSrc, brand]);
    if (identity !== this.#identity) {
      this.#close();
      this.#identity = identity;
      if (server || client || brandSrc || brand) this.#open(options, sessionName ?? identity);
    }
    this.#provider.setValue({ options, brandSrc, brand: brand ?? undefined, session: this.session });
  }

  #open(options: LoginOptions, name: string): void {
    const { brandSrc: src = null, brand: object, fetcher } = this;
    const { signal } = (this.#opening = new AbortController());
    const opened = import('../../client/scope-session.ts').then(({ openScopeSession }) =>
      openScopeSession(options, { src, object, server: options.server ?? null }, signal, LOADERS, fetcher),
    );
    this.#opened = opened;
    opened.then(
      (session) => {
        if (this.#opened !== opened) return;
        this.#current = session;
        tellAll(session, this.#listeners);
      },
      (error: unknown) => {
        if (this.#opened === opened) console.warn(`<punchh-session> ${String(error)}`);
      },
    );
    this.#leave = sessionDirectory.add(name, this.session);
  }

  #close(): void {
    this.#leave?.();
    this.#leave = undefined;
    this.#identity = '';
    this.#opening?.abort();
    this.#opened?.then(
      (session) => session.dispose(),
      () => {},
    );
    this.#opened = undefined;
    this.#current = undefined;
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
