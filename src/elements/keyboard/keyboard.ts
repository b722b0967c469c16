/**
 * Root of the file with the on-screen keyboard. A kiosk or a till loads it when a field gets the focus.
 * @module
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { MessageKey } from '../../i18n/messages.ts';
import { base } from '../../theme/base.first.ts';
import { keyboard } from '../../theme/keyboard.ts';
import type { LoginView } from '../login-view.ts';
import { hasOwnLetters, rowsOf, type Command, type Key, type KeyboardKind, type Page } from './layouts.ts';
import { deleteBackward, writeText } from './write.ts';

const NAMES: Readonly<Record<Command, MessageKey>> = {
  backspace: 'keyBackspace',
  shift: 'keyShift',
  space: 'keySpace',
  numbers: 'keyNumbers',
  letters: 'keyLetters',
  latin: 'keyLatin',
  enter: 'keyEnter',
  hide: 'keyHide',
};

/** The signs that are painted on the keys. Screen readers read the names. */
const FACES: Readonly<Record<Command, string>> = {
  backspace: '⌫', shift: '⇧', space: '', numbers: '#+=', letters: 'abc', latin: 'abc', enter: '⏎', hide: '⌄',
};

/** How long, in ms, Backspace is held until it repeats, and the time between two repetitions. */
const HOLD = 450;
const REPEAT = 80;

/** Returns the kind of keyboard that a field needs. */
const kindOf = ({ id, type, dataset }: HTMLInputElement): KeyboardKind =>
  id === 'code' ? 'code' : type === 'tel' ? 'phone' : id === 'email' || type === 'email' || dataset.keys === 'email' ? 'email' : 'text';

/** Whether a kind of keyboard has digits alone. */
const isPad = (kind: KeyboardKind): boolean => kind === 'code' || kind === 'phone';

/** A keyboard on the screen. It writes into a field that keeps the focus, so that a real keyboard and a scanner work too. */
export class PunchhKeyboard extends LitElement {
  static override styles = [base, keyboard];

  static override properties = {
    view: { attribute: false }, target: { attribute: false }, hasRoom: { attribute: false }, docked: { type: Boolean, reflect: true },
  };

