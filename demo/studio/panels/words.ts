import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { App } from '../app.ts';
import { wordControl } from '../checks/words.ts';
import { choice, row } from '../controls.ts';
import { LOCALES } from '../locales.ts';
import { groupTexts } from '../text-groups.ts';

export interface Words {
  locale: string;
  /** The element's texts in that language, by key. */
  defaults: Record<string, string>;
  search: string;
}

export interface WordActions {
  choose(locale: string): void;
  search(text: string): void;
  /** Shows the language with the longest texts in the preview. */
  showLongest(): void;
}

const wordField = (app: App, { locale, defaults }: Words, key: string): TemplateResult => {
  const standard = defaults[key]!;
  const own = app.store.brand.copy?.[locale]?.[key] ?? '';
  const elsewhere = !own && Object.entries(app.store.brand.copy ?? {}).some(([other, words]) => other !== locale && words[key]);
  const faults = app.faults.filter(({ control }) => control === wordControl(locale, key));
  return html`<label class="row word"><span class="row-label">${locale === 'en' ? standard : app.texts[key] ?? standard}
      ${elsewhere ? html`<span class="badge">To translate</span>` : nothing}</span>
    <textarea class="text" id=${wordControl(locale, key)} rows=${(own || standard).length > 44 ? 2 : 1} lang=${locale} dir="auto" .value=${own}
      placeholder=${locale === 'en' ? 'Your own words' : standard} @input=${(event: Event) => app.store.change(`words ${locale} ${key}`, (brand) => {
        brand.copy = { ...brand.copy, [locale]: { ...brand.copy?.[locale], [key]: (event.target as HTMLTextAreaElement).value } };
      })}></textarea>
    ${faults.filter(({ blocks }) => blocks).map(({ title, reason }) => html`<span class="warn">${title}. ${reason}</span>`)}</label>`;
};

export const wordsPanel = (app: App, words: Words, actions: WordActions): TemplateResult => {
  const { locale, defaults, search } = words;
  const own = app.store.brand.copy?.[locale] ?? {};
  const needle = search.trim().toLowerCase();
  const keys = Object.keys(defaults)
    .filter((key) => !needle || `${defaults[key]} ${own[key] ?? ''} ${app.texts[key] ?? ''}`.toLowerCase().includes(needle));
  const groups = groupTexts(keys);
  const address = app.store.brand.register === 'informal' ? 'informal' : 'formal';
  return html`<h2>Words</h2>
    <p class="lead">Change only what should sound like you. Everything else is written in ten languages already.</p>
    <label class="row"><span class="row-label">Language</span><select class="text" id="words-language"
      @change=${(event: Event) => actions.choose((event.target as HTMLSelectElement).value)}>
      ${LOCALES.map(([tag, name]) => html`<option value=${tag} .selected=${tag === locale}>${name}${app.store.brand.copy?.[tag] ? ' (yours)' : ''}</option>`)}
    </select></label>
    ${row('How guests are addressed', choice('How guests are addressed', [['formal', 'Formally'], ['informal', 'Like a friend']], address, (value) =>
      app.store.change('register', (brand) => {
        brand.register = value === 'informal' ? value : undefined;
      })), 'In languages that make the difference: German, Spanish, French, Korean, Chinese.')}
    <div class="row-control"><input class="text" type="search" aria-label="Find a text" placeholder="Find a text" .value=${search}
      @input=${(event: Event) => actions.search((event.target as HTMLInputElement).value)} />
      <button type="button" class="button" @click=${() => actions.showLongest()}>Show the longest language</button></div>
    ${groups.map(({ name, keys: group }, index) => html`<details class="words" ?open=${index === 0 || needle !== '' || group.some((key) => own[key])}>
      <summary>${name}<span class="count">${group.filter((key) => own[key]).length || ''}</span></summary>
      ${group.map((key) => wordField(app, words, key))}</details>`)}
    ${keys.length ? nothing : html`<p class="hint">No text has these words.</p>`}`;
};
