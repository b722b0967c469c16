import type { CSSResult, ReactiveElement } from 'lit';
import type { Translate } from '../../i18n/translate.ts';
import type { LoginView } from '../login-view.ts';

/** The styles, texts and controls of one kind of device: a kiosk, or a till. */
export interface Mode {
  /** Styles of the root of `<punchh-login>`. */
  readonly cardStyles: CSSResult;
  /** Styles of each step. */
  readonly stepStyles: CSSResult;
  /** Puts the words for this kind of device in place of those for a guest's own. */
  adapt(t: Translate): Translate;
  /**
   * Renders what is shown beside every step.
   *
   * @param keyboard the on-screen keyboard, or nothing
   */
  render(view: LoginView, keyboard: unknown): unknown;
  /** Called once a step is drawn, and each time it is drawn again. */
  stepDrawn?(step: ReactiveElement): void;
  /** Called when the form is shown to the next guest. */
  ready?(): void;
  /** Ends timers and listeners. */
  stop?(): void;
}
