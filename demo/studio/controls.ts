import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** One labelled row of a panel. */
export const row = (label: string, control: unknown, hint?: unknown): TemplateResult =>
  html`<div class="row"><span class="row-label">${label}</span><div class="row-control">${control}</div>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}</div>`;

export const textField = (
  label: string, value: string | undefined, change: (value: string) => void,
  { placeholder = '', hint, type = 'text' }: { placeholder?: string; hint?: unknown; type?: string } = {},
): TemplateResult => html`<label class="row"><span class="row-label">${label}</span>
  <input class="text" type=${type} .value=${value ?? ''} placeholder=${placeholder}
    @input=${(event: Event) => change((event.target as HTMLInputElement).value)} />
  ${hint ? html`<span class="hint">${hint}</span>` : nothing}</label>`;

export const choice = <T extends string>(
  label: string, options: readonly (readonly [T, string])[], value: T, change: (value: T) => void,
): TemplateResult => html`<div class="segments" role="radiogroup" aria-label=${label}>${options.map(([key, text]) =>
  html`<label><input type="radio" name=${label} .checked=${key === value} @change=${() => change(key)} /><span>${text}</span></label>`)}</div>`;

type Option = readonly [value: string, words: string];
const optionsOf = (options: readonly Option[], value: string) =>
  options.map(([key, text]) => html`<option value=${key} .selected=${key === value}>${text}</option>`);

/** A choice of many, in groups where they have names. */
export const select = (
  label: string, value: string, options: readonly (Option | { name: string; options: readonly Option[] })[],
  change: (value: string) => void,
): TemplateResult =>
  html`<select class="text" aria-label=${label} @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>
    ${options.map((entry) => ('name' in entry
      ? html`<optgroup label=${entry.name}>${optionsOf(entry.options, value)}</optgroup>`
      : optionsOf([entry], value)))}</select>`;

export const slider = (
  label: string, value: number, [min, max, step]: readonly [number, number, number], unit: string,
  change: (value: number) => void,
): TemplateResult => html`<label class="row slider"><span class="row-label">${label}</span><output>${value}${unit}</output>
  <input type="range" min=${min} max=${max} step=${step} .value=${String(value)}
    @input=${(event: Event) => change(Number((event.target as HTMLInputElement).value))} /></label>`;

export const check = (label: unknown, checked: boolean, change: (checked: boolean) => void): TemplateResult =>
  html`<label class="check"><input type="checkbox" .checked=${checked}
    @change=${(event: Event) => change((event.target as HTMLInputElement).checked)} /><span>${label}</span></label>`;

/** A colour well with its hex value beside it; either can be edited. */
export const colourField = (label: string, value: string, change: (value: string) => void): TemplateResult => {
  const typed = (event: Event) => {
    const text = (event.target as HTMLInputElement).value.trim();
    const hex = text.startsWith('#') ? text : `#${text}`;
    if (/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(hex)) change(hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex);
  };
  return html`<span class="colour"><input type="color" aria-label=${label} .value=${value} @input=${typed} />
    <input class="text" aria-label=${`${label}, hex`} spellcheck="false" maxlength="7" .value=${value} @change=${typed} /></span>`;
};
