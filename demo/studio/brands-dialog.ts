import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import type { App } from './app.ts';
import { copyButton, fileButton } from './controls.ts';
import { draftLink } from './hand-over/link.ts';
import { icon } from './icons.ts';
import { deleteBrand, deleteVersion, listBrands, listVersions, openBrand, saveBrand, saveVersion } from './library.ts';
import type { Shelved, Version } from './library.ts';
import { openFile } from './open-file.ts';
import { nameOf, newProject } from './project.ts';

const ago = (at: number): string => {
  const minutes = Math.round((Date.now() - at) / 60_000);
  if (minutes < 1) return 'just now';
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (minutes < 60) return format.format(-minutes, 'minute');
  if (minutes < 24 * 60) return format.format(-Math.round(minutes / 60), 'hour');
  return format.format(-Math.round(minutes / 1440), 'day');
};

/** The brands kept in this browser, and the versions of the one being edited. */
export class BrandsDialog {
  readonly #dialog: HTMLDialogElement;
  readonly #app: App;

  constructor(app: App, dialog: HTMLDialogElement) {
    this.#app = app;
    this.#dialog = dialog;
  }

  open(): void {
    this.#draw();
    this.#dialog.showModal();
  }

  #close(): void {
    this.#dialog.close();
  }

  #draw(): void {
    const { store } = this.#app;
    render(html`
      <header><h2 id="brands-title">Your brands</h2>
        <button type="button" class="icon-button" aria-label="Close" @click=${() => this.#close()}>${icon('close')}</button></header>
      <p class="hint">Kept in this browser. Nothing is stored on a server.</p>
      <ul class="list">${listBrands().map((brand) => this.#brandItem(brand))}</ul>
      <div class="row-control"><button type="button" class="button primary" @click=${() => {
        store.open(newProject());
        this.#close();
        this.#app.go('brand', 'name');
      }}>${icon('plus')}New brand</button>
      <button type="button" class="button" @click=${() => {
        const copy = newProject(store.brand, store.notes);
        store.open({ ...copy, brand: { ...copy.brand, name: `${nameOf(copy)}, copy` } });
        saveBrand(store.project);
        this.#draw();
      }}>Duplicate</button>
      ${fileButton('Open a file', 'application/json,.json', (file) => {
        store.open(newProject());
        void openFile(this.#app, file);
        this.#close();
      })}
      ${copyButton('Copy a link to this draft', () => draftLink(store.project))}</div>
      <h3>Versions of ${nameOf(store.project)}</h3>
      <form class="row-control" @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const input = (event.target as HTMLFormElement).elements.namedItem('version') as HTMLInputElement;
        const kept = saveVersion(store.project, input.value.trim() || `Version ${listVersions(store.project.id).length + 1}`);
        if (!kept) this.#app.say('This browser keeps nothing more. Delete a version, or hand the brand over.');
        input.value = '';
        this.#draw();
      }}><input class="text" name="version" aria-label="Name of the version" placeholder="Summer menu" maxlength="80" autocomplete="off" />
        <button class="button">Keep this version</button></form>
      <ul class="list">${listVersions(store.project.id).map((version) => this.#versionItem(version))}</ul>`, this.#dialog);
  }

  #brandItem({ id, name, savedAt }: Shelved): TemplateResult {
    const { store } = this.#app;
    const isOpen = id === store.project.id;
    return html`<li aria-current=${isOpen ? 'true' : nothing}><button type="button" class="item" @click=${() => {
      const project = openBrand(id);
      if (project) store.open(project);
      this.#close();
    }}><b>${name}</b><small>${isOpen ? 'Open now' : `Changed ${ago(savedAt)}`}</small></button>
    ${isOpen ? nothing : html`<button type="button" class="icon-button" aria-label=${`Delete ${name}`} @click=${() => {
      if (!confirm(`Delete “${name}” and its versions from this browser? This cannot be undone.`)) return;
      deleteBrand(id);
      this.#draw();
    }}>${icon('bin')}</button>`}</li>`;
  }

  #versionItem(version: Version): TemplateResult {
    const { store } = this.#app;
    return html`<li><span class="item"><b>${version.name}</b><small>Kept ${ago(version.savedAt)}</small></span>
      <button type="button" class="button" @click=${() => {
        store.replace('version', version);
        this.#app.say(`Back at “${version.name}”. Undo brings back what was here before.`);
        this.#close();
      }}>Go back to it</button>
      <button type="button" class="icon-button" aria-label=${`Delete the version ${version.name}`} @click=${() => {
        deleteVersion(store.project.id, version.id);
        this.#draw();
      }}>${icon('bin')}</button></li>`;
  }
}
