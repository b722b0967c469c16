import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { App } from '../app.ts';
import type { Consent } from '../brand.ts';
import { check, textField } from '../controls.ts';
import { icon } from '../icons.ts';

const PURPOSES = [
  ['terms', 'Terms of service'], ['privacy', 'Privacy policy'], ['marketing-email', 'Offers by email'],
  ['marketing-sms', 'Offers by text message'], ['marketing-push', 'Offers in the app'],
] as const;

/** The consents that can be added; the standard words are the element's own. */
const NEW: readonly (readonly [label: string, consent: Omit<Consent, 'version'>])[] = [
  ['Terms', { id: 'terms', required: true, covers: ['terms'] }],
  ['Privacy', { id: 'privacy', required: true, covers: ['privacy'] }],
  ['Offers by email', { id: 'offers-email', required: false, covers: ['marketing-email'] }],
  ['Offers by text', { id: 'offers-text', required: false, covers: ['marketing-sms'] }],
  ['Something else', { id: 'consent', required: false, covers: [] }],
];

/** The element's texts for a consent, by what it covers. */
const STANDARD_WORDS: Readonly<Record<string, string>> = {
  terms: 'consentTerms', privacy: 'consentPrivacy', 'terms,privacy': 'consentTermsPrivacy', 'marketing-email': 'consentMarketingEmail',
  'marketing-sms': 'consentMarketingSms', 'marketing-push': 'consentMarketingPush',
};

const nextVersion = (version: string): string =>
  /\d+$/.test(version) ? version.replace(/\d+$/, (digits) => String(Number(digits) + 1)) : `${version}-2`;

const titleOf = ({ covers, id }: Consent): string =>
  covers.map((purpose) => PURPOSES.find(([key]) => key === purpose)?.[1] ?? purpose).join(' and ') || id;

const standardWords = (app: App, { covers }: Consent): string =>
  (app.texts[STANDARD_WORDS[covers.join()] ?? ''] ?? '').replace('{terms}', app.texts.terms ?? '').replace('{privacy}', app.texts.privacy ?? '');

const consentCard = (app: App, consent: Consent, index: number): TemplateResult => {
  const { store } = app;
  const edit = (what: string, change: (draft: Consent) => void) =>
    store.change(`consent ${index} ${what}`, (brand) => change(brand.consents![index]!));
  const title = titleOf(consent);
  const standard = standardWords(app, consent);
  const isDocument = consent.covers.some((purpose) => /^(terms|privacy)$/.test(purpose));
  return html`<article class="card" aria-labelledby=${`consent-${index}-title`}>
    <header><h3 id=${`consent-${index}-title`}>${title}</h3>
      ${index > 0 ? html`<button type="button" class="icon-button" aria-label=${`Move ${title} up`} @click=${() => store.change('move', ({ consents }) => {
        consents!.splice(index - 1, 0, ...consents!.splice(index, 1));
      })}>${icon('up')}</button>` : nothing}
      <button type="button" class="icon-button" aria-label=${`Remove ${title}`} @click=${() => store.change('remove', ({ consents }) => {
        consents!.splice(index, 1);
      })}>${icon('bin')}</button></header>
    ${textField(isDocument ? 'Address of the document' : 'Address of a document, if there is one', consent.url, (url) => edit('url', (draft) => {
      draft.url = url.trim();
    }), { id: `consent-${index}-url`, placeholder: 'https://', type: 'url' })}
    <label class="row"><span class="row-label">Words</span><textarea class="text" rows="2" id=${`consent-${index}-label`} .value=${consent.label ?? ''}
      placeholder=${standard || 'What guests agree to'} @input=${(event: Event) => edit('label', (draft) => {
        draft.label = (event.target as HTMLTextAreaElement).value;
      })}></textarea>${standard ? html`<span class="hint">Left empty, guests read this in their own language.</span>` : nothing}</label>
    ${check('Guests must agree to go on', consent.required, (required) => edit('required', (draft) => {
      draft.required = required;
    }))}
    <details><summary>Version and records</summary>
      <div class="row"><span class="row-label">Version</span><div class="row-control">
        <input class="text short" aria-label=${`Version of ${title}`} .value=${consent.version} @input=${(event: Event) => edit('version', (draft) => {
          draft.version = (event.target as HTMLInputElement).value || '1';
        })} /><button type="button" class="button" @click=${() => edit('new version', (draft) => {
          draft.version = nextVersion(draft.version);
        })}>The document has changed</button></div><p class="hint">Guests who agreed to an earlier version are asked again.</p></div>
      ${textField('Name in your records', consent.id, (id) => edit('id', (draft) => {
        draft.id = id.replace(/[^\w.-]/g, '') || 'consent';
      }), { id: `consent-${index}-id` })}
      <fieldset><legend class="row-label">It stands for</legend>${PURPOSES.map(([purpose, label]) =>
        check(label, consent.covers.includes(purpose), (on) => edit('covers', (draft) => {
          const chosen = PURPOSES.map(([key]) => key as string).filter((key) => (key === purpose ? on : draft.covers.includes(key)));
          draft.covers = chosen;
        })))}</fieldset></details>
  </article>`;
};

/** The consents that guests are asked for. */
export const consentsPanel = (app: App): TemplateResult => {
  const { store } = app;
  const consents = store.brand.consents ?? [];
  const freeId = (id: string): string => (consents.some((consent) => consent.id === id) ? freeId(nextVersion(id)) : id);
  const covered = new Set(consents.flatMap(({ covers }) => covers));
  return html`<h2>Consents</h2>
    <p class="lead">What guests agree to before a code is sent. Boxes are never ticked in advance; each answer is recorded with its version, language and time.</p>
    ${consents.map((consent, index) => consentCard(app, consent, index))}
    <section class="quiet" id="add-consent" tabindex="-1" aria-labelledby="add-title"><h3 id="add-title">Add</h3>
      <div class="row-control">${NEW.filter(([, { covers }]) => !covers.length || !covers.every((purpose) => covered.has(purpose))).map(([label, consent]) =>
        html`<button type="button" class="button" @click=${() => store.change('add', (brand) => {
          brand.consents = [...(brand.consents ?? []), { ...consent, id: freeId(consent.id), version: '1' }];
        })}>${icon('plus')}${label}</button>`)}</div>
    </section>`;
};
