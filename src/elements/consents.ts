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
    // Kiosk and till serve many guests: the consents of an earlier one do not count for the next.
    if (config.mode !== 'web' || this.#reviewing) return null;
    const given = readConsents(config.sessionName);
    // Boxes that the guest changes stay. After a reload the draft holds the consents of the attempt: where they equal the
    // remembered ones, the guest has changed nothing.
    const isUntouched = Object.entries(state.draft.consents).every(([id, accepted]) => given[id]?.accepted === accepted);
    return isUntouched && hasAgreed(config.consents, given) ? given : null;
  }

  /** The ids of the required consents that are still to be given. */
  missing(): string[] {
    const { config, state } = this.#view();
    return this.#agreed ? [] : config.consents.filter(({ id, required }) => required && !state.draft.consents[id]).map(({ id }) => id);
  }

  /** The guest's answers, for `punchh-consent` and for the server. */
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

  /** @param missingAtSubmit ids of the required consents that were missing at the last submit; those that still are show an error */
  render(missingAtSubmit: readonly string[]): unknown {
    const agreed = this.#agreed;
    if (agreed) return this.#renderGiven(agreed);
    const missing = this.missing().filter((id) => missingAtSubmit.includes(id));
    return consentBoxes(this.#view(), Object.fromEntries(missing.map((id) => [id, this.#missingText(id)])));
  }

  /** Returns the error of a required consent that is not ticked. A cashier, who asks the guest, reads other words. */
  #missingText(id: string): string {
    const { config, t, locale } = this.#view();
    const { covers } = config.consents.find((consent) => consent.id === id)!;
    const documents = LEGAL_PURPOSES.filter((purpose) => covers.includes(purpose)).map((purpose) => t(purpose));
    return documents.length && config.mode !== 'pos'
      ? t('consentMissingNamed', { documents: formatList(documents, locale) })
      : t('consentMissing');
  }

  #renderGiven(agreed: Readonly<Record<string, ConsentRecord>>): unknown {
    const view = this.#view();
    const { config, t, locale } = view;
    const required = config.consents.filter((consent) => consent.required);
    const date = formatDate(Math.max(...required.map(({ id }) => agreed[id]!.at)), locale);
    const agreedTo = LEGAL_PURPOSES.filter((purpose) => required.some(({ covers }) => covers.includes(purpose)));
    const documents = formatList(agreedTo.map((purpose) => `{${purpose}}`), locale);
    const words = t('consentGiven', { date, documents });
    // The texts are still loading: `t` returns that of `unknown`.
    if (words === t('unknown')) return nothing;
    return html`<p part="status">
      ${withLinks(view, words, (purpose) =>
        required.find(({ covers }) => covers.some((covered) => covered === purpose)),
      )}
      <button
        part="button link-button"
        type="button"
        @click=${(event: Event) => {
          const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
          this.#reviewing = true;
          this.#update();
          // The button is gone by then, and has had the focus.
          setTimeout(() => root.querySelector<HTMLElement>('[part~="checkbox"]')?.focus());
        }}
      >
        ${t('consentReview')}
      </button>
    </p>`;
  }
}
