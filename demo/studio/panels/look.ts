import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { App } from '../app.ts';
import { controlOf } from '../checks/colours.ts';
import { fontNames, isInstalled } from '../checks/fonts.ts';
import { nearestPassing, toHex } from '../colour.ts';
import { check, choice, colourField, row, slider, textField } from '../controls.ts';
import { contrasts, LEGIBLE, readPair, SCHEMES } from '../palette.ts';
import type { Contrast } from '../palette.ts';
import { PRESETS } from '../presets.ts';
import { setColour, setToken } from '../tokens.ts';

const DENSITIES = { compact: ['3px', '40px'], regular: ['', ''], airy: ['5px', '56px'] } as const;
const SHADOWS = [['', 'As the style'], ['none', 'None'], ['0 24px 64px -16px #00000052', 'Deep']] as const;
const FONTS = [
  ['', 'As the style'], ['system-ui, sans-serif', 'The device’s own'], ['Georgia, "Times New Roman", serif', 'Serif'],
  ['ui-rounded, "SF Pro Rounded", Nunito, sans-serif', 'Rounded'], ['"Helvetica Neue", Helvetica, Arial, sans-serif', 'Helvetica'],
  ['ui-monospace, Menlo, Consolas, monospace', 'Monospace'],
] as const;
const COLOURS = [
  ['color-surface', 'Card'], ['color-text', 'Text'], ['color-muted', 'Small print'], ['color-border', 'Lines'],
  ['color-on-primary', 'Words on the button'], ['color-danger', 'Errors'],
] as const;

/** px of a length; `rem` and `em` as in a page whose text is 16 px. */
const pixels = (length: string | undefined, standard: number): number => {
  const number = Number.parseFloat(length ?? '');
  if (Number.isNaN(number)) return standard;
  return /(rem|em)$/.test(length!) ? number * 16 : number;
};

const contrastRow = (app: App, item: Contrast): TemplateResult => {
  const passes = item.ratio >= LEGIBLE;
  const offered = passes ? '' : nearestPassing(item.colour, item.background);
  const token = item.token === 'link' ? 'color-primary' : item.token;
  return html`<li class=${passes ? 'pass' : 'fail'}>
    <span class="sample" aria-hidden="true" style=${`color:${item.colour};background:${item.background}`}>Aa</span>
    <span>${item.label}<small>${item.scheme}</small></span><b>${item.ratio.toFixed(1)}</b>
    ${passes ? nothing : html`<button type="button" class="button" @click=${() => app.store.change('contrast', (brand) =>
      setColour(brand, app.measured.palettes, token, item.scheme, offered))}>Use ${offered}</button>`}
  </li>`;
};

const colourSection = (app: App): TemplateResult => {
  const { store, measured: { palettes } } = app;
  const tokens = store.brand.theme?.tokens ?? {};
  const results = contrasts(palettes);
  const failing = results.filter(({ ratio }) => ratio < LEGIBLE);
  const primary = toHex(readPair(tokens['color-primary']).light ?? palettes.light['color-primary'] ?? '#2457e6');
  return html`<section aria-labelledby="colours-title"><h3 id="colours-title">Colours</h3>
    ${row('Brand colour', colourField('Brand colour', primary, (value) => store.change('primary', (brand) =>
      setToken(brand, 'color-primary', value)), 'brand-colour'))}
    <details><summary>More colours</summary>
      <div class="grid-head" aria-hidden="true"><span></span><span>Light</span><span>Dark</span></div>
      ${COLOURS.map(([name, label]) => html`<div class="colours"><span>${label}
        ${tokens[name] ? html`<button type="button" class="reset" @click=${() => store.change(name, (brand) => setToken(brand, name, ''))}>Reset<span
          class="visually-hidden"> ${label}</span></button>` : nothing}</span>
        ${SCHEMES.map((scheme) => html`<input type="color" id=${scheme === 'light' ? controlOf(name) : nothing} aria-label=${`${label}, ${scheme}`}
          .value=${palettes[scheme][name] ?? '#888888'} @input=${(event: Event) => store.change(`${name} ${scheme}`, (brand) =>
            setColour(brand, palettes, name, scheme, (event.target as HTMLInputElement).value))} />`)}
      </div>`)}
    </details>
    <div class="contrast-head"><h4>Contrast</h4>${results.length === 0 ? nothing : failing.length
      ? html`<span class="badge bad">${failing.length} too weak</span>` : html`<span class="badge good">All legible</span>`}</div>
    <ul class="contrast">${(failing.length ? failing : results).map((item) => contrastRow(app, item))}</ul>
  </section>`;
};