  /** Set by `<punchh-login>` with every change. */
  view!: LoginView;
  /** The field that is written into. */
  target!: HTMLInputElement;
  /** Whether the card has room for a number pad beside the form. Default: false. */
  hasRoom = false;
  /** Whether the keyboard is beside the form. Otherwise it covers the bottom of the screen. */
  docked = false;
  /** Called when the guest hides the keyboard. */
  hide: () => void = () => {};
  #page: Page = 'latin';
  /** `once`: for the next letter. */
  #shift: 'off' | 'once' | 'lock' = 'off';
  #repeating: unknown;
  /** The key that was pressed last, and when, in ms since the epoch. */
  #last = { key: '', at: 0 };
  /** The key that a finger has pressed already: its click writes nothing more. */
  #pressed: EventTarget | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopRepeating();
    // It is shown again with the next update, where the page moves the element.
    this.popover = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const kind = kindOf(this.target);
    this.docked = this.hasRoom && isPad(kind);
    if (!changed.has('target')) return;
    this.#page = hasOwnLetters(kind, this.view.locale) ? 'own' : 'latin';
    // Names begin with a capital letter.
    this.#shift = kind === 'text' && this.target.type === 'text' && !this.target.value ? 'once' : 'off';
  }

  protected override updated(): void {
    // Safari before 17 and Firefox before 125 have no top layer for it.
    if (!this.isConnected || !this.showPopover || this.docked === (this.popover === null)) return;
    this.popover = this.docked ? null : 'manual';
    // In the top layer, nothing of the page lies over it or moves it.
    if (!this.docked) this.showPopover();
  }

  protected override render(): TemplateResult {
    const { t, locale, config } = this.view;
    const kind = kindOf(this.target);
    const rows = rowsOf(kind, this.#page, locale, config.brand.kiosk?.domains ?? []);
    return html`<div
      class=${isPad(kind) ? 'pad' : 'letters'}
      role="group"
      dir="ltr"
      aria-label=${t(isPad(kind) ? 'numberPad' : 'keyboard')}
      @pointerdown=${this.#down}
      @pointerup=${this.#stopRepeating}
      @pointercancel=${this.#cancel}
      @pointerleave=${this.#stopRepeating}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${this.#click}
    >
      ${rows.map((row) => html`<div class="row">${row.map((key) => this.#key(key))}</div>`)}
    </div>`;
  }

  #key({ writes, command, span = 2 }: Key): TemplateResult {
    const { t, locale } = this.view;
    const width = `span-${span}`;
    if (!command) {
      const text = this.#shift === 'off' || writes!.length > 1 ? writes! : writes!.toLocaleUpperCase(locale);
      return html`<button part="button" class=${width} type="button" data-text=${text} translate="no">${text}</button>`;
    }
    return html`<button
      part="button"
      class="command ${width}"
      type="button"
      data-command=${command}
      aria-label=${t(NAMES[command])}
      aria-pressed=${command === 'shift' ? `${this.#shift !== 'off'}` : nothing}
    >
      ${FACES[command] || t(NAMES[command])}
    </button>`;
  }

  readonly #down = (event: PointerEvent): void => {
    const key = this.#keyOf(event);
    if (!key || event.button) return;
    this.#pressed = key;
    this.#press(key);
    if (key.dataset.command === 'backspace' && this.view.config.brand.kiosk?.keyRepeat !== false) this.#repeatAfter(HOLD);
  };

  /** Presses by a switch, a screen reader or the Enter key are a click alone. */
  readonly #click = (event: Event): void => {
    const key = this.#keyOf(event);
    this.#stopRepeating();
    if (key && key !== this.#pressed) this.#press(key);
    this.#pressed = null;
  };

  readonly #cancel = (): void => {
    this.#pressed = null;
    this.#stopRepeating();
  };

  #keyOf(event: Event): HTMLElement | null {
    return (event.target as Element).closest('button');
  }

  #repeatAfter(ms: number): void {
    this.#repeating = this.view.clock.setTimeout(() => {
      deleteBackward(this.target);
      this.#repeatAfter(REPEAT);
    }, ms);
  }

  readonly #stopRepeating = (): void => this.view.clock.clearTimeout(this.#repeating);

  /** Whether a hand that trembles has touched a key twice (EN 301 549, 5.8). Nothing is, unless the brand sets a time. */
  #isSecondTouch(key: string): boolean {
    const { clock, config } = this.view;
    const [{ key: before, at: since }, at] = [this.#last, clock.now()];
    this.#last = { key, at };
    return key === before && at - since < (config.brand.kiosk?.sameKeyAfter ?? 0) * 1000;
  }

  #press({ dataset: { text, command } }: HTMLElement): void {
    if (this.#isSecondTouch(`${command ?? text}`)) return;
    if (text !== undefined) {
      writeText(this.target, text);
      if (this.#shift === 'once') this.#shift = 'off';
    } else this.#obey(command as Command);
    this.requestUpdate();
  }

  #obey(command: Command): void {
    switch (command) {
      case 'backspace':
        deleteBackward(this.target);
        break;
      case 'space':
        writeText(this.target, ' ');
        break;
      case 'shift':
        this.#shift = this.#shift === 'off' ? 'once' : this.#shift === 'once' ? 'lock' : 'off';
        break;
      case 'enter':
        // As a guest would: `requestSubmit` does nothing in a frame that is sandboxed without `allow-forms`.
        this.target.form?.querySelector<HTMLButtonElement>('[type="submit"]')?.click();
        break;
      case 'hide':
        this.hide();
        break;
      default:
        this.#page = command === 'numbers' || command === 'latin' ? command
          : hasOwnLetters(kindOf(this.target), this.view.locale) ? 'own' : 'latin';
        this.#shift = 'off';
    }
  }
}
