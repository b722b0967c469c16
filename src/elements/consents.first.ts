import { html, type TemplateResult } from 'lit';
import type { MessageKey } from '../i18n/messages.ts';
import { splitMessage } from '../i18n/split-message.ts';
import type { ConsentDefinition } from '../model/consent.ts';
import { checkboxRow } from './checkbox-row.ts';
import type { LoginView } from './login-view.ts';

const WORDS: Readonly<Record<string, MessageKey>> = {
  terms: 'consentTerms',
  privacy: 'consentPrivacy',
  'terms,privacy': 'consentTermsPrivacy',
  'marketing-email': 'consentMarketingEmail',
  'marketing-sms': 'consentMarketingSms',
  'marketing-push': 'consentMarketingPush',
};

const link = ({ t }: LoginView, purpose: string, consent: ConsentDefinition | undefined): TemplateResult => {
  const name = html`<slot name=${purpose === 'privacy' ? purpose : 'terms'}></slot>`;
  return consent?.url
    ? html`<a href=${consent.url} target="_blank" rel="noopener noreferrer">${name}<span class="visually-hidden"> (${t('newTab')})</span></a>`
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
 * @param missing ids of those that should have been ticked
 */
export const consentBoxes = (view: LoginView, missing: readonly string[]): TemplateResult[] => {
  const { state, t, dispatch, config } = view;
  const { consents } = state.draft;
  return config.consents.map((consent) => {
    const { id, label, covers, required, url } = consent;
    const words = withLinks(view, label ?? t(WORDS[covers.join()] ?? 'consentTerms'), () => consent);
    return checkboxRow({
      id: `consent-${id}`,
      label: label && url && !/\{\w+\}/.test(label) ? [words, ' ', link(view, covers[0]!, consent)] : words,
      checked: consents[id] ?? false,
      required,
      missing: missing.includes(id) && t('consentMissing'),
      onChange: (checked) => dispatch({ type: 'drafted', draft: { consents: { [id]: checked } } }),
    });
  });
};
