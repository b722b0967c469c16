/** The page for the developer who puts a brand's sign-in on the site: what to do, with the exact files and snippet. */
import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import { repository } from '../../../package.json';
import '../../../src/define.ts';
import { isParOrdering } from '../brand.ts';
import type { BrandFile } from '../brand.ts';
import { isPlaceholder } from '../checks/connection.ts';
import { choice, copyButton, select, textField } from '../controls.ts';
import { icon } from '../icons.ts';
import { fromFragment } from '../link.ts';
import type { Parcel } from '../link.ts';
import { Frame } from '../stage/frame.ts';
import { CMS } from './platforms.ts';
import { brandJson, downloadFile, downloadText, logoFile } from './files.ts';
import { instantCommand, needsClient, snippetWithFile, snippetWithoutFile } from './snippet.ts';

/** Where the document about content systems is: on the site beside the demo, else in the repository. */
const CMS_DOCUMENT =
  import.meta.env.MODE === 'site' ? '../docs/cms.html' : `${repository.url.replace(/^git\+|\.git$/g, '')}/blob/main/docs/cms.md`;

const main = document.querySelector('main')!;
const parcel = await fromFragment(location.hash);

const state = { way: 'file' as 'file' | 'page', cms: CMS[0]!, server: '', client: '' };

const broken = (): TemplateResult => html`<div class="broken">${icon('blocked')}<h1>This link is not complete</h1>
  <p>It was probably cut off on its way, as some mail programs do. Ask for it again, in a chat or in a document.</p>
  <p><a class="button" href="studio.html">Open the studio</a></p></div>`;

/** The fields for what the brand's admin left to the developer. */
const blanks = ({ brand }: Parcel): TemplateResult | typeof nothing => (brand.server && (brand.client || !needsClient(brand)) ? nothing : html`<section class="fill" aria-labelledby="fill-title">
  <h2 id="fill-title">First: where guests are signed in</h2>
  <p>The brand left this to you. What you fill in goes into the files and the snippet below, and nowhere else.</p>
  ${brand.server ? nothing : textField('Server', state.server, (value) => set({ server: value.trim() }), {
    id: 'server', placeholder: 'https://', type: 'url', hint: `The base address of ${isParOrdering(brand) ? 'PAR Ordering, with /api' : 'the Punchh API'}, or of the gateway before it.` })}
  ${brand.client || !needsClient(brand) ? nothing
    : textField(isParOrdering(brand) ? 'Application' : 'Client id', state.client, (value) => set({ client: value.trim() }), { id: 'client' })}
</section>`);

const fileItem = (name: string, what: string, action: TemplateResult | string): TemplateResult =>
  html`<li><code>${name}</code><span>${what}</span>${action}</li>`;

const files = (brand: BrandFile): TemplateResult => {
  const logo = logoFile(brand);
  return html`<ul class="files">
    ${fileItem('punchh-login/', 'The sign-in itself: the folder dist of the npm package punchh-login', '')}
    ${state.way === 'file' ? fileItem('brand.json', 'The brand: colours, words, consents', html`<button type="button" class="button" @click=${() =>
      downloadText('brand.json', brandJson(brand), 'application/json')}>Download</button>`) : nothing}
    ${logo ? fileItem(logo.name, state.way === 'file' ? 'The logo, in the same place' : 'The logo', html`<button type="button" class="button" @click=${() =>
      downloadFile(logo)}>Download</button>`) : nothing}
  </ul>
  <pre tabindex="0" aria-label="Commands">npm install punchh-login
cp -r node_modules/punchh-login/dist your-site/punchh-login</pre>`;
};

