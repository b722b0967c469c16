import { html, nothing, type LitElement } from 'lit';
import type { LoginConfig } from '../../client/login-config.ts';
import { isolate } from '../../i18n/format.ts';
import type { LoginView } from '../login-view.ts';
import { loadPage, readText, type DocumentPart } from './document-text.ts';

/**
 * Shows a document in place of following a link: a kiosk has no tabs, and nobody may leave the sign-in. The text is that
 * of the brand file, or of a page of the page's own origin.
 */
export class DocumentSheet {
  #title = '';
  #address = '';
  /** `undefined` while it loads, `null` where it cannot be shown. */
  #parts: readonly DocumentPart[] | null | undefined;
  #loading: AbortController | undefined;
  #documents: Readonly<Record<string, string | undefined>> = {};
  readonly #element: LitElement;

  constructor(element: LitElement) {
    this.#element = element;
  }

  configure({ brand }: LoginConfig): void {
    this.#documents = brand.kiosk?.documents ?? {};
  }

  open(link: HTMLAnchorElement): void {
    const slot = link.querySelector('slot');
    // A page may put words of its own into the slot. Without the words for screen readers.
    const words = slot?.assignedNodes({ flatten: true }) ?? [...link.childNodes].filter((node) => node instanceof Text);
    this.#title = words.map(({ textContent }) => textContent).join('').trim();
    this.#address = link.href;
    const text = slot && this.#documents[slot.name];
    this.#parts = text ? readText(text) : undefined;
    if (!text) void this.#load();
    this.#element.requestUpdate();
    void this.#element.updateComplete.then(() => {
      const dialog = this.#dialog;
      if (dialog && !dialog.open) dialog.showModal();
    });
  }

  /** Closes the sheet. Called by its button, after Escape, and when the device is handed to the next guest. */
  close(): void {
    this.#loading?.abort();
    this.#dialog?.close();
    this.#address = '';
    this.#element.requestUpdate();
  }

  /** Escape has closed it. The event is late: the guest may have opened the next document by then. */
  #closed = ({ target }: Event): void => {
    if (target === this.#dialog && !this.#dialog?.open) this.close();
  };

  get #dialog(): HTMLDialogElement | null {
    return this.#element.renderRoot.querySelector('.sheet');
  }

  async #load(): Promise<void> {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    const parts = await loadPage(this.#address, signal);
    if (signal.aborted) return;
    this.#parts = parts;
    this.#element.requestUpdate();
  }

  render({ t }: LoginView): unknown {
    if (!this.#address) return nothing;
    const parts = this.#parts;
    return html`<dialog class="sheet" aria-labelledby="sheet-title" @close=${this.#closed}>
      <h2 part="heading" id="sheet-title">${this.#title}</h2>
      <div class="text" tabindex="0" aria-busy=${parts === undefined ? 'true' : 'false'}>
        ${parts === undefined
          ? html`<p>${t('loading')}</p>`
          : parts?.map(({ isHeading, text }) => (isHeading ? html`<h3>${text}</h3>` : html`<p>${text}</p>`)) ??
            html`<p>${t('kioskDocumentElsewhere', { address: isolate(this.#address) })}</p>`}
      </div>
      <button part="button primary-button" type="button" autofocus @click=${() => this.close()}>${t('kioskClose')}</button>
    </dialog>`;
  }
}
