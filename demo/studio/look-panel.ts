import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { BrandFile } from './brand.ts';
import { nearestPassing } from './colour.ts';
import { choice, colourField, row, slider, textField } from './controls.ts';
import { checks, readPair, writePair } from './palette.ts';
import type { Check, Palette, Scheme } from './palette.ts';
import type { Store } from './store.ts';

const PRESETS = [['', 'Plain'], ['clean', 'Clean'], ['soft', 'Soft'], ['sharp', 'Sharp'], ['high-contrast', 'High contrast']] as const;
const DENSITIES = { compact: ['3px', '40px'], regular: ['', ''], airy: ['5px', '56px'] } as const;
const SHADOWS = [['', 'Soft'], ['none', 'None'], ['0 24px 64px -16px #00000052', 'Deep']] as const;
const FONTS = [
  ['', 'The page’s system font'], ['Georgia, "Times New Roman", serif', 'Serif'],
  ['ui-rounded, "SF Pro Rounded", Nunito, sans-serif', 'Rounded'], ['"Helvetica Neue", Helvetica, Arial, sans-serif', 'Helvetica'],
  ['ui-monospace, Menlo, Consolas, monospace', 'Monospace'],
] as const;
const COLOURS = [
  ['color-surface', 'Card'], ['color-text', 'Text'], ['color-muted', 'Small print'], ['color-border', 'Lines'],
  ['color-on-primary', 'Words on the button'], ['color-danger', 'Errors'],
] as const;

export const setToken = (store: Store, name: string, value: string): void => store.change(name, (draft) => {
  const theme = (draft.theme ??= {});
  theme.tokens = { ...theme.tokens, [name]: value };
});

const setColour = (store: Store, palettes: Record<Scheme, Palette>, name: string, scheme: Scheme, value: string) => {
  const now = { light: '#ffffff', dark: '#000000', ...pick(palettes, name), ...readPair(store.brand.theme?.tokens?.[name]) };
  setToken(store, name, writePair({ ...now, [scheme]: value }));
};

const pick = (palettes: Record<Scheme, Palette>, name: string): Partial<Record<Scheme, string>> => {
  const [light, dark] = [palettes.light[name as keyof Palette], palettes.dark[name as keyof Palette]];
  return { ...(light && { light }), ...(dark && { dark }) };
};

const contrastRow = (store: Store, palettes: Record<Scheme, Palette>, item: Check): TemplateResult => {
  const passes = item.ratio >= 4.5;
  const offered = passes ? '' : nearestPassing(item.colour, item.background);
  const token = item.token === 'link' ? 'color-primary' : item.token;
  return html`<li class=${passes ? 'pass' : 'fail'}>
    <span class="sample" .style=${`color:${item.colour};background:${item.background}`}>Aa</span>
    <span>${item.label}<small>${item.scheme}</small></span><b>${item.ratio.toFixed(1)}</b>
    ${passes ? html`<span class="tick" title="Legible (WCAG AA)">✓</span>` : html`<button class="small"
      @click=${() => setColour(store, palettes, token, item.scheme, offered)}>Use ${offered}</button>`}
  </li>`;
};