/** A form before the script, for sites with a gateway. */
const instant = (brand: BrandFile): TemplateResult | typeof nothing => {
  const command = state.way === 'file' ? instantCommand(brand) : null;
  return command === null ? nothing : html`<details><summary>A form that works before the script has arrived</summary>
    <p>With a gateway in cookie mode. This command, beside the brand file, writes the tag with its first step as HTML: put
      <code>sign-in.html</code> into the page in place of the tag. The command also prints what a Content Security Policy needs.</p>
    <pre tabindex="0" aria-label="Command for a form before the script">${command}</pre>
    <div class="row">${copyButton('Copy the command', () => command)}</div></details>`;
};

const steps = (brand: BrandFile): TemplateResult => {
  const text = state.way === 'file' ? snippetWithFile(brand) : snippetWithoutFile(brand);
  return html`
    <section aria-labelledby="one-title"><h2 id="one-title"><span class="number">1</span>Put the files on the site</h2>
      ${choice('How the brand gets onto the site', [['file', 'With a brand file'], ['page', 'All in the page']], state.way, (way) => set({ way }))}
      <p>${state.way === 'file' ? 'At the top level of the site. The brand can be changed later by replacing its file, without touching the page.'
        : 'For sites that can hold no further file. The brand is a part of the snippet, and changes with it.'}</p>
      ${files(brand)}</section>
    <section aria-labelledby="two-title"><h2 id="two-title"><span class="number">2</span>Paste this where guests sign in</h2>
      <div class="snippet"><pre tabindex="0" aria-label="Snippet">${text}</pre>${copyButton('Copy the snippet', () => text, { primary: true })}</div>
      ${instant(brand)}
      <div class="row"><span class="row-label">The site is made with</span>${select('The site is made with', state.cms.name,
        CMS.map(({ name }) => [name, name] as const), (name) => {
          const cms = CMS.find((one) => one.name === name)!;
          set({ cms, way: cms.files ? state.way : 'page' });
        })}</div>
      <ol class="cms">${state.cms.steps.map((step) => html`<li>${step}</li>`)}</ol>
      <p><a href=${`${CMS_DOCUMENT}#${state.cms.section}`}>${state.cms.section === 'the-snippet' ? 'All about content systems' : `All about ${state.cms.name}`}</a></p></section>
    <section aria-labelledby="then-title"><h2 id="then-title"><span class="number">${icon('tick')}</span>Then look</h2>
      <ul class="then">
        <li>The page is open over https, and the server allows its origin. A gateway on your own origin needs no such permission.</li>
        <li>With a Content Security Policy, <code>script-src</code>, <code>style-src</code> and <code>connect-src</code> name your own site and the server; <code>img-src</code> also <code>data:</code>.</li>
        <li>Sign in with your own address. Then tell the one who sent you this link: it is live.</li>
      </ul></section>`;
};

const frame = new Frame();
/** The preview of what will be on the page. */
const showPreview = ({ brand, notes }: Parcel): void => {
  const place = document.getElementById('live')!;
  place.replaceChildren(frame.element);
  frame.show({ brand, notes, height: 680, view: { screen: 'phone', scheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light', scene: 'start', lang: 'en' } });
  frame.fit(Math.min(0.85, place.clientWidth / 410));
};

function set(change: Partial<typeof state>): void {
  Object.assign(state, change);
  draw();
}

function draw(): void {
  if (!parcel) {
    render(broken(), main);
    return;
  }
  const { brand } = parcel;
  const filled: BrandFile = {
    ...brand,
    ...(state.server && !isPlaceholder(state.server) && { server: state.server }),
    ...(state.client && { client: state.client }),
  };
  document.title = `${brand.name ?? 'A brand'}: put its sign-in on the site`;
  render(html`<div class="guide"><header><p class="for">For the developer</p>
      <h1>${brand.name ?? 'A brand'}’s sign‑in, ready for the site</h1>
      <p>Two steps. Everything below is made for this brand.</p></header>
    ${blanks(parcel)}${steps(filled)}</div>
    <aside aria-label="How it looks"><div id="live"></div></aside>`, main);
}

draw();
if (parcel) showPreview(parcel);
