import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import type { LoginConfig } from '../../client/login-config.ts';
import { defineElement } from '../define-element.ts';
import type { LoginView } from '../login-view.ts';
import { RetriedFile } from '../sign-in/retried-file.ts';
import { wantsMotion } from '../sign-in/wants-motion.ts';

const TEXT_FIELD = 'input:not([type="checkbox"], [type="radio"], [type="date"])';

/** Space, in px, between a field and the keyboard. */
const GAP = 24;

/** Shows the on-screen keyboard for the field that has the focus, and loads it then. */
export class KeyboardGuide implements ReactiveController {
  /** Whether the keyboard of the system stays away. */
  isOn = false;
  #target: HTMLInputElement | undefined;
  /** How high the keyboard was when the card was last laid out, in px. */
  #height = 0;
  readonly #element: LitElement;
  readonly #file = new RetriedFile(async () => {
    const module = await import('../keyboard/keyboard.ts');
    defineElement('punchh-keyboard', module.PunchhKeyboard);
    return module;
  });

  constructor(element: LitElement) {
    this.#element = element;
    element.addController(this);
  }

  configure({ mode, keyboard }: LoginConfig): void {
    this.#turn(mode !== 'web' && (keyboard === 'on' || (keyboard === 'auto' && matchMedia('(any-pointer: coarse)').matches)));
  }

  stop(): void {
    this.#turn(false);
  }

  #turn(isOn: boolean): void {
    if (isOn === this.isOn) return;
    this.isOn = isOn;
    this.#element[isOn ? 'addEventListener' : 'removeEventListener']('focusin', this.#focused);
    this.#target = undefined;
  }

  readonly #focused = (event: Event): void => {
    const field = event.composedPath()[0] as Element;
    // It stays where a button or a box has the focus: what is pressed must not move away.
    if (!field.matches(TEXT_FIELD)) return;
    this.#target = field as HTMLInputElement;
    // Another field may lie below the keyboard.
    this.#height = 0;
    this.#update();
  };

  readonly #update = (): void => this.#element.requestUpdate();

  /** Hides the keyboard until a field gets the focus. */
  readonly hide = (): void => {
    this.#target = undefined;
    this.#update();
  };

  /** Called once the element is drawn: the field may have gone, or lie below the keyboard. */
  hostUpdated(): void {
    void this.#makeRoom();
  }

  /** Ends the card above the keyboard, and scrolls to the field where it lies below. */
  async #makeRoom(): Promise<void> {
    if (this.#target && !this.#target.isConnected) this.hide();
    const root = this.#element.renderRoot as ShadowRoot;
    const keyboard = root.querySelector<LitElement>('punchh-keyboard');
    await keyboard?.updateComplete;
    const card = root.querySelector<HTMLElement>('[part~="card"]');
    const height = keyboard?.isConnected && !keyboard.hasAttribute('docked') ? keyboard.offsetHeight : 0;
    if (!card || height === this.#height) return;
    this.#height = height;
    const before = getComputedStyle(card).paddingBlockEnd;
    card.style.paddingBlockEnd = height ? `${height + GAP}px` : '';
    if (this.#target && height) this.#target.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const hidden = this.#target && height ? this.#target.getBoundingClientRect().bottom + GAP - (innerHeight - height) : 0;
    if (hidden > 0) scrollBy({ top: hidden, behavior: 'instant' });
    // Animates only where nothing was scrolled: after scrolling, a height that still changes would move the field again.
    else if (wantsMotion()) card.animate({ paddingBlockEnd: [before, getComputedStyle(card).paddingBlockEnd] }, { duration: 180, easing: 'ease-out' });
  }

  /** Whether a till is wide enough for a number pad beside the form: from 40 em on, as `theme/pos.ts` has it. */
  #hasRoom({ config }: LoginView): boolean {
    const card = this.#element.renderRoot.querySelector('[part~="card"]');
    return config.mode === 'pos' && !!card && this.#element.offsetWidth >= 40 * parseFloat(getComputedStyle(card).fontSize);
  }

  render(view: LoginView): unknown {
    if (!this.#target) return nothing;
    if (!this.#file.module) {
      this.#file.request(this.#update);
      return nothing;
    }
    return html`<punchh-keyboard
      .view=${view}
      .target=${this.#target}
      .hasRoom=${this.#hasRoom(view)}
      .hide=${this.hide}
    ></punchh-keyboard>`;
  }
}
