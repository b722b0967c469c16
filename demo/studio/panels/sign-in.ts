import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { App } from '../app.ts';
import { isParOrdering } from '../brand.ts';
import { check, choice, select, slider, textField } from '../controls.ts';
import { countryName } from '../countries.ts';
import { icon } from '../icons.ts';
import { systemSection } from './par-ordering.ts';
import { deviceSection, helpSection, waysSection } from './sign-in-more.ts';

const STANDARD_COUNTRIES = ['US', 'CA'];

/** Chosen countries as chips, the first one preselected, and a list of all others by name. */
const countryPicker = (app: App): TemplateResult => {
  const { store } = app;
  const chosen = store.brand.countries ?? STANDARD_COUNTRIES;
  const every = chosen.includes('*');
  const listed = chosen.filter((code) => code !== '*');
  const set = (countries: string[]) => store.change('countries', (brand) => {
    brand.countries = countries;
  });
  const others = app.countries.filter(({ code }) => !chosen.includes(code));
  return html`<div class="row" id="countries" tabindex="-1"><span class="row-label">Countries for mobile numbers</span>
    <ul class="chips">${listed.map((code, index) => html`<li class="chip">
      ${index === 0 ? html`<span class="first">First</span>` : nothing}<span>${countryName(code)}</span>
      ${index > 0 ? html`<button type="button" class="icon-button" aria-label=${`Put ${countryName(code)} first`}
        @click=${() => set([code, ...chosen.filter((other) => other !== code)])}>${icon('up')}</button>` : nothing}
      ${chosen.length > 1 ? html`<button type="button" class="icon-button" aria-label=${`Take ${countryName(code)} out`}
        @click=${() => set(chosen.filter((other) => other !== code))}>${icon('close')}</button>` : nothing}
    </li>`)}</ul>
    ${every ? nothing : select('Add a country', '', [['', 'Add a country…'], ...others.map(({ code, name, dial }) => [code, `${name} (${dial})`] as const)],
      (code) => {
        if (code) set([...chosen, code]);
      })}
    ${check('Every country', every, (on) => set(on ? [...listed, '*'] : listed.length ? listed : STANDARD_COUNTRIES))}
    <span class="hint">Guests can only ask for texts to these. The first one is preselected.</span></div>`;
};

const codeSection = (app: App): TemplateResult => {
  const { store } = app;
  return html`<section aria-labelledby="code-title"><h3 id="code-title">Code</h3>
  ${slider('Digits', store.brand.code?.length ?? 6, [4, 12, 1], '', (length) => store.change('digits', (brand) => {
    brand.code = { ...brand.code, length };
  }))}
  <p class="hint">As many as your server sends: usually six.</p>
  ${slider('Another code after', store.brand.code?.resendAfter ?? 30, [10, 120, 5], ' s', (resendAfter) => store.change('resend', (brand) => {
    brand.code = { ...brand.code, resendAfter };
  }))}
  ${slider('A code works for', Math.round((store.brand.code?.expiresAfter ?? 600) / 60), [1, 60, 1], ' min', (minutes) => store.change('expires', (brand) => {
    brand.code = { ...brand.code, expiresAfter: minutes * 60 };
  }))}
  <p class="hint">As long as your server says: usually ten minutes. Then guests are asked to send themselves a new one.</p>
</section>`;
};

const connectionSection = ({ store }: App): TemplateResult => {
  const { brand, notes } = store;
  const byDeveloper = notes.developerConnects === true;
  return html`<section aria-labelledby="connection-title"><h3 id="connection-title">Connection</h3>
    <p class="hint">Where guests are signed in. Whoever looks after your ordering site knows both. The preview and “Try it” do without.</p>
    ${textField('Server', brand.server, (value) => store.change('server', (draft) => {
      draft.server = value.trim();
    }), { id: 'server', placeholder: 'https://', type: 'url' })}
    ${textField('Client id', brand.client, (value) => store.change('client', (draft) => {
      draft.client = value.trim();
    }), { id: 'client' })}
    ${check('My developer fills these in', byDeveloper, (on) => store.change('developer', (_, draft) => {
      draft.developerConnects = on || undefined;
    }), 'developer-connects')}
  </section>`;
};

/** How guests sign in, and where. */
export const signInPanel = (app: App): TemplateResult => {
  const { store } = app;
  return html`
    <h2>Sign-in</h2>
    <section aria-labelledby="channels-title"><h3 id="channels-title">How guests get their code</h3>
      ${choice('How guests get their code', [['email sms', 'Email first'], ['sms email', 'Text first'], ['email', 'Email only'], ['sms', 'Text only']],
        (store.brand.channels ?? ['email', 'sms']).join(' '), (value) => store.change('channels', (brand) => {
          brand.channels = value.split(' ');
        }))}
      ${(store.brand.channels ?? ['sms']).includes('sms') ? countryPicker(app) : nothing}
    </section>
    ${systemSection(app)}${isParOrdering(store.brand) ? nothing : waysSection(app)}${codeSection(app)}${helpSection(app)}${connectionSection(app)}${deviceSection(app)}`;
};
