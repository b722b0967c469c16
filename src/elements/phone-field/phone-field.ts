import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Identifier } from '../../model/identifier.ts';
import type { LoginView } from '../contexts.ts';
import { errorMessage } from '../step-element.ts';
import type * as PhoneNumbers from './phone-numbers.ts';

const isDigit = (character: string) => /[\p{Nd}+]/u.test(character);

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
        if (phone) this.#write(phone, country);
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

  render(problem: MessageKey | undefined): TemplateResult {
    const { t, state, config, locale } = this.#view();
    const { phone, country } = state.draft;
    const countries = this.#countries;
    const names = countries.length > 1 ? new Intl.DisplayNames([locale], { type: 'region' }) : null;
    const hint = this.#unusual && !problem;
    return html`<div part="field">
      <label part="label" for="phone">${t('phone')}</label>
      <div class="phone" dir="ltr">
        <span class="country"
          ><span class="country-text" aria-hidden=${names ? 'true' : nothing}>${this.#name(country)}</span>${names
            ? html`<select
                aria-label=${t('country')}
                autocomplete=${config.mode === 'web' ? 'country' : 'off'}
                .value=${live(country)}
                @change=${(event: Event) => this.#write(phone, (event.target as HTMLSelectElement).value)}
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
          .value=${live(phone)}
          aria-required="true"
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

  /** Formats what is typed around the caret, which stays behind the digit it was behind. */
  readonly #input = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const { state } = this.#view();
    let { value } = input;
    let caret = input.selectionStart ?? value.length;
    const digits = (text: string) => [...text].filter(isDigit).join('');
    if ((event as InputEvent).inputType === 'deleteContentBackward' && digits(value) === digits(state.draft.phone)) {
      // Only a bracket or a space went: the digit before it was meant.
      const before = value.slice(0, caret).replace(/[\p{Nd}+][^\p{Nd}+]*$/u, '');
      value = before + value.slice(caret);
      caret = before.length;
    }
    const behind = digits(value.slice(0, caret)).length;
    const formatted = this.#write(value, state.draft.country);
    input.value = formatted;
    let at = 0;
    for (let seen = 0; at < formatted.length && seen < behind; at += 1) if (isDigit(formatted[at]!)) seen += 1;
    input.setSelectionRange(at, at);
  };

  /** A number that says which country it is of takes the country along, where it is offered. */
  #write(text: string, country: string): string {
    const numbers = this.#numbers;
    this.#unusual = false;
    let phone = text;
    if (numbers) {
      const read = /^\s*(\+|00)/.test(text) ? numbers.readPhone(text, country) : null;
      const follows = read?.possible && read.valid && read.country && this.#countries.includes(read.country);
      phone = numbers.formatPhone(text, country);
      if (follows) {
        country = read.country!;
        phone = numbers.formatPhone(read.phoneNumber, country);
      }
    }
    this.#view().dispatch({ type: 'drafted', draft: { phone, country } });
    return phone;
  }

  /** The number as it is sent, or what it lacks. */
  async read(): Promise<Identifier | MessageKey> {
    const { phone, country } = this.#view().state.draft;
    if (!phone.trim()) return 'phoneMissing';
    const numbers = await this.load();
    if (!numbers) return 'network_error';
    const read = numbers.readPhone(phone, country);
    if (!read?.possible) return 'phone_invalid';
    const { phoneExt, phoneNumber } = read;
    const offered = this.#countries.some((option) => (read.country ? option === read.country : numbers.callingCode(option) === phoneExt));
    return offered ? { channel: 'sms', phoneExt, phoneNumber } : 'phone_country_not_allowed';
  }
}
