import { html, type TemplateResult } from 'lit';
import type { AuthErrorCode } from '../../model/auth-error.ts';
import { systemClock } from '../../model/clock.ts';
import type { Translate } from '../../i18n/translate.ts';
import { errorMessage } from '../error-message.ts';

/**
 * The time, in ms, that a page has to name `server` and `client` once the element is there: page builders insert an
 * element first, and set its attributes from a script later.
 */
export const SETTINGS_LIMIT = 2000;

/** Says in place of the form that nothing could be sent. */
export class BlockedNotice {
  #wait: 'not yet' | 'running' | 'over' = 'not yet';
  readonly #update: () => void;

  /** @param update renders again, once the page has had its time */
  constructor(update: () => void) {
    this.#update = update;
  }

  /** Whether the settings are missing that the page may still set. Then there is nothing to say yet. */
  waitsForPage(reason: AuthErrorCode | null): boolean {
    if (reason !== 'not_configured' || this.#wait === 'over') return false;
    if (this.#wait === 'not yet') {
      this.#wait = 'running';
      systemClock.setTimeout(() => {
        this.#wait = 'over';
        this.#update();
      }, SETTINGS_LIMIT);
    }
    return true;
  }

  /** Renders the notice; `undefined` while the page may still set what is missing. */
  render(reason: AuthErrorCode, t: Translate): TemplateResult | undefined {
    return this.waitsForPage(reason) ? undefined : html`<div class="notice">${errorMessage(t(reason))}</div>`;
  }
}
