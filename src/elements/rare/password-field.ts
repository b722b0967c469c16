import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Translate } from '../../i18n/translate.ts';
import { errorMessage } from '../error-message.ts';

const EYE = svg`<path d="M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12Z" /><circle cx="12" cy="12" r="2.8" />`;
const STROKE = svg`<path d="M4 20 20 4" />`;

export interface PasswordFieldView {
  t: Translate;
  label: string;
  autocomplete: string;
  value: string;
  problem: string | null;
  /** Id of what else describes the field. */
  describedBy?: string;
  /** The rules for a manager that suggests a password. */
  generator?: string;
  onInput: (value: string) => void;
}

/** A password that can be looked at, and that tells of caps lock; for signing in and for choosing one. */
export class PasswordField {
  #shown = false;
  #capsLock = false;
  readonly #update: () => void;

  constructor(update: () => void) {
    this.#update = update;
  }

  /** Covered again: browsers offer to save only what looks like a password. */
  cover(): void {
    this.#shown = false;
    this.#update();
  }

  render({ t, label, autocomplete, value, problem, describedBy, generator, onInput }: PasswordFieldView): TemplateResult {
    const description = [problem && 'password-error', describedBy].filter(Boolean).join(' ');
    return html`<div part="field">
      <label part="label" for="password">${label}</label>
      <div class="affixed" dir="ltr" @keydown=${this.#watch} @keyup=${this.#watch} @pointerup=${this.#watch} @focusout=${this.#leave}>
        <input
          part="input"
          id="password"
          name="password"
          type=${this.#shown ? 'text' : 'password'}
          autocomplete=${autocomplete}
          passwordrules=${generator ?? nothing}
          autocapitalize="none"
          autocorrect="off"
          spellcheck="false"
          .value=${value}
          .knownValue=${value}
          aria-required="true"
          aria-invalid=${problem ? 'true' : nothing}
          aria-describedby=${description || nothing}
          @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}
        /><button part="button" class="affix" type="button" aria-label=${t(this.#shown ? 'hidePassword' : 'showPassword')} @click=${this.#toggle}>
          <svg viewBox="0 0 24 24" width="1.5714em" height="1.5714em" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            ${EYE}${this.#shown ? STROKE : nothing}
          </svg>
        </button>
      </div>
      <p part="status" role="status">${this.#capsLock ? t('capsLock') : nothing}</p>
      ${problem ? errorMessage(problem, 'password-error') : nothing}
    </div>`;
  }

  readonly #toggle = (): void => {
    this.#shown = !this.#shown;
    this.#update();
  };

  readonly #watch = (event: Event): void => {
    // Autofill sends key events that are none.
    const on = (event as Partial<KeyboardEvent>).getModifierState?.('CapsLock') ?? this.#capsLock;
    if (on === this.#capsLock) return;
    this.#capsLock = on;
    this.#update();
  };

  readonly #leave = (): void => {
    if (!this.#capsLock) return;
    this.#capsLock = false;
    this.#update();
  };
}
