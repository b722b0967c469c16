import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { App } from '../app.ts';
import { blockingIn } from '../checks/checks.ts';
import type { Fault } from '../checks/fault.ts';
import { choice, copyButton } from '../controls.ts';
import { writeDesignTokens } from '../design-tokens.ts';
import { brandJson, downloadFile, downloadText, logoFile, themeCss } from '../hand-over/files.ts';
import { handOverLink, LONG_LINK } from '../hand-over/link.ts';
import { snippetWithFile, snippetWithoutFile } from '../hand-over/snippet.ts';
import { icon } from '../icons.ts';
import { STEP_NAMES } from '../labels.ts';
import { saveVersion } from '../library.ts';
import { nameOf } from '../project.ts';

/** How the snippet is to be read, and the link of what was shown last. */
const state: { snippet: 'file' | 'page'; link: string; linkOf: string } = { snippet: 'file', link: '', linkOf: '' };

const faultItem = (app: App, { blocks, step, control, title, reason, fix }: Fault): TemplateResult => html`<li class=${blocks ? 'blocks' : ''}>
  ${icon(blocks ? 'blocked' : 'warning')}
  <div><b>${title}</b><p>${reason}</p>
    <p class="row-control">${fix ? html`<button type="button" class="button" @click=${() => app.store.change(`fix ${title}`, fix.apply)}>${fix.label}</button>` : nothing}
      <button type="button" class="link" @click=${() => app.go(step, control)}>Show me<span class="visually-hidden">: ${title}, in ${STEP_NAMES[step]}</span></button></p></div>
</li>`;

const checkList = (app: App): TemplateResult => {
  const blocking = blockingIn(app.faults);
  const hints = app.faults.length - blocking;
  const status = !app.checked ? 'Checking…'
    : blocking ? `${blocking === 1 ? 'One thing' : `${blocking} things`} to mend before it can go out`
    : hints ? `Ready. ${hints === 1 ? 'One thing' : `${hints} things`} to look at` : 'Ready to go out';
  return html`<section aria-labelledby="check-title" class="checks ${blocking ? 'bad' : 'good'}">
    <div role="status"><h3 id="check-title">${blocking ? icon('blocked') : icon('tick')}${status}</h3></div>
    ${app.faults.length ? html`<ul>${app.faults.map((fault) => faultItem(app, fault))}</ul>`
      : html`<p class="hint">Colours, words, consents, countries, fonts and connection are checked.</p>`}
  </section>`;
};

/** The link is made in the background, and the panel drawn again when it is there. */
const currentLink = (app: App): string => {
  const { brand, notes } = app.store;
  const linkOf = JSON.stringify([brand, notes]);
  if (state.linkOf !== linkOf) {
    state.linkOf = linkOf;
    void handOverLink({ brand, notes }).then((link) => {
      state.link = link;
      app.draw();
    });
  }
  return state.link;
};

const developerSection = (app: App): TemplateResult => {
  const link = currentLink(app);
  const keepVersion = () => void saveVersion(app.store.project, 'Handed over');
  return html`<section aria-labelledby="developer-title"><h3 id="developer-title">Send to your developer</h3>
    <p class="hint">A link to a page that explains the two steps, with your brand file and the exact snippet. It holds your brand itself: nothing is stored on a server.</p>
    <div class="row-control" @click=${keepVersion}>${copyButton('Copy the link', () => link, { primary: true, id: 'copy-link' })}
      <a class="button" href=${link} target="_blank" rel="noopener">Open the page<span class="visually-hidden"> in a new tab</span></a></div>
    ${link.length > LONG_LINK ? html`<p class="hint">The link is long, since it holds your logo. Some mail programs cut such links: paste it into a chat or a document instead.</p>` : nothing}
  </section>`;
};

const selfSection = (app: App): TemplateResult => {
  const { brand } = app.store;
  const logo = logoFile(brand);
  const text = state.snippet === 'file' ? snippetWithFile(brand) : snippetWithoutFile(brand);
  return html`<section aria-labelledby="self-title"><h3 id="self-title">Or put it in yourself</h3>
    ${choice('How it gets onto the site', [['file', 'With a brand file'], ['page', 'Without a file']], state.snippet, (value) => {
      state.snippet = value;
      app.draw();
    })}
    ${state.snippet === 'file' ? html`<p class="step-line"><b>1.</b> Put ${logo ? 'these two files' : 'this file'} on your site. Change the brand later by replacing ${logo ? 'them' : 'it'}.</p>
      <div class="row-control"><button type="button" class="button" @click=${() => downloadText('brand.json', brandJson(brand), 'application/json')}>Download the brand file</button>
      ${logo ? html`<button type="button" class="button" @click=${() => downloadFile(logo)}>Download the logo</button>` : nothing}</div>
      <p class="step-line"><b>2.</b> Paste this where guests sign in.</p>`
      : html`<p class="step-line">Paste this where guests sign in. Everything is in it${logo ? ', except for the logo, which is too large: put it on your site' : ''}.</p>
        ${logo ? html`<div class="row-control"><button type="button" class="button" @click=${() => downloadFile(logo)}>Download the logo</button></div>` : nothing}`}
    <pre tabindex="0" aria-label="Snippet">${text}</pre>
    <div class="row-control">${copyButton('Copy the snippet', () => text)}</div>
  </section>`;
};

/** The theme as it is painted, whatever of it comes from a style and whatever from the brand. */
const tokensJson = ({ store: { project }, measured: { palettes, tokens } }: App): string =>
  `${JSON.stringify(writeDesignTokens({ name: nameOf(project), ...palettes, tokens }), null, 2)}\n`;

const designSection = (app: App): TemplateResult => html`<section aria-labelledby="design-title" class="quiet"><h3 id="design-title">For designers</h3>
  <p class="hint">The theme as design tokens for Figma and other tools, or as CSS. “Open a file” on the first step takes design tokens in.</p>
  <div class="row-control"><button type="button" class="button" @click=${() => downloadText('tokens.json', tokensJson(app), 'application/json')}>Download design tokens</button>
    ${copyButton('Copy the CSS', () => themeCss(app.store.brand))}</div></section>`;

/** The last step: what is wrong, and how the brand gets onto the site. */
export const handOverPanel = (app: App): TemplateResult => {
  const blocking = blockingIn(app.faults);
  return html`<h2>Hand over</h2>
    ${checkList(app)}
    ${!app.checked || blocking ? html`<section class="held"><h3>Send to your developer</h3>
      <p class="hint">${blocking ? 'Guests would not be able to sign in with this brand, or not as the law asks. Mend what is marked above; the link and the files are here then.' : ''}</p></section>`
      : html`${developerSection(app)}${selfSection(app)}${designSection(app)}`}`;
};
