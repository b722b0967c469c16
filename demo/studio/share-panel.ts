import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { readBrand } from './brand.ts';
import { brandJson, download, snippet, themeCss } from './export.ts';
import { toLink } from './keep.ts';
import type { Store } from './store.ts';

const block = (title: string, hint: string, file: string, type: string, text: string, say: (words: string) => void): TemplateResult =>
  html`<section><h2>${title}</h2><p class="hint">${hint}</p><pre tabindex="0">${text}</pre>
    <div class="row-control"><button class="small" @click=${async () => {
      await navigator.clipboard.writeText(text);
      say('Copied.');
    }}>Copy</button><button class="small" @click=${() => download(file, text, type)}>Download</button></div></section>`;

export const sharePanel = (store: Store, message: string, say: (words: string) => void): TemplateResult => {
  const take = (text: string) => {
    try {
      const brand = readBrand(text);
      store.change('import', (draft) => {
        for (const key of Object.keys(draft)) Reflect.deleteProperty(draft, key);
        Object.assign(draft, brand);
      });
      say('Imported. Undo brings the earlier one back.');
    } catch (error) {
      say((error as Error).message);
    }
  };
  return html`
    ${message ? html`<p class="message" role="status">${message}</p>` : nothing}
    <section><h2>Hand it on</h2><p class="hint">The link holds the whole brand; nothing is stored on a server.</p>
      <div class="row-control"><button class="small" @click=${async () => {
        const link = await toLink(store.brand);
        history.replaceState(null, '', link);
        await navigator.clipboard.writeText(link).then(() => say('The link is copied.'), () => say('The link is in the address bar.'));
      }}>Copy link</button>
      <label class="small file">Open a brand file<input type="file" accept="application/json,.json" @change=${async (event: Event) => {
        const input = event.target as HTMLInputElement;
        const file = input.files?.[0];
        if (file) take(await file.text());
        input.value = '';
      }} /></label></div></section>
    ${block('1. Brand file', 'Put it on your site, for example as /brand.json. Change it any time: no deploy needed.', 'brand.json',
      'application/json', brandJson(store.brand), say)}
    ${block('2. Snippet', 'Paste it where guests sign in.', 'sign-in.html', 'text/html', snippet(store.brand), say)}
    ${block('Or the CSS alone', 'If your site sets the rest in attributes.', 'sign-in.css', 'text/css', themeCss(store.brand), say)}`;
};
