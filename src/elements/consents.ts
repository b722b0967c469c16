import { html, nothing, type TemplateResult } from 'lit';
import { hasAgreed, readConsents } from '../client/consent-memory.ts';
import { formatDate, formatList } from '../i18n/format.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { splitMessage } from '../i18n/split-message.ts';
import type { ConsentDefinition, ConsentRecord } from '../model/consent.ts';
import { checkboxRow } from './checkbox-row.ts';
import type { LoginView } from './login-view.ts';
import { errorMessage } from './step-element.ts';

const WORDS: Readonly<Record<string, MessageKey>> = {
  terms: 'consentTerms',
  privacy: 'consentPrivacy',
  'terms,privacy': 'consentTermsPrivacy',
  'marketing-email': 'consentMarketingEmail',
  'marketing-sms': 'consentMarketingSms',
  'marketing-push': 'consentMarketingPush',
};

/** The boxes of a step. They are never ticked in advance; a guest who has agreed before sees one line instead. */
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
    const { config } = this.#view();
    const given = readConsents(config.sessionName);
    // A kiosk serves many guests: what one agreed to says nothing of the next.
    return config.mode === 'web' && !this.#reviewing && hasAgreed(config.consents, given) ? given : null;
  }

  /** The ids of the required consents that are still to be given. */
  missing(): string[] {
    const { config, state } = this.#view();
    return this.#agreed ? [] : config.consents.filter(({ id, required }) => required && !state.draft.consents[id]).map(({ id }) => id);
  }

  /** What the guest has answered: for the record, and for the server. */
  records(): ConsentRecord[] {
    const { config, state, clock, locale } = this.#view();
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
          how: config.mode === 'pos' ? 'verbal' : 'screen',
        },
    );
  }

  render(missing: readonly string[]): unknown {
    const { config, t, locale } = this.#view();
    const agreed = this.#agreed;
    if (!agreed) return config.consents.map((consent) => this.#box(consent, missing.includes(consent.id)));
    const required = config.consents.filter((consent) => consent.required);
    const at = Math.max(...required.map(({ id }) => agreed[id]!.at));
    const documents = formatList(required.map(({ covers }) => covers.map((purpose) => `{${purpose}}`)).flat(), locale);
    return html`<p part="status">
      ${this.#links(t('consentGiven', { date: formatDate(at, locale), documents }), (purpose) =>
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

  #box(consent: ConsentDefinition, missing: boolean): TemplateResult {
    const { state, t, dispatch } = this.#view();
    const { id, label, covers, required } = consent;
    const words = label ?? t(WORDS[covers.join()] ?? 'consentTerms');
    const inputId = `consent-${id}`;
    const ownLink = label && consent.url && !/\{\w+\}/.test(label) ? html` ${this.#link(covers[0]!, consent)}` : nothing;
    return html`${checkboxRow({
        id: inputId,
        label: html`${this.#links(words, () => consent)}${ownLink}`,
        checked: state.draft.consents[id] ?? false,
        required,
        missing,
        onChange: (checked) => dispatch({ type: 'drafted', draft: { consents: { ...state.draft.consents, [id]: checked } } }),
      })}
      ${missing ? errorMessage(t('consentMissing'), `${inputId}-error`) : nothing}`;
  }

  #links(words: string, definitionOf: (purpose: string) => ConsentDefinition | undefined): unknown {
    return splitMessage(words).map((piece) => (typeof piece === 'string' ? piece : this.#link(piece.slot, definitionOf(piece.slot))));
  }

  #link(purpose: string, consent: ConsentDefinition | undefined): TemplateResult {
    const { t } = this.#view();
    const name = purpose === 'privacy' ? html`<slot name="privacy"></slot>` : html`<slot name="terms"></slot>`;
    return consent?.url
      ? html`<a href=${consent.url} target="_blank" rel="noopener noreferrer">${name}<span class="visually-hidden"> (${t('newTab')})</span></a>`
      : name;
  }
}
