import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** One labelled row of a panel, for controls that have names of their own. */
export const row = (label: string, control: unknown, hint?: unknown): TemplateResult =>
  html`<div class="row"><span class="row-label">${label}</span><div class="row-control">${control}</div>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}</div>`;

export interface TextOptions {
  id?: string;
  placeholder?: string;
  hint?: unknown;
  type?: 'text' | 'url' | 'search';
  autocomplete?: 'off' | 'organization';
  disabled?: boolean;
}

export const textField = (
  label: string, value: string | undefined, change: (value: string) => void,
  { id, placeholder = '', hint, type = 'text', autocomplete = 'off', disabled = false }: TextOptions = {},
): TemplateResult => html`<label class="row"><span class="row-label">${label}</span>
  <input class="text" id=${id ?? nothing} type=${type === 'url' ? 'text' : type} inputmode=${type === 'url' ? 'url' : nothing} spellcheck="false"
    autocomplete=${autocomplete} ?disabled=${disabled} .value=${value ?? ''} placeholder=${placeholder}
    @input=${(event: Event) => change((event.target as HTMLInputElement).value)} />
  ${hint ? html`<span class="hint">${hint}</span>` : nothing}</label>`;

/** Radios as a segmented control. */
export const choice = <T extends string>(
  label: string, options: readonly (readonly [T, string])[], value: T, change: (value: T) => void,
): TemplateResult => html`<div class="segments" role="radiogroup" aria-label=${label}>${options.map(([key, text]) =>
  html`<label><input type="radio" name=${label} value=${key} .checked=${key === value} @change=${() => change(key)} /><span>${text}</span></label>`)}</div>`;

type Option = readonly [value: string, words: string];
export type Options = readonly (Option | { name: string; options: readonly Option[] })[];

const optionsOf = (options: readonly Option[], value: string) =>
  options.map(([key, text]) => html`<option value=${key} .selected=${key === value}>${text}</option>`);

/** A choice of many, in groups where they have names. */
export const select = (label: string, value: string, options: Options, change: (value: string) => void, id?: string): TemplateResult =>
  html`<select class="text" id=${id ?? nothing} aria-label=${label} @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>
    ${options.map((entry) => ('name' in entry
      ? html`<optgroup label=${entry.name}>${optionsOf(entry.options, value)}</optgroup>`
      : optionsOf([entry], value)))}</select>`;

export const slider = (
  label: string, value: number, [min, max, step]: readonly [number, number, number], unit: string,
  change: (value: number) => void,
): TemplateResult => html`<label class="row slider"><span class="row-label">${label}</span><span class="value" aria-hidden="true">${value}${unit}</span>
  <input type="range" aria-label=${label} min=${min} max=${max} step=${step} .value=${String(value)} aria-valuetext=${`${value}${unit}`}
    @input=${(event: Event) => change(Number((event.target as HTMLInputElement).value))} /></label>`;

export const check = (label: unknown, checked: boolean, change: (checked: boolean) => void, id?: string): TemplateResult =>
  html`<label class="check"><input type="checkbox" id=${id ?? nothing} .checked=${checked}
    @change=${(event: Event) => change((event.target as HTMLInputElement).checked)} /><span>${label}</span></label>`;

/** A colour well with its hex value beside it; either can be edited. */
export const colourField = (label: string, value: string, change: (value: string) => void, id?: string): TemplateResult => {
  const typed = (event: Event) => {
    const text = (event.target as HTMLInputElement).value.trim();
    const hex = text.startsWith('#') ? text : `#${text}`;
    if (/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(hex)) change(hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex);
  };
  return html`<span class="colour"><input type="color" id=${id ?? nothing} aria-label=${label} .value=${value} @input=${typed} />
    <input class="text" aria-label=${`${label}, as a hex value`} spellcheck="false" maxlength="7" .value=${value} @change=${typed} /></span>`;
};

/** A button that opens the file picker. */
export const fileButton = (label: string, accept: string, take: (file: File) => void, id?: string): TemplateResult =>
  html`<label class="button file">${label}<input type="file" id=${id ?? nothing} accept=${accept} @change=${(event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) take(file);
    input.value = '';
  }} /></label>`;

/** Copies a text and says so on the button for a moment. */
export const copyButton = (
  label: string, text: () => string | Promise<string>, { primary = false, id }: { primary?: boolean; id?: string } = {},
): TemplateResult =>
  html`<button type="button" id=${id ?? nothing} class=${primary ? 'button primary' : 'button'} @click=${async (event: Event) => {
    const button = event.currentTarget as HTMLElement;
    const done = button.querySelector('.done')!;
    try {
      await navigator.clipboard.writeText(await text());
      done.textContent = 'Copied';
    } catch {
      done.textContent = 'This browser does not allow copying';
    }
    button.classList.add('copied');
    setTimeout(() => {
      button.classList.remove('copied');
      done.textContent = '';
    }, 1800);
  }}><span class="to-do">${label}</span><span class="done" aria-live="polite"></span></button>`;
