import { isParOrdering } from '../brand.ts';
import type { Consent } from '../brand.ts';
import { isPlaceholder } from './connection.ts';
import type { Check, Fault } from './fault.ts';

const DOCUMENTS = { terms: 'terms of service', privacy: 'privacy policy' } as const;
type Document = keyof typeof DOCUMENTS;
const isDocument = (purpose: string): purpose is Document => purpose in DOCUMENTS;

const faultsOf = (consent: Consent, index: number, all: readonly Consent[]): Fault[] => {
  const fault = (part: string, title: string, reason: string, blocks = true): Fault =>
    ({ blocks, step: 'consents', control: `consent-${index}-${part}`, title, reason });
  const documents = consent.covers.filter(isDocument).map((purpose) => DOCUMENTS[purpose]).join(' and ');
  const faults: Fault[] = [];
  if (documents && !consent.url) {
    faults.push(fault('url', `Nobody can read your ${documents}`, 'Add the address of the page where guests find it.'));
  }
  if (consent.url && isPlaceholder(consent.url)) {
    faults.push(fault('url', `The link to your ${documents || 'document'} is an example`, `Replace “${consent.url}” with the address of your own page.`));
  } else if (consent.url && !/^(https?:\/\/|\/|\.)/i.test(consent.url)) {
    faults.push(fault('url', `The link to your ${documents || 'document'} is no full address`, 'Begin it with https://, or with / for a page of your site.'));
  }
  if (consent.covers.length === 0 && !consent.label) {
    faults.push(fault('label', 'A consent has no words', 'Say what guests agree to, or take the consent out.'));
  }
  if (consent.label && isPlaceholder(consent.label)) {
    faults.push(fault('label', 'A consent has words that stand for others', `Replace “${consent.label.slice(0, 60)}”.`));
  }
  if (consent.label && consent.covers.includes('marketing-sms') && !/\brates\b/i.test(consent.label)) {
    faults.push(fault('label', 'A consent to text messages does not mention rates', 'US carriers expect “Message and data rates may apply”.', false));
  }
  if (consent.label) {
    faults.push(fault('label', 'A consent is in one language only', 'Guests of every language see it as you wrote it. Leave the words empty to use ours, in ten languages.', false));
  }
  if (all.findIndex(({ id }) => id === consent.id) < index) {
    faults.push(fault('id', 'Two consents have one name in your records', 'One answer would be taken for the other. Rename one of them.'));
  }
  return faults;
};

export const checkConsents: Check = ({ brand }) => {
  const consents = brand.consents ?? [];
  const covered = new Set(consents.flatMap(({ covers }) => covers));
  const needed = isParOrdering(brand) || brand.backend === 'punchh-password' ? [] : (['terms', 'privacy'] as const);
  return [
    ...needed.filter((purpose) => !covered.has(purpose)).map((purpose): Fault => ({
      blocks: true,
      step: 'consents',
      control: 'add-consent',
      title: `Guests are not asked for the ${DOCUMENTS[purpose]}`,
      reason: 'Without it no code is sent.',
      fix: { label: 'Ask for it', apply: (draft) => {
        const id = consents.some((consent) => consent.id === purpose) ? `${purpose}-2` : purpose;
        draft.consents = [...(draft.consents ?? []), { id, required: true, covers: [purpose], version: '1' }];
      } },
    })),
    ...consents.flatMap(faultsOf),
  ];
};
