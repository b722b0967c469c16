import { html, nothing, type TemplateResult } from 'lit';
import type { MessageKey } from '../../i18n/messages.ts';
import type { ConsentRecord } from '../../model/consent.ts';
import type { Identifier } from '../../model/identifier.ts';
import type { LoginView } from '../login-view.ts';
import type * as PhoneNumbers from './phone-numbers.ts';
import { renderSmsTerms, smsRecords } from './sms-terms.ts';

/** A region as it is shown in the choice of country. */
interface Option {
  region: string;
  name: string;
}

/** Regions by the names that a language has for them. Names and an order for 245 regions take milliseconds: once a language. */
const optionsByLocale = new Map<string, readonly Option[]>();
const optionsIn = (locale: string, regions: readonly string[], sorted: boolean): readonly Option[] => {
  const key = [locale, sorted, ...regions].join();
  let options = optionsByLocale.get(key);
  if (!options) {
    const names = new Intl.DisplayNames([locale], { type: 'region' });
    const { compare } = new Intl.Collator(locale);
    const named = regions.map((region) => ({ region, name: names.of(region) ?? region }));
    options = sorted ? named.sort((a, b) => compare(a.name, b.name)) : named;
    optionsByLocale.set(key, options);
  }
  return options;
};

/** The phone field once the library for numbers is loaded: the choice of country, formatting while typing, reading. */
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
    // Only the phone library knows the real regions; `UK` looks valid but is not one.
    const known = offered.includes(country) ? country : offered[0]!;
    if (phone || known !== country) this.#rewrite(phone, known);
  }

  /** The configured regions that exist; the default where none does. */
  get #countries(): readonly string[] {
    const { countries } = this.#view().config;
    if (countries[0] === '*') return this.#numbers.allCountries();
    const known = countries.filter(this.#numbers.isCountry);
    return known.length ? known : ['US', 'CA'];
  }

  callingCode(country: string): string {
    return this.#numbers.isCountry(country) ? this.#numbers.callingCode(country) : '';
  }

  /** The choice of country, laid over its short name; nothing where there is only one. All of them are sorted by name. */
  choice(): TemplateResult | typeof nothing {
    const { t, state, config, locale } = this.#view();
    const { phone, country } = state.draft;
    const countries = this.#countries;
    if (countries.length < 2) return nothing;
    return html`<select
      aria-label=${t('country')}
      autocomplete=${config.mode === 'web' ? 'country' : 'off'}
      .value=${country}
      @change=${(event: Event) => this.#rewrite(phone, (event.target as HTMLSelectElement).value)}
    >
      ${optionsIn(locale, countries, config.countries[0] === '*').map(
        ({ region, name }) =>
          html`<option value=${region} ?selected=${region === country}>${name} (${this.callingCode(region)})</option>`,
      )}
    </select>`;
  }

  /** A warning about a number that can be sent all the same. A live region must exist before its text. */
  hint(): TemplateResult {
    return html`<p part="status" role="status" id="phone-hint">${this.#unusual ? this.#view().t('phoneUnusual') : nothing}</p>`;
  }

  readonly input = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const { draft } = this.#view().state;
    this.#unusual = false;
    if ((event as Partial<InputEvent>).isComposing) {
      // A text that an input method is still composing must not be written anew: it would be entered twice.
      this.#view().dispatch({ type: 'drafted', draft: { phone: input.value } });
      return;
    }
    const { phone, country, caret } = this.#numbers.editPhone(
      {
        text: input.value,
        caret: input.selectionStart ?? input.value.length,
        before: draft.phone,
        inputType: (event as Partial<InputEvent>).inputType ?? '',
      },
      draft.country,
      this.#countries,
    );
    if (input.value !== phone) {
      input.value = phone;
      // Safari would move the focus into a field that the browser has filled in.
      if (input.matches(':focus')) input.setSelectionRange(caret, caret);
    }
    // A draft with a country does not clear an error: the guest did not choose it.
    this.#view().dispatch({ type: 'drafted', draft: { phone, ...(country !== draft.country && { country }) } });
  };

  readonly leave = ({ target }: Event): void => {
    const { phone, country } = this.#view().state.draft;
    const read = this.#numbers.readPhone(phone, country);
    this.#unusual = !!read && read.possible && !read.valid;
    // A button that is being pressed must not move: it would never be clicked.
    setTimeout(() => {
      if (!((target as Element).getRootNode() as ParentNode).querySelector('button:active')) this.#update();
    });
  };

  /** Renders the terms that carriers require beside the button that sends a text. */
  terms(): TemplateResult | typeof nothing {
    return renderSmsTerms(this.#view());
  }

  termsRecords(): ConsentRecord[] {
    return smsRecords(this.#view());
  }

  /** Writes the number as the country does. */
  #rewrite(text: string, country: string): void {
    this.#view().dispatch({ type: 'drafted', draft: this.#numbers.writePhone(text, country, this.#countries) });
  }

  /** The number as it is sent, or the key of the message that says what is wrong with it. */
  read(): Identifier | MessageKey {
    const { phone, country } = this.#view().state.draft;
    return this.#numbers.readContact(phone, country, this.#countries);
  }
}
