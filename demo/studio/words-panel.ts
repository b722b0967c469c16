import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { LOCALES } from './locales.ts';
import type { Store } from './store.ts';

/** The texts that brands change most come first, by names of their own; the rest in the order of the locale files. */
const FIRST: Readonly<Record<string, string>> = {
  heading: 'Heading',
  description: 'Text below the heading',
  sendEmail: 'Main button, by email',
  sendSms: 'Main button, by text message',
  codeHeading: 'Heading above the code',
  verify: 'Main button below the code',
  signedInHeading: 'Heading once signed in',
  consentMarketingSms: 'Consent to offers by text message',
};

export interface Words {
  locale: string;
  defaults: Record<string, string>;
  search: string;
}

const humanise = (key: string): string => {
  const words = key.replace(/_/g, ' ').replace(/([A-Z])/g, ' $1').toLowerCase().replace(/\bsms\b/, 'text message').replace(/^pos\b/, 'till,');
  return FIRST[key] ?? words.charAt(0).toUpperCase() + words.slice(1);
};

const places = (text: string): string[] => text.match(/\{\w+\}/g) ?? [];

export const wordsPanel = (
  store: Store, words: Words, actions: { locale(tag: string): void; search(text: string): void; longest(): void },
): TemplateResult => {
  const { locale, defaults, search } = words;
  const own = store.brand.copy?.[locale] ?? {};
  const needle = search.trim().toLowerCase();
  const keys = [...new Set([...Object.keys(FIRST), ...Object.keys(defaults)])].filter((key) => key in defaults)
    .filter((key) => !needle || `${humanise(key)} ${defaults[key]} ${own[key] ?? ''}`.toLowerCase().includes(needle));
  const set = (key: string, text: string) => store.change(`copy ${locale} ${key}`, (draft) => {
    const copy = (draft.copy ??= {});
    copy[locale] = { ...copy[locale], [key]: text };
  });
  return html`<section><h2>Words</h2>
    <label class="row"><span class="row-label">Language</span><select class="text"
      @change=${(event: Event) => actions.locale((event.target as HTMLSelectElement).value)}>
      ${LOCALES.map(([tag, name]) => html`<option value=${tag} .selected=${tag === locale}>${name}${store.brand.copy?.[tag] ? ' •' : ''}</option>`)}
    </select></label>
    <div class="row-control"><input class="text" type="search" aria-label="Find a text" placeholder="Find a text" .value=${search}
      @input=${(event: Event) => actions.search((event.target as HTMLInputElement).value)} />
      <button class="small" @click=${() => actions.longest()}>Preview the longest</button></div>
    ${keys.map((key) => {
      const text = own[key] ?? '';
      const lost = text ? places(defaults[key]!).filter((place) => !text.includes(place)) : [];
      return html`<label class="row word"><span class="row-label">${humanise(key)}</span>
        <textarea class="text" rows=${(text || defaults[key]!).length > 40 ? 2 : 1} lang=${locale} dir="auto" .value=${text}
          placeholder=${defaults[key]!} @input=${(event: Event) => set(key, (event.target as HTMLTextAreaElement).value)}></textarea>
        ${lost.length ? html`<span class="warn">Keep ${lost.join(', ')}: the page fills it in.</span>` : nothing}</label>`;
    })}
    ${keys.length ? nothing : html`<p class="hint">No text has these words.</p>`}
  </section>`;
};
