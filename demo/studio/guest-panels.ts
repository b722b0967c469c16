import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Consent } from './brand.ts';
import { check, choice, slider, textField } from './controls.ts';
import type { Store } from './store.ts';

/** Who the brand is and how guests sign in. */
export const signInPanel = (store: Store): TemplateResult => {
  const { brand } = store;
  const set = (name: string) => (value: string) => store.change(name, (draft) => {
    draft[name] = value;
  });
  return html`
    <section><h2>Brand</h2>
      ${textField('Name', brand.name, set('name'))}
    </section>
    <section><h2>How guests get their code</h2>
      ${choice('Channels', [['email sms', 'Email first'], ['sms email', 'Text first'], ['email', 'Email only'], ['sms', 'Text only']],
        (brand.channels ?? ['email', 'sms']).join(' '), (value) => store.change('channels', (draft) => {
          draft.channels = value.split(' ');
        }))}
      ${textField('Countries for phone numbers', (brand.countries ?? []).join(' '), (value) => store.change('countries', (draft) => {
        const countries = value.toUpperCase().split(/[\s,]+/).filter((code) => /^([A-Z]{2}|\*)$/.test(code));
        if (countries.length) draft.countries = countries;
        else delete draft.countries;
      }), { placeholder: 'US CA', hint: 'Two-letter codes, the first is preselected; * for all.' })}
    </section>
    <section><h2>Code</h2>
      ${slider('Digits', brand.code?.length ?? 6, [4, 12, 1], '', (length) => store.change('digits', (draft) => {
        draft.code = { ...draft.code, length };
      }))}
      ${slider('Another code after', brand.code?.resendAfter ?? 30, [10, 120, 5], ' s', (resendAfter) => store.change('resend', (draft) => {
        draft.code = { ...draft.code, resendAfter };
      }))}
      ${slider('Kiosk starts over after', brand.kiosk?.idleAfter ?? 60, [15, 300, 15], ' s', (idleAfter) => store.change('idle', (draft) => {
        draft.kiosk = { idleAfter };
      }))}
    </section>
    <section><h2>Where guests sign in</h2>
      ${textField('Server', brand.server, set('server'), { placeholder: 'https://…', type: 'url',
        hint: 'From whoever looks after your ordering site. The preview does not use it.' })}
      ${textField('Client id', brand.client, set('client'))}
    </section>`;
};

const PURPOSES = [
  ['terms', 'Terms'], ['privacy', 'Privacy policy'], ['marketing-email', 'Offers by email'],
  ['marketing-sms', 'Offers by text message'], ['marketing-push', 'Offers in the app'],
] as const;
const NEW: readonly (readonly [string, Omit<Consent, 'version'>])[] = [
  ['Terms and privacy', { id: 'legal', required: true, covers: ['terms', 'privacy'] }],
  ['Offers by email', { id: 'offers-email', required: false, covers: ['marketing-email'] }],
  ['Offers by text', { id: 'offers-text', required: false, covers: ['marketing-sms'] }],
  ['Something else', { id: 'consent', required: false, covers: [] }],
];

const nextVersion = (version: string): string =>
  /\d+$/.test(version) ? version.replace(/\d+$/, (digits) => String(Number(digits) + 1)) : `${version}-2`;

const consentCard = (store: Store, consent: Consent, index: number): TemplateResult => {
  const edit = (what: string, change: (draft: Consent) => void) => store.change(`consent ${index} ${what}`, (draft) => change(draft.consents![index]!));
  return html`<article class="card">
    <header><b>${consent.covers.map((purpose) => PURPOSES.find(([key]) => key === purpose)?.[1] ?? purpose).join(' · ') || consent.id}</b>
      <button class="small" ?disabled=${index === 0} aria-label="Move up" @click=${() => store.change('move', ({ consents }) => {
        consents!.splice(index - 1, 0, ...consents!.splice(index, 1));
      })}>↑</button>
      <button class="small" aria-label="Remove" @click=${() => store.change('remove', ({ consents }) => {
        consents!.splice(index, 1);
      })}>Remove</button></header>
    ${check('Guests must agree to go on', consent.required, (required) => edit('required', (draft) => {
      draft.required = required;
    }))}
    <label class="row"><span class="row-label">Words</span><textarea class="text" rows="3" .value=${consent.label ?? ''}
      placeholder="The wording that comes with the language" @input=${(event: Event) => edit('label', (draft) => {
        draft.label = (event.target as HTMLTextAreaElement).value;
      })}></textarea></label>
    ${consent.covers.includes('marketing-sms') && consent.label && !/rates/i.test(consent.label)
      ? html`<p class="warn">US carriers expect “Message and data rates may apply” here.</p>` : nothing}
    ${textField('Address of the document', consent.url, (url) => edit('url', (draft) => {
      draft.url = url;
    }), { placeholder: 'https://…', type: 'url' })}
    <div class="row"><span class="row-label">Version</span><div class="row-control">
      <input class="text short" aria-label="Version" .value=${consent.version} @input=${(event: Event) => edit('version', (draft) => {
        draft.version = (event.target as HTMLInputElement).value || '1';
      })} /><button class="small" @click=${() => edit('new version', (draft) => {
        draft.version = nextVersion(draft.version);
      })}>Words or document changed</button></div><p class="hint">Guests who agreed to an earlier version are asked again.</p></div>
    <details><summary>What it stands for</summary>
      ${textField('Id in your records', consent.id, (id) => edit('id', (draft) => {
        draft.id = id.replace(/[^\w.-]/g, '') || 'consent';
      }))}
      ${PURPOSES.map(([purpose, label]) => check(label, consent.covers.includes(purpose), (on) => edit('covers', (draft) => {
        draft.covers = draft.covers.filter((other) => other !== purpose).concat(on ? purpose : []);
      })))}</details>
  </article>`;
};

export const consentsPanel = (store: Store): TemplateResult => {
  const consents = store.brand.consents ?? [];
  const freeId = (id: string): string => (consents.some((consent) => consent.id === id) ? freeId(nextVersion(id)) : id);
  return html`<section><h2>What guests agree to</h2>
    <p class="hint">Boxes are never ticked in advance. Each answer is recorded with its version, language and time.</p>
    ${consents.map((consent, index) => consentCard(store, consent, index))}
    <div class="add"><span>Add</span>${NEW.map(([label, consent]) => html`<button class="small" @click=${() => store.change('add', (draft) => {
      draft.consents = [...(draft.consents ?? []), { ...consent, id: freeId(consent.id), version: '1' }];
    })}>${label}</button>`)}</div>
  </section>`;
};
