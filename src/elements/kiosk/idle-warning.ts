import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { secondsUntil } from '../../flow/selectors.ts';
import { formatWait } from '../../i18n/format.ts';
import { base } from '../../theme/base.first.ts';
import { idle } from '../../theme/idle.ts';
import { isTouched } from '../device/hand-over.ts';
import type { LoginView } from '../login-view.ts';

/** How long, in ms, a guest is asked whether they are still there: at least 20 s (WCAG 2.2, 2.2.1). */
const WARNING = 20_000;
/** How long, in ms, a guest may at least pause before they are asked: shorter, the question would interrupt typing. */
const PAUSE = 5000;

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'input', 'scroll'] as const;

/** The keys that lead to the buttons of the warning and press them; any other one answers it. */
const OPERATING = /^(Tab|Shift|Enter| )$/;

/**
 * Hands a kiosk to the next guest when nobody has touched the page for `kiosk.idleAfter`. A guest who is only slow is asked
 * before; where nothing was typed, there is nothing to ask about.
 */
export class PunchhIdleWarning extends LitElement {
  static override styles = [base, idle];

  static override properties = { view: { attribute: false }, leave: { attribute: false } };

  /** Set by `<punchh-login>` with every change. */
  view!: LoginView;
  /** Called when nobody is there any more. */
  leave!: () => void;
  #timer: unknown;
  /** Whether anybody has touched the page since the last guest. */
  #touched = false;
  /** When the kiosk starts over, in ms since the epoch; 0 = the guest is not being asked. */
  #endsAt = 0;
  /** When the timer of the countdown is due, in ms since the epoch; 0 = it does not run yet. */
  #due = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, this.#alive, { capture: true });
    this.#restart();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, this.#alive, { capture: true });
    this.view.clock.clearTimeout(this.#timer);
    this.#endsAt = 0;
  }

  protected override render(): unknown {
    return this.#endsAt ? this.#warning() : nothing;
  }

  #warning(): TemplateResult {
    const { t, clock, locale } = this.view;
    // Screen readers read the description once, as it opens. Some treat an alertdialog as a live region and would read every second.
    const words = (seconds: number) => t('stillThereDescription', { time: formatWait(seconds, locale) });
    const whole = Math.ceil(this.#times.warning / 1000);
    const left = Math.min(secondsUntil(this.#endsAt, clock.now()), whole);
    return html`<dialog role="alertdialog" aria-labelledby="title" aria-describedby="time" @click=${this.#pressed} @cancel=${this.#restart}>
      <h2 part="heading" id="title">${t('stillThere')}</h2>
      <p part="description" class="room" id="time" aria-live="off" data-room=${words(whole)}><span>${words(left)}</span></p>
      <button part="button primary-button" type="button" autofocus>${t('stillHere')}</button>
      <button part="button link-button" type="button">${t('startOver')}</button>
    </dialog>`;
  }

  /** How long, in ms, nobody touches the page before the guest is asked, and how long the guest has to answer. */
  get #times(): { pause: number; warning: number } {
    const idleAfter = (this.view.config.brand.kiosk?.idleAfter ?? 60) * 1000;
    const pause = Math.max(idleAfter - WARNING, Math.min(idleAfter / 2, PAUSE));
    return { pause, warning: idleAfter - pause };
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override updated(): void {
    const dialog = this.#dialog;
    if (dialog && !dialog.open) dialog.showModal();
  }

  readonly #alive = (event: Event): void => {
    this.#touched = true;
    if (!this.#endsAt) this.#restart();
    // A touch answers once it is over: what lies below the warning must not be pressed by it.
    else if (event.type === 'pointerdown' || (event instanceof KeyboardEvent && OPERATING.test(event.key))) this.#warn();
    else {
      // The key only says that somebody is there.
      if (event instanceof KeyboardEvent) event.preventDefault();
      this.#restart();
    }
  };

  readonly #pressed = (event: Event): void => {
    if ((event.target as Element).matches('[part~="link-button"]')) this.#startOver();
    else this.#restart();
  };

  readonly #restart = (): void => {
    const { clock } = this.view;
    const { pause, warning } = this.#times;
    // Closed, not just removed: so the focus goes back to where it was.
    this.#dialog?.close();
    this.#endsAt = 0;
    this.requestUpdate();
    clock.clearTimeout(this.#timer);
    this.#timer = clock.setTimeout(() => {
      if (isTouched(this.view.state)) this.#warn();
      else if (!this.#touched) this.#restart();
      else {
        this.#timer = clock.setTimeout(() => {
          // The page itself may have signed a guest in meanwhile.
          if (isTouched(this.view.state)) this.#warn();
          else this.#startOver();
        }, warning);
      }
    }, pause);
  };

  #warn(): void {
    this.#endsAt = this.view.clock.now() + this.#times.warning;
    this.#due = 0;
    this.#tick();
  }

  readonly #tick = (): void => {
    const { clock } = this.view;
    clock.clearTimeout(this.#timer);
    const now = clock.now();
    // A timer never runs early: the clock was set back, which must not make the wait longer.
    this.#endsAt -= Math.max(0, this.#due - now);
    const left = this.#endsAt - now;
    if (left <= 0) {
      this.#startOver();
      return;
    }
    this.requestUpdate();
    const next = left % 1000 || 1000;
    this.#due = now + next;
    this.#timer = clock.setTimeout(this.#tick, next);
  };

  #startOver(): void {
    this.#restart();
    this.#touched = false;
    this.leave();
  }
}
