import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { App } from '../app.ts';
import { isRecord } from '../brand.ts';
import type { BrandFile } from '../brand.ts';
import { check, choice, row, select, slider, textField } from '../controls.ts';
import { labelOf } from '../labels.ts';

/** A part of the brand file that holds settings, such as `sms`; empty where the brand does not say. */
const part = (brand: BrandFile, name: string): Record<string, unknown> => (isRecord(brand[name]) ? brand[name] : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown, standard: number): number => (typeof value === 'number' ? value : standard);

const setPart = (app: App, name: string, change: Record<string, unknown>): void => app.store.change(`${name} ${Object.keys(change).join()}`, (brand) => {
  brand[name] = { ...part(brand, name), ...change };
});

const WAYS = [['code', 'Code'], ['code password', 'Code or password'], ['password code', 'Password or code']] as const;
const POLICIES = [
  ['', 'As the server says'], ['strong', 'Strong: 8 characters, with letters, digits and symbols'], ['moderate', 'Moderate: 8 characters'],
  ['weak', 'Weak: 6 characters'],
] as const;

/** Whether guests sign in with codes alone, or can have a password. */
export const waysSection = (app: App): TemplateResult => {
  const { brand } = app.store;
  const ways = Array.isArray(brand.methods) ? brand.methods.join(' ') : 'code';
  const password = part(brand, 'password');
  return html`<section aria-labelledby="ways-title"><h3 id="ways-title">Ways in</h3>
    ${choice('Ways in', WAYS, ways as (typeof WAYS)[number][0], (value) => app.store.change('methods', (draft) => {
      draft.methods = value === 'code' ? undefined : value.split(' ');
    }))}
    <p class="hint">Passwords need a gateway, and your business must have them switched on.</p>
    ${ways === 'code' ? nothing : html`
      ${row('Passwords must be', select('Passwords must be', textOf(password.policy), POLICIES, (policy) => setPart(app, 'password', { policy })))}
      ${check('New guests can join with a password', password.join !== false, (join) => setPart(app, 'password', { join: join ? undefined : false }))}`}
  </section>`;
};

/** Where guests get help, and what carriers want to be said beside the button that sends a text. */
export const helpSection = (app: App): TemplateResult => {
  const { brand } = app.store;
  const sms = part(brand, 'sms');
  const texts = (brand.channels ?? ['sms']).includes('sms');
  return html`<section aria-labelledby="help-title"><h3 id="help-title">Help</h3>
    ${textField('Page where guests get help', textOf(brand.help), (value) => app.store.change('help', (draft) => {
      draft.help = value.trim();
    }), { id: 'help', placeholder: 'https://', type: 'url', hint: 'Linked below every step.' })}
    ${texts ? html`<details><summary>About your text messages</summary>
      <p class="hint">Carriers in the US and Canada want guests to read this before they ask for a text.</p>
      ${textField('Name of the program', textOf(sms.program), (program) => setPart(app, 'sms', { program }), { placeholder: brand.name ?? '' })}
      ${textField('How often you send', textOf(sms.frequency), (frequency) => setPart(app, 'sms', { frequency }), { placeholder: 'One message per sign-in' })}
      ${textField('Where to get help', textOf(sms.help), (help) => setPart(app, 'sms', { help }), { placeholder: 'An address, a number or a page' })}
    </details>` : nothing}</section>`;
};

const domainsOf = (text: string): string[] => [...new Set(text.toLowerCase().split(/[\s,@]+/).filter(Boolean))].slice(0, 12);

/** Settings of devices that strangers share. Their names are those that the check list uses: `labels.ts`. */
export const deviceSection = (app: App): TemplateResult => {
  const kiosk: NonNullable<BrandFile['kiosk']> = part(app.store.brand, 'kiosk');
  const documents: Record<string, unknown> = isRecord(kiosk.documents) ? kiosk.documents : {};
  const set = (change: typeof kiosk) => setPart(app, 'kiosk', { ...change });
  const document = (name: 'terms' | 'privacy') => html`<label class="row"><span class="row-label">${labelOf(`kiosk.documents.${name}`)}</span>
    <textarea class="text" rows="3" .value=${textOf(documents[name])} placeholder="As plain text" @input=${(event: Event) =>
      set({ documents: { ...documents, [name]: (event.target as HTMLTextAreaElement).value } })}></textarea></label>`;
  return html`<section aria-labelledby="devices-title"><h3 id="devices-title">Kiosks and tills</h3>
    <details><summary>Settings of shared screens</summary>
      ${slider(labelOf('kiosk.idleAfter'), numberOf(kiosk.idleAfter, 60), [30, 600, 15], ' s', (idleAfter) => set({ idleAfter }))}
      <p class="hint">When nobody touches it. It asks 20 seconds before. Usually 60 seconds.</p>
      ${check(labelOf('kiosk.deviceIdPerGuest'), kiosk.deviceIdPerGuest === true, (on) => set({ deviceIdPerGuest: on || undefined }))}
      <p class="hint">Usually one number stands for the whole screen. Ask your Punchh contact: new guests may get no reward once many have joined at it.</p>
      <h4>On-screen keyboard</h4>
      ${textField(labelOf('kiosk.domains'), Array.isArray(kiosk.domains) ? kiosk.domains.join(', ') : '', (value) =>
        set({ domains: value.trim() ? domainsOf(value) : undefined }), { placeholder: 'gmail.com, icloud.com' })}
      <p class="hint">Offered as keys where an email address is typed.</p>
      ${check(labelOf('kiosk.keyRepeat'), kiosk.keyRepeat !== false, (on) => set({ keyRepeat: on ? undefined : false }))}
      ${slider(labelOf('kiosk.sameKeyAfter'), numberOf(kiosk.sameKeyAfter, 0), [0, 2, 0.1], ' s', (seconds) => set({ sameKeyAfter: seconds || undefined }))}
      <p class="hint">For hands that tremble: a second touch of the same key counts only after this time. Usually 0, every touch counts.</p>
      <h4>Documents</h4>
      ${document('terms')}${document('privacy')}
      <p class="hint">A kiosk shows its documents itself, since it must not leave the page.</p>
    </details></section>`;
};
