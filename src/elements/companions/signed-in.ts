import { ContextConsumer } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { cleanText } from '../../model/clean-text.ts';
import type { ElementSession } from '../login/lazy-session.ts';
import { sessionContext } from './session-context.ts';
import { sessionDirectory } from './session-directory.ts';

/**
 * Shows its children in one state of a session, so that a page needs no script for it. It hides, it does not protect:
 * the children are in the page's source.
 */
abstract class SessionCompanion extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
    :host([hidden]) {
      display: none;
    }
  `;

  static override properties = { sessionName: { attribute: 'session-name' } };

  /** The session's name, where the element is not inside its `<punchh-session>`. Default: the page's first session. */
  sessionName?: string | null;

  protected abstract readonly shownWhen: ElementSession['state'];
  #session: ElementSession | undefined;
  #unlist: (() => void) | undefined;
  readonly #scope = new ContextConsumer(this, {
    context: sessionContext,
    subscribe: true,
    callback: () => this.requestUpdate(),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    // Pages write `hidden` so that the children are not shown before the script runs. From now on the element hides them itself.
    if (!this.hasUpdated) this.hidden = false;
    this.#unlist = sessionDirectory.subscribe(() => this.requestUpdate());
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unlist?.();
    this.#session = undefined;
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    const name = cleanText(this.sessionName);
    const scope = name ? undefined : this.#scope.value;
    this.#session = scope?.session ?? sessionDirectory.find(name);
    // Other settings open another session, which sends no event where nobody is signed in.
    if (this.#session?.state === 'restoring') {
      this.#session.ready.then(
        () => this.requestUpdate(),
        () => {},
      );
    }
  }

  protected override update(changed: PropertyValues): void {
    const hadFocus = this.matches(':focus-within');
    super.update(changed);
    const isShown = this.#session?.state === this.shownWhen;
    const account = (isShown && this.#session?.account) || '';
    if (hadFocus || !this.innerHTML.trim() || this.querySelector('[data-punchh-account], dialog')) {
      void import('../places/index.ts').then(({ settleCompanion }) => settleCompanion(this, { account, isShown, hadFocus }), () => {});
    }
  }

  protected override render(): unknown {
    return this.#session?.state === this.shownWhen ? html`<slot></slot>` : nothing;
  }
}

/**
 * Shows its children to guests who are signed in. An element inside it with the attribute `data-punchh-account` gets the
 * guest's masked address or number as its text.
 *
 * @summary For guests who are signed in.
 * @tag punchh-signed-in
 * @slot - What guests see who are signed in.
 */
export class PunchhSignedIn extends SessionCompanion {
  protected readonly shownWhen = 'signed-in';
}

/**
 * Shows its children to guests who are not signed in.
 *
 * @summary For guests who are not signed in.
 * @tag punchh-signed-out
 * @slot - What guests see who are not signed in.
 */
export class PunchhSignedOut extends SessionCompanion {
  protected readonly shownWhen = 'signed-out';
}

declare global {
  interface HTMLElementTagNameMap {
    'punchh-signed-in': PunchhSignedIn;
    'punchh-signed-out': PunchhSignedOut;
  }
}
