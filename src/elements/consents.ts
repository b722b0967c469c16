import { html, nothing } from 'lit';
import { hasAgreed, readConsents } from '../client/consent-memory.ts';
import { formatDate, formatList } from '../i18n/format.ts';
import { LEGAL_PURPOSES, type ConsentRecord } from '../model/consent.ts';
import { witnessOf } from './consent-witness.ts';
import { consentBoxes, withLinks } from './consents.first.ts';
import type { LoginView } from './login-view.ts';

/** The consents of a step. A guest who has agreed before sees one line in place of the boxes. */
export class Consents {
  /** Whether the guest asked to see the boxes again. */
  #reviewing = false;
  readonly #view: () => LoginView;
  readonly #update: () => void;

  constructor(view: () => LoginView, update: () => void) {
    this.#view = view;
    this.#update = update;
  }

  get #agreed(): Readonly<Record<string, ConsentRecord>> | null {
    const { config, state } = this.#view();
    // A kiosk serves many guests: what one agreed to says nothing of the next.
    if (config.mode !== 'web' || this.#reviewing) return null;
    const given = readConsents(config.sessionName);
    // Boxes that are being ticked stay. After a reload the draft holds what was agreed to with the code: the same, here.
    const isUntouched = Object.entries(state.draft.consents).every(([id, accepted]) => given[id]?.accepted === accepted);
    return isUntouched && hasAgreed(config.consents, given) ? given : null;
  }

  /** The ids of the required consents that are still to be given. */
  missing(): string[] {
    const { config, state } = this.#view();
    return this.#agreed ? [] : config.consents.filter(({ id, required }) => required && !state.draft.consents[id]).map(({ id }) => id);
  }

  /** Returns the guest's answers: for the record, and for the server. */
  records(): ConsentRecord[] {
    const { config, state, clock, locale, t } = this.#view();
    const agreed = this.#agreed;
    return config.consents.map(
      ({ id, required, version }) =>
        agreed?.[id] ?? {
          id,
          accepted: state.draft.consents[id] ?? false,
          required,
          version,
          locale,
          at: clock.now(),
          ...witnessOf(config, t),
        },
    );
  }

  /** @param asked the ids of the required consents that were missing when the form was submitted; those that still are have an error */
  render(asked: readonly string[]): unknown {
    const agreed = this.#agreed;
    if (agreed) return this.#given(agreed);
    const missing = this.missing().filter((id) => asked.includes(id));
    return consentBoxes(this.#view(), Object.fromEntries(missing.map((id) => [id, this.#ask(id)])));
  }

  /** Returns the error of a required consent that is not ticked. A cashier, who asks the guest, has words of their own for it. */
  #ask(id: string): string {
    const { config, t, locale } = this.#view();
    const { covers } = config.consents.find((consent) => consent.id === id)!;
    const documents = LEGAL_PURPOSES.filter((purpose) => covers.includes(purpose)).map((purpose) => t(purpose));
    return documents.length && config.mode !== 'pos'
      ? t('consentMissingNamed', { documents: formatList(documents, locale) })
      : t('consentMissing');
  }

  #given(agreed: Readonly<Record<string, ConsentRecord>>): unknown {
    const view = this.#view();
    const { config, t, locale } = view;
    const required = config.consents.filter((consent) => consent.required);
    const date = formatDate(Math.max(...required.map(({ id }) => agreed[id]!.at)), locale);
    const documents = formatList(required.flatMap(({ covers }) => covers.map((purpose) => `{${purpose}}`)), locale);
    const words = t('consentGiven', { date, documents });
    // They may still be on their way.
    if (words === t('unknown')) return nothing;
    return html`<p part="status">
      ${withLinks(view, words, (purpose) =>
        required.find(({ covers }) => covers.some((covered) => covered === purpose)),
      )}
      <button
        part="button link-button"
        type="button"
        @click=${() => {
          this.#reviewing = true;
          this.#update();
        }}
      >
        ${t('consentReview')}
      </button>
    </p>`;
  }
}