const typeSection = ({ store, measured }: App): TemplateResult => {
  const own = store.brand.theme?.tokens?.['font-family'] ?? '';
  const listed = FONTS.some(([value]) => value === own);
  const [first = ''] = fontNames(own);
  const set = (value: string) => store.change('font', (brand) => setToken(brand, 'font-family', value));
  return html`<section aria-labelledby="type-title"><h3 id="type-title">Type</h3>
    <label class="row"><span class="row-label">Font</span><select class="text" id="font" @change=${(event: Event) =>
      set((event.target as HTMLSelectElement).value)}>
      ${FONTS.map(([value, name]) => html`<option value=${value} .selected=${own === value}>${name}</option>`)}
      ${listed ? nothing : html`<option value=${own} selected>${first}</option>`}
    </select></label>
    ${textField('Or a font that your site loads', listed ? '' : own, set, { placeholder: 'Poppins, sans-serif' })}
    ${first && !listed && !isInstalled(first) ? check(`My site loads ${first}`, store.notes.siteFonts?.includes(first) === true, (loads) =>
      store.change('site font', (_, notes) => {
        notes.siteFonts = [...(notes.siteFonts ?? []).filter((name) => name !== first), ...(loads ? [first] : [])];
      })) : nothing}
    ${slider('Size', pixels(measured.tokens['font-size'], 16), [14, 24, 1], ' px', (value) =>
      store.change('size', (brand) => setToken(brand, 'font-size', `${value / 16}rem`)))}
  </section>`;
};

const shapeSection = ({ store, measured }: App): TemplateResult => {
  const own = store.brand.theme?.tokens ?? {};
  const density = Object.entries(DENSITIES).find(([, pair]) => pair[0] === (own.space ?? '') && pair[1] === (own['control-height'] ?? ''))?.[0] ?? 'custom';
  const set = (name: string, value: string) => store.change(name, (brand) => setToken(brand, name, value));
  return html`<section aria-labelledby="shape-title"><h3 id="shape-title">Shape</h3>
    ${slider('Corners', pixels(measured.tokens.radius, 12), [0, 28, 1], ' px', (value) => set('radius', `${value}px`))}
    ${row('Spacing', choice('Spacing', [['compact', 'Compact'], ['regular', 'Regular'], ['airy', 'Airy']], density, (key) => {
      const [space, height] = DENSITIES[key as keyof typeof DENSITIES];
      store.change('density', (brand) => {
        setToken(brand, 'space', space);
        setToken(brand, 'control-height', height);
      });
    }))}
    ${row('Shadow', choice('Shadow', SHADOWS, (own.shadow ?? '') as (typeof SHADOWS)[number][0], (value) => set('shadow', value)))}
    ${slider('Width', pixels(measured.tokens['max-width'], 400), [280, 640, 8], ' px', (value) => set('max-width', `${value}px`))}
  </section>`;
};

const pageSection = ({ store }: App): TemplateResult => {
  const page = { light: '#f6f7f9', dark: '#0e0f12', ...store.notes.page };
  return html`<section aria-labelledby="page-title"><h3 id="page-title">Page behind it</h3>
    <p class="hint">The background of your site, so that the preview looks as it will. It is not part of the brand file.</p>
    <div class="colours"><span>Background</span>${SCHEMES.map((scheme) => html`<input type="color" aria-label=${`Page background, ${scheme}`}
      .value=${page[scheme]} @input=${(event: Event) => store.change(`page ${scheme}`, (_, notes) => {
        notes.page = { ...page, [scheme]: (event.target as HTMLInputElement).value };
      })} />`)}</div></section>`;
};

export const lookPanel = (app: App): TemplateResult => {
  const preset = app.store.brand.theme?.preset ?? '';
  // A colour of the brand's own stands in every style.
  const own = app.store.brand.theme?.tokens?.['color-primary'];
  return html`
    <h2>Look</h2>
    <section aria-labelledby="style-title"><h3 id="style-title">Style</h3>
      <div class="presets">${PRESETS.map(({ key, name, sample }) => html`<button type="button" class="preset" data-preset=${key || 'plain'}
        aria-pressed=${preset === key} @click=${() => app.store.change('preset', (brand) => {
          brand.theme = { ...brand.theme, preset: key };
        })}><i style=${own ? `${sample}--punchh-color-primary:${own}` : sample} aria-hidden="true"></i><span>${name}</span></button>`)}</div>
    </section>
    ${colourSection(app)}${shapeSection(app)}${typeSection(app)}${pageSection(app)}`;
};
