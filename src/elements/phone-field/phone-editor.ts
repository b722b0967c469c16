import { html, nothing, type TemplateResult } from 'lit';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Identifier } from '../../model/identifier.ts';
import type { LoginView } from '../login-view.ts';
import type * as PhoneNumbers from './phone-numbers.ts';

/** What the phone field does once the library for numbers is there: the choice of country, the writing, the reading. */
export class PhoneEditor {
  #unusual = false;
  readonly #view: () => LoginView;
  readonly #update: () => void;
  readonly #numbers: typeof PhoneNumbers;

  constructor(view: () => LoginView, update: () => void, numbers: typeof PhoneNumbers) {
    this.#view = view;
    this.#update = update;
    this.#numbers = numbers;
    const { state: { draft: { phone, country } }, config } = view();
    const offered = this.#countries;
    const unknown = config.countries.filter((region) => region !== '*' && !numbers.isCountry(region));
    if (unknown.length) console.warn(`<punchh-login> countries: ${unknown.join(', ')} has no phone numbers`);
    // Only here is it known which regions there are: `UK` looks like one.
    const known = offered.includes(country) ? country : offered[0]!;
    if (phone || known !== country) this.#rewrite(phone, known);
  }

  /** Those of the set-up that there are; the default where there are none. */
  get #countries(): readonly string[] {
    const { countries } = this.#view().config;
    if (countries[0] === '*') return this.#numbers.allCountries();
    const known = countries.filter(this.#numbers.isCountry);
    return known.length ? known : ['US', 'CA'];
  }

  callingCode(country: string): string {
    return this.#numbers.isCountry(country) ? this.#numbers.callingCode(country) : '';
  }

  /** The choice of country, laid over its short name; nothing where there is no choice. */
  choice(): TemplateResult | typeof nothing {
    const { t, state, config, locale } = this.#view();
    const { phone, country } = state.draft;
    const countries = this.#countries;
    if (countries.length < 2) return nothing;
    const names = new Intl.DisplayNames([locale], { type: 'region' });
    return html`<select
      aria-label=${t('country')}
      autocomplete=${config.mode === 'web' ? 'country' : 'off'}
      .value=${country}
      @change=${(event: Event) => this.#rewrite(phone, (event.target as HTMLSelectElement).value)}
    >
      ${countries.map(
        (option) =>
          html`<option value=${option} ?selected=${option === country}>${names.of(option)} (${this.callingCode(option)})</option>`,
      )}
    </select>`;
  }

  /** What there is to say of a number that can be sent all the same; a live region has to be there before its words. */
  hint(): TemplateResult {
    return html`<p part="status" role="status" id="phone-hint">${this.#unusual ? this.#view().t('phoneUnusual') : nothing}</p>`;
  }

  readonly input = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const { draft } = this.#view().state;
    this.#unusual = false;
    const { phone, country, caret } = this.#numbers.editPhone(
      {
        text: input.value,
        caret: input.selectionStart ?? input.value.length,
        before: draft.phone,
        deleting: (event as InputEvent).inputType === 'deleteContentBackward',
      },
      draft.country,
      this.#countries,
    );
    input.value = phone;
    input.setSelectionRange(caret, caret);
    // With a country, it would be the library's doing, and not something that the guest does about an error.
    this.#view().dispatch({ type: 'drafted', draft: { phone, ...(country !== draft.country && { country }) } });
  };

  readonly leave = ({ target }: Event): void => {
    const { phone, country } = this.#view().state.draft;
    const read = this.#numbers.readPhone(phone, country);
    this.#unusual = !!read && read.possible && !read.valid;
    // Left for a button, which must not move while it is pressed: it would never be clicked.
    setTimeout(() => {
      if (!((target as Element).getRootNode() as ParentNode).querySelector('button:active')) this.#update();
    });
  };

  /** Writes the number as the country does. */
  #rewrite(text: string, country: string): void {
    this.#view().dispatch({ type: 'drafted', draft: this.#numbers.writePhone(text, country, this.#countries) });
  }

  /** The number as it is sent, or what it lacks. */
  read(): Identifier | MessageKey {
    const { phone, country } = this.#view().state.draft;
    return this.#numbers.readContact(phone, country, this.#countries);
  }
}
