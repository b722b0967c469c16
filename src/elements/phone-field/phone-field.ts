import { html, nothing, type TemplateResult } from 'lit';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Identifier } from '../../model/identifier.ts';
import type { LoginView } from '../login-view.ts';
import { errorMessage } from '../step-element.ts';
import type * as PhoneNumbers from './phone-numbers.ts';

/** One visual field for country and number. The library behind it is large, so it comes only with this channel. */
export class PhoneField {
  #numbers: typeof PhoneNumbers | undefined;
  #loading: Promise<typeof PhoneNumbers | undefined> | undefined;
  #unusual = false;
  readonly #view: () => LoginView;
  readonly #update: () => void;

  constructor(view: () => LoginView, update: () => void) {
    this.#view = view;
    this.#update = update;
  }

  load(): Promise<typeof PhoneNumbers | undefined> {
    this.#loading ??= import('./phone-numbers.ts').then(
      (numbers) => {
        this.#numbers = numbers;
        const { phone, country } = this.#view().state.draft;
        if (phone) this.#rewrite(phone, country);
        this.#update();
        return numbers;
      },
      () => (this.#loading = undefined),
    );
    return this.#loading;
  }

  get #countries(): readonly string[] {
    const { countries } = this.#view().config;
    const numbers = this.#numbers;
    if (!numbers) return countries[0] === '*' ? [this.#view().state.draft.country] : countries;
    return countries[0] === '*' ? numbers.allCountries() : countries.filter(numbers.isCountry);
  }

  /** "US +1": no flags, Windows has none. */
  #name(country: string): string {
    const code = this.#numbers?.isCountry(country) ? this.#numbers.callingCode(country) : /^(US|CA)$/.test(country) ? '+1' : '';
    return `${country} ${code}`;
  }

  /** @param optional the label of a number that need not be given */
  render(problem: MessageKey | undefined, optional?: string): TemplateResult {
    const { t, state, config, locale } = this.#view();
    const { phone, country } = state.draft;
    const countries = this.#countries;
    const names = countries.length > 1 ? new Intl.DisplayNames([locale], { type: 'region' }) : null;
    const hint = this.#unusual && !problem;
    return html`<div part="field">
      <label part="label" for="phone">${optional ?? t('phone')}</label>
      <div class="phone" dir="ltr">
        <span class="country"
          ><span class="country-text" aria-hidden=${names ? 'true' : nothing}>${this.#name(country)}</span>${names
            ? html`<select
                aria-label=${t('country')}
                autocomplete=${config.mode === 'web' ? 'country' : 'off'}
                .value=${country}
                @change=${(event: Event) => this.#rewrite(phone, (event.target as HTMLSelectElement).value)}
              >
                ${countries.map(
                  (option) =>
                    html`<option value=${option} ?selected=${option === country}>${names.of(option)} (${this.#name(option).slice(3)})</option>`,
                )}
              </select>`
            : nothing}</span
        ><input
          part="input"
          id="phone"
          name="phone"
          type="tel"
          inputmode="tel"
          autocomplete=${config.mode === 'web' ? 'tel' : 'off'}
          .value=${phone}
          aria-required=${!optional}
          aria-invalid=${problem ? 'true' : nothing}
          aria-describedby=${problem ? 'phone-error' : hint ? 'phone-hint' : nothing}
          @input=${this.#input}
          @blur=${() => {
            const read = this.#numbers?.readPhone(phone, country);
            this.#unusual = !!read && read.possible && !read.valid;
            this.#update();
          }}
        />
      </div>
      ${problem ? errorMessage(t(problem), 'phone-error') : nothing}
      ${hint ? html`<p part="status" role="status" id="phone-hint">${t('phoneUnusual')}</p>` : nothing}
    </div>`;
  }

  /** Until the library is there, what is typed stays as it is typed. */
  readonly #input = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const { draft } = this.#view().state;
    this.#unusual = false;
    const edited = this.#numbers?.editPhone(
      {
        text: input.value,
        caret: input.selectionStart ?? input.value.length,
        before: draft.phone,
        deleting: (event as InputEvent).inputType === 'deleteContentBackward',
      },
      draft.country,
      this.#countries,
    );
    if (edited) {
      input.value = edited.phone;
      input.setSelectionRange(edited.caret, edited.caret);
    }
    this.#draft(edited?.phone ?? input.value, edited?.country ?? draft.country);
  };

  #draft(phone: string, country: string): void {
    this.#view().dispatch({ type: 'drafted', draft: { phone, country } });
  }

  /** Writes the number as the country does. */
  #rewrite(text: string, country: string): void {
    const numbers = this.#numbers;
    const written = numbers?.writePhone(text, country, this.#countries);
    this.#draft(written?.phone ?? text, written?.country ?? country);
  }

  /** The number as it is sent, or what it lacks. */
  async read(): Promise<Identifier | MessageKey> {
    const { phone, country } = this.#view().state.draft;
    if (!phone.trim()) return 'phoneMissing';
    const numbers = await this.load();
    return numbers ? numbers.readContact(phone, country, this.#countries) : 'network_error';
  }
}
