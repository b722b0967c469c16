import { html, nothing, type TemplateResult } from 'lit';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Identifier } from '../../model/identifier.ts';
import type { LoginView } from '../login-view.ts';
import { errorMessage } from '../step-element.ts';
import type { PhoneEditor } from './phone-editor.ts';

/**
 * One visual field for country and number. The library behind it is large, so it comes only with this channel; until
 * then what is typed stays as it is typed.
 */
export class PhoneField {
  #editor: PhoneEditor | undefined;
  #loading: Promise<void> | undefined;
  readonly #view: () => LoginView;
  readonly #update: () => void;

  constructor(view: () => LoginView, update: () => void) {
    this.#view = view;
    this.#update = update;
  }

  load(): Promise<void> {
    this.#loading ??= Promise.all([import('./phone-numbers.ts'), import('./phone-editor.ts')]).then(
      ([numbers, { PhoneEditor }]) => {
        this.#editor = new PhoneEditor(this.#view, this.#update, numbers);
        this.#update();
      },
      () => {
        this.#loading = undefined;
      },
    );
    return this.#loading;
  }

  /** @param optional the label of a number that need not be given */
  render(problem: MessageKey | undefined, optional?: string): TemplateResult {
    const { t, state, config, dispatch } = this.#view();
    const { phone, country } = state.draft;
    const editor = this.#editor;
    const choice = editor?.choice() ?? nothing;
    const hint = !problem && editor?.hint();
    // "US +1": no flags, Windows has none.
    const callingCode = editor ? editor.callingCode(country) : /^(US|CA)$/.test(country) ? '+1' : '';
    return html`<div part="field">
      <label part="label" for="phone">${optional ?? t('phone')}</label>
      <div class="phone" dir="ltr">
        <span class="country"
          ><span class="country-text" aria-hidden=${choice === nothing ? nothing : 'true'}>${country} ${callingCode}</span
          >${choice}</span
        ><input
          part="input"
          id="phone"
          name="phone"
          type="tel"
          inputmode="tel"
          autocomplete=${config.mode === 'web' ? 'tel' : 'off'}
          .value=${phone}
          aria-required="true"
          aria-invalid=${problem ? 'true' : nothing}
          aria-describedby=${problem ? 'phone-error' : hint ? 'phone-hint' : nothing}
          @input=${editor?.input ?? ((event: Event) => dispatch({ type: 'drafted', draft: { phone: (event.target as HTMLInputElement).value, country } }))}
          @blur=${editor?.leave}
        />
      </div>
      ${problem ? errorMessage(t(problem), 'phone-error') : nothing} ${hint || nothing}
    </div>`;
  }

  /** The number as it is sent, or what it lacks. */
  async read(): Promise<Identifier | MessageKey> {
    if (!this.#view().state.draft.phone.trim()) return 'phoneMissing';
    await this.load();
    return this.#editor ? this.#editor.read() : 'network_error';
  }
}
