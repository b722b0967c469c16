import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { App } from './app.ts';

/** Says beside a control what is wrong with its value. */
export const inlineFaults = (app: App, control: string): TemplateResult | typeof nothing => {
  const faults = app.faults.filter((fault) => fault.control === control);
  return faults.length ? html`${faults.map(({ title, reason, fix }) => html`<p class="inline-fault">${title}. ${reason}
    ${fix ? html`<button type="button" class="link" @click=${() => app.store.change(`fix ${title}`, fix.apply)}>${fix.label}</button>` : nothing}</p>`)}` : nothing;
};
