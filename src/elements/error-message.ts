import { html, nothing, type TemplateResult } from 'lit';

/** A message that is spoken as it appears. */
export const errorMessage = (text: string, id?: string): TemplateResult =>
  html`<p part="error" role="alert" id=${id ?? nothing}><span>${text}</span></p>`;