export const lookPanel = (store: Store, palettes: Record<Scheme, Palette>): TemplateResult => {
  const theme: NonNullable<BrandFile['theme']> = store.brand.theme ?? {};
  const tokens = theme.tokens ?? {};
  const [space, height] = [tokens.space ?? '', tokens['control-height'] ?? ''];
  const density = Object.entries(DENSITIES).find(([, pair]) => pair[0] === space && pair[1] === height)?.[0] ?? 'custom';
  const results = checks(palettes);
  const failing = results.filter(({ ratio }) => ratio < 4.5);
  const primary = readPair(tokens['color-primary']).light ?? palettes.light['color-primary'] ?? '#2457e6';
  return html`
    <section><h2>Style</h2>
      <div class="presets">${PRESETS.map(([key, name]) => html`<button class="preset" data-preset=${key || 'plain'}
        aria-pressed=${(theme.preset ?? '') === key} @click=${() => store.change('preset', (draft) => {
          draft.theme = { ...draft.theme, preset: key };
        })}><i></i><span>${name}</span></button>`)}</div>
    </section>
    <section><h2>Brand colour</h2>
      ${row('Main button, links', colourField('Brand colour', primary, (value) => setToken(store, 'color-primary', value)),
        'This one is enough: everything else follows, light and dark.')}
      <h3>Contrast ${results.length === 0 ? nothing : failing.length
        ? html`<span class="badge bad">${failing.length} too weak</span>` : html`<span class="badge good">All legible</span>`}</h3>
      <ul class="contrast">${(failing.length ? failing : results).map((item) => contrastRow(store, palettes, item))}</ul>
      <details><summary>More colours</summary>
        <div class="grid-head"><span></span><span>Light</span><span>Dark</span></div>
        ${COLOURS.map(([name, label]) => html`<div class="colours"><span>${label}
          ${tokens[name] ? html`<button class="reset" title="Back to automatic" aria-label=${`${label}: back to automatic`}
            @click=${() => setToken(store, name, '')}>↺</button>` : nothing}</span>
          ${(['light', 'dark'] as const).map((scheme) => html`<input type="color" aria-label=${`${label}, ${scheme}`}
            .value=${palettes[scheme][name] ?? '#888888'}
            @input=${(event: Event) => setColour(store, palettes, name, scheme, (event.target as HTMLInputElement).value)} />`)}
        </div>`)}
      </details>
    </section>
    <section><h2>Shape</h2>
      ${slider('Corners', Number.parseFloat(tokens.radius ?? '12') || 0, [0, 28, 1], ' px', (value) => setToken(store, 'radius', `${value}px`))}
      ${row('Spacing', choice('Spacing', [['compact', 'Compact'], ['regular', 'Regular'], ['airy', 'Airy']], density, (key) => {
        const [nextSpace, nextHeight] = DENSITIES[key as keyof typeof DENSITIES];
        store.change('density', (draft) => {
          draft.theme = { ...draft.theme, tokens: { ...draft.theme?.tokens, space: nextSpace, 'control-height': nextHeight } };
        });
      }))}
      ${row('Shadow', choice('Shadow', SHADOWS, (tokens.shadow ?? '') as (typeof SHADOWS)[number][0], (value) => setToken(store, 'shadow', value)))}
      ${slider('Width', Number.parseFloat(tokens['max-width'] ?? '400') || 400, [280, 560, 8], ' px', (value) => setToken(store, 'max-width', `${value}px`))}
    </section>
    <section><h2>Type</h2>
      <label class="row"><span class="row-label">Font</span><select class="text" @change=${(event: Event) =>
        setToken(store, 'font-family', (event.target as HTMLSelectElement).value)}>
        ${FONTS.map(([value, name]) => html`<option value=${value} .selected=${(tokens['font-family'] ?? '') === value}>${name}</option>`)}
        ${tokens['font-family'] && !FONTS.some(([value]) => value === tokens['font-family'])
          ? html`<option selected>${tokens['font-family']}</option>` : nothing}
      </select></label>
      ${textField('Or a font of your site', FONTS.some(([value]) => value === tokens['font-family']) ? '' : tokens['font-family'],
        (value) => setToken(store, 'font-family', value), { placeholder: 'Poppins, sans-serif' })}
      ${slider('Size', Number.parseFloat(tokens['font-size'] ?? '16') || 16, [14, 22, 1], ' px', (value) => setToken(store, 'font-size', `${value}px`))}
    </section>
    <section><h2>Logo</h2>
      ${textField('Address of the picture', theme.logo, (value) => store.change('logo', (draft) => {
        draft.theme = { ...draft.theme, logo: value };
      }), { placeholder: 'https://…/logo.svg', type: 'url', hint: 'SVG, or PNG at twice the size it is shown at.' })}
    </section>`;
};
