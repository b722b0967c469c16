import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { App } from '../app.ts';
import { isParOrdering, isRecord } from '../brand.ts';
import { check, choice, row, textField } from '../controls.ts';

interface Ordering {
  application?: string;
  kind?: 'email' | 'phone';
  phone?: 'off' | 'optional' | 'required';
  password?: boolean;
  optIn?: 'single' | 'double';
}

const orderingFields = ({ store }: App): TemplateResult => {
  const ordering = (isRecord(store.brand.menu) ? store.brand.menu : {}) as Ordering;
  const set = (change: Ordering) => store.change(`ordering ${Object.keys(change).join()}`, (brand) => {
    brand.menu = { ...ordering, ...change };
  });
  const byEmail = ordering.kind !== 'phone';
  return html`${textField('Application', ordering.application, (application) => set({ application: application.trim() }), {
    id: 'application', hint: 'As PAR Ordering names your ordering site.' })}
  ${row('Accounts are named by', choice('Accounts are named by', [['email', 'Email'], ['phone', 'Mobile number']], byEmail ? 'email' : 'phone', (kind) => set({ kind })))}
  ${byEmail ? html`
    ${row('Mobile number of new guests', choice('Mobile number of new guests', [['off', 'Not asked'], ['optional', 'Optional'], ['required', 'Required']],
      ordering.phone ?? 'off', (phone) => set({ phone })))}
    ${check('New guests choose a password', ordering.password === true, (password) => set({ password: password || undefined }))}` : nothing}
  ${check('Offers are confirmed by email before they begin', ordering.optIn === 'double', (double) => set({ optIn: double ? 'double' : undefined }))}`;
};

/** Which of PAR's systems has the guests' accounts, and how PAR Ordering is set up. */
export const systemSection = (app: App): TemplateResult => {
  const ordering = isParOrdering(app.store.brand);
  return html`<section aria-labelledby="system-title"><h3 id="system-title">Where accounts are kept</h3>
    ${choice('Where accounts are kept', [['punchh', 'Punchh'], ['ordering', 'PAR Ordering']], ordering ? 'ordering' : 'punchh', (value) =>
      app.store.change('system', (brand) => {
        brand.backend = value === 'ordering' ? 'menu' : undefined;
        if (value === 'punchh') delete brand.menu;
      }))}
    ${ordering ? orderingFields(app) : nothing}</section>`;
};
