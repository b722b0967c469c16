import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { App } from '../app.ts';
import { toHex } from '../colour.ts';
import { check, colourField, fileButton, textField } from '../controls.ts';
import { icon } from '../icons.ts';
import { inlineFaults } from '../inline-faults.ts';
import { removeLogo, takeLogo } from '../logo/change-logo.ts';
import { coloursOf } from '../logo/colours.ts';
import { openFile } from '../open-file.ts';
import { readPair } from '../palette.ts';
import { setToken } from '../tokens.ts';

const PICTURES = 'image/svg+xml,image/png,image/jpeg,image/webp,image/gif,image/avif,.svg';

/** Colours of the logo, by the logo they were taken from. */
const swatches = new Map<string, readonly string[]>();

const swatchesOf = (app: App): readonly string[] => {
  const source = app.store.notes.logo?.light;
  if (!source) return [];
  if (!swatches.has(source)) {
    swatches.set(source, []);
    void coloursOf(source).then((colours) => {
      swatches.set(source, colours);
      app.draw();
    }, () => {});
  }
  return swatches.get(source)!;
};

const dropZone = (app: App): TemplateResult => {
  const over = (on: boolean) => (event: DragEvent) => {
    event.preventDefault();
    (event.currentTarget as HTMLElement).classList.toggle('over', on);
  };
  return html`<div class="drop" @dragover=${over(true)} @dragleave=${over(false)} @drop=${(event: DragEvent) => {
    over(false)(event);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void takeLogo(app, file, 'light');
  }}>
    ${icon('picture')}
    <p><b>Drop your logo here</b><br />SVG, PNG, JPEG or WebP</p>
    ${fileButton('Choose a file', PICTURES, (file) => void takeLogo(app, file, 'light'), 'logo')}
  </div>`;
};

const logoTile = (app: App, scheme: 'light' | 'dark'): TemplateResult => {
  const { logo: sources } = app.store.notes;
  const own = scheme === 'light' || sources?.dark;
  const surface = app.measured.palettes[scheme]['color-surface'];
  return html`<figure class="logo-tile" data-scheme=${scheme}>
    <div style=${`${surface ? `background:${surface};` : ''}color-scheme:${scheme}`}><img src=${app.store.brand.theme!.logo!} alt="" /></div>
    <figcaption>${scheme === 'light' ? 'On light' : 'On dark'}
      ${fileButton(own ? 'Replace' : 'Add another', PICTURES, (file) => void takeLogo(app, file, scheme), scheme === 'light' ? 'logo' : 'logo-dark')}
      ${own ? html`<button type="button" class="icon-button" aria-label=${scheme === 'light' ? 'Remove the logo' : 'Remove the logo for dark'}
        @click=${() => removeLogo(app, scheme)}>${icon('bin')}</button>` : nothing}</figcaption>
  </figure>`;
};

const logoControl = (app: App): TemplateResult => {
  const { brand, notes, store } = { ...app, brand: app.store.brand, notes: app.store.notes };
  if (!brand.theme?.logo) return dropZone(app);
  return html`<div class="logo-tiles">${logoTile(app, 'light')}${notes.logo ? logoTile(app, 'dark') : nothing}</div>
    ${notes.logo && !notes.logo.dark ? check('Put it on a white plate in dark', notes.logo.plate === true, (plate) =>
      store.change('plate', (_, draft) => {
        if (draft.logo) draft.logo.plate = plate || undefined;
      })) : nothing}
    ${inlineFaults(app, 'logo')}`;
};

/** The first step: a name, a logo and a colour. */
export const brandPanel = (app: App): TemplateResult => {
  const { store, measured } = app;
  const own = store.brand.theme?.tokens?.['color-primary'];
  const painted = measured.palettes.light['color-primary'] ?? '#2457e6';
  const primary = toHex(readPair(own).light ?? painted);
  const taken = swatchesOf(app);
  const setPrimary = (value: string) => store.change('primary', (brand) => setToken(brand, 'color-primary', value));
  return html`
    <h2>Your brand</h2>
    <p class="lead">A name, a logo and a colour are enough. You see the whole sign-in as you go.</p>
    <section>
      ${textField('Name', store.brand.name, (value) => store.change('name', (brand) => {
        brand.name = value;
      }), { id: 'name', placeholder: 'Sample Kitchen', autocomplete: 'organization' })}
    </section>
    <section aria-labelledby="logo-title"><h3 id="logo-title">Logo</h3>${logoControl(app)}</section>
    <section aria-labelledby="colour-title"><h3 id="colour-title">Brand colour</h3>
      ${taken.length ? html`<div class="swatches" role="group" aria-label="Colours of your logo">${taken.map((hex) => html`<button type="button"
        class="swatch" style=${`--swatch:${hex}`} aria-label=${`Use ${hex}`} aria-pressed=${hex === primary} @click=${() => setPrimary(hex)}></button>`)}
        <span class="hint">From your logo</span></div>` : nothing}
      ${colourField('Brand colour', primary, setPrimary, 'brand-colour')}
      <p class="hint">The main button wears it. Links, ticks and the dark look follow from it, always legible.</p>
      ${inlineFaults(app, 'brand-colour')}
    </section>
    <section class="quiet"><p class="hint">Have something already? Open a brand file, or design tokens from Figma.</p>
      ${fileButton('Open a file', 'application/json,.json', (file) => void openFile(app, file), 'open-file')}</section>`;
};
