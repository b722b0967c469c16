import { html, type TemplateResult } from 'lit';
import type { MessageKey } from '../i18n/messages.ts';
import { splitMessage } from '../i18n/split-message.ts';
import { LEGAL_PURPOSES, type ConsentDefinition, type ConsentPurpose } from '../model/consent.ts';
import { checkboxRow } from './checkbox-row.ts';
import type { LoginView } from './login-view.ts';

const WORDS: Readonly<Record<ConsentPurpose | 'terms,privacy', MessageKey>> = {
  terms: 'consentTerms',
  privacy: 'consentPrivacy',
  'terms,privacy': 'consentTermsPrivacy',
  'marketing-email': 'consentMarketingEmail',
  'marketing-sms': 'consentMarketingSms',
  'marketing-push': 'consentMarketingPush',
};

/** The words of a consent that has none of the brand's own; the legal documents are always named. */
const wordsOf = (covers: readonly ConsentPurpose[]): MessageKey =>
  WORDS[(LEGAL_PURPOSES.filter((purpose) => covers.includes(purpose)).join() || covers[0]) as keyof typeof WORDS];

const link = ({ t, config }: LoginView, purpose: string, consent: ConsentDefinition | undefined): TemplateResult => {
  const slot = purpose === 'privacy' ? purpose : 'terms';
  // The page's words stand in the first slot of a name. Later ones of that name are assigned nothing and show their own text.
  const name = html`<slot name=${slot}>${t(slot)}</slot>`;
  const url = consent && ((consent.covers.includes(purpose as ConsentPurpose) && config.documents[purpose]) || consent.url);
  return url
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${name}<span class="visually-hidden"> (${t('newTab')})</span></a>`
    : name;
};

/** A sentence whose places for documents are links. */
export const withLinks = (
  view: LoginView,
  words: string,
  definitionOf: (purpose: string) => ConsentDefinition | undefined,
): unknown => splitMessage(words).map((piece) => (typeof piece === 'string' ? piece : link(view, piece.slot, definitionOf(piece.slot))));

/**
 * The boxes of a step, never ticked in advance.
 *
 * @param missing what is said of those that should have been ticked, by id
 */
export const consentBoxes = (view: LoginView, missing: Readonly<Record<string, string>> = {}): TemplateResult[] => {
  const { state, t, dispatch, config } = view;
  const { consents } = state.draft;
  return config.consents.map((consent) => {
    const { id, label, covers, required, url } = consent;
    const words = withLinks(view, label ?? t(wordsOf(covers)), () => consent);
    const documents = covers.filter((purpose) => config.documents[purpose]);
    // The brand's own words have no places for links: those follow.
    const links = label && !/\{\w+\}/.test(label) ? (documents[0] || !url ? documents : covers.slice(0, 1)) : [];
    return checkboxRow({
      id: `consent-${id}`,
      label: [words, links.map((purpose) => [' ', link(view, purpose, consent)])],
      checked: consents[id] ?? false,
      required,
      missing: missing[id],
      onChange: (checked) => dispatch({ type: 'drafted', draft: { consents: { [id]: checked } } }),
    });
  });
};
