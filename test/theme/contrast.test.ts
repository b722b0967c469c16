import { expect, fixture, html } from '@open-wc/testing';
import { applyTheme } from '../../src/theme/apply-theme.ts';
import { presets } from '../../src/theme/presets.ts';
import { isTokenValue } from '../../src/theme/token-values.ts';
import { createRandom } from '../harness/random.ts';
import { contrast } from './pixel.ts';
import { pairsOf } from './specimen.ts';
import type { Specimen } from './specimen.ts';

/** The same 200 colours in every run. */
const next = createRandom(20261121);
/** Translucent or invisible. */
const sheer = [
  '#c8102e80', '#fff1', 'rgb(0 0 0 / 0.05)', 'rgb(255 214 0 / 40%)', 'transparent', 'hsl(120deg 100% 50% / 0.3)',
  'color(display-p3 1 0 0 / 0.5)', 'color-mix(in oklch, red, #0000)',
];
const primaries = [
  '#000', '#fff', '#f00', '#0f0', '#00f', '#ff0', '#0ff', '#f0f', '#777', '#767676',
  // Outside of what sRGB can show
  'color(display-p3 0 1 0)', 'color(display-p3 1 0 0)', 'color(rec2020 0 0 1)', 'color(rec2020 1 1 0)', 'oklch(0.7 0.4 140)',
  'oklch(0.5 0.37 30)', 'lab(50 120 -120)', 'color(prophoto-rgb 0 1 0)',
  ...Array.from({ length: 200 }, () => `#${Math.floor(next() * 0x1000000).toString(16).padStart(6, '0')}`),
];

// The figure is about browsers with relative colours; the mixes for older ones are judged by the second block.
const modern = CSS.supports('color', 'light-dark(red, color(from red xyz-d65 x y z))');

for (const scheme of ['light', 'dark'] as const) {
  describe(`contrast, ${scheme}`, () => {
    let host: Specimen;
    const worst = () => pairsOf(host)
      .map((pair) => ({ ...pair, ratio: contrast(pair.colour, pair.background) }))
      .sort((a, b) => a.ratio - b.ratio);
    const legible = (label: string) => {
      const low = worst().filter(({ ratio }) => ratio < 4.5);
      expect(low.map(({ what, colour, background, ratio }) => `${label}: ${what} ${colour} on ${background} ${ratio.toFixed(2)}`))
        .to.deep.equal([]);
    };

    beforeEach(async () => {
      const page = await fixture<HTMLElement>(html`<div><punchh-login></punchh-login></div>`);
      page.style.colorScheme = scheme;
      host = page.firstElementChild as Specimen;
      await host.updateComplete;
      // Transitions would have the computed colours lag behind.
      for (const root of [host.renderRoot, host.renderRoot.querySelector('specimen-step')!.shadowRoot!]) {
        const still = new CSSStyleSheet();
        still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important }');
        (root as ShadowRoot).adoptedStyleSheets.push(still);
      }
    });

    it('is 4.5:1 everywhere by default', () => {
      expect(pairsOf(host).length).to.be.greaterThan(15);
      legible('default');
    });

    it(`is 4.5:1 everywhere for ${primaries.length + sheer.length} primary colours`, function () {
      if (!modern) this.timeout(30_000);
      // Where there are no relative colours, a translucent one stays translucent.
      for (const primary of [...primaries, ...(modern ? sheer : [])]) {
        host.style.setProperty('--punchh-color-primary', primary);
        legible(primary);
      }
    }).timeout(60_000);

    /** Of the chosen channel's ring on the track, and of the placeholder on the card (WCAG 2.2, 1.4.11). */
    const marked = (label: string) => {
      const channels = host.renderRoot.querySelector('specimen-step')!.shadowRoot!.querySelector('[part~="channels"]')!;
      const track = getComputedStyle(channels).backgroundColor;
      const ring = getComputedStyle(channels, '::before').borderTopColor;
      expect(contrast(ring, track), `${label}: ${ring} on ${track}`).to.be.at.least(3);
    };

    it('is 3:1 between the chosen channel and its track, and a placeholder can be seen', async () => {
      marked('default');
      for (const primary of [...primaries, ...(modern ? sheer : [])]) {
        host.style.setProperty('--punchh-color-primary', primary);
        marked(primary);
      }
      host.style.removeProperty('--punchh-color-primary');
      for (const preset of ['', ...Object.keys(presets)]) {
        await applyTheme(host.renderRoot as ShadowRoot, preset ? { preset } : {});
        marked(preset);
        const card = getComputedStyle(host.renderRoot.querySelector('[part~="card"]')!).backgroundColor;
        const placeholder = getComputedStyle(host.renderRoot.querySelector('.skeleton i')!).borderTopColor;
        expect(contrast(placeholder, card), `${preset}: ${placeholder} on ${card}`).to.be.at.least(3);
      }
    }).timeout(60_000);

    for (const [name, tokens] of Object.entries(presets)) {
      it(`is 4.5:1 everywhere in the preset ${name}`, async () => {
        for (const [token, value] of Object.entries(tokens)) {
          expect(isTokenValue(token, value), `${token}: ${value}`).to.equal(true);
        }
        await applyTheme(host.renderRoot as ShadowRoot, { preset: name });
        legible(name);
        const css = await (await fetch(new URL(`../../src/theme/themes/${name}.css`, import.meta.url))).text();
        const colours = () => pairsOf(host).map(({ colour, background }) => [colour, background]);
        const fromBrandFile = colours();
        await applyTheme(host.renderRoot as ShadowRoot, {});
        const style = document.createElement('style');
        style.textContent = css;
        document.head.append(style);
        expect(colours(), 'the linked file looks the same').to.deep.equal(fromBrandFile);
        style.remove();
      });
    }
  });
}

describe('contrast without relative colours', () => {
  for (const scheme of ['light', 'dark']) {
    it(`keeps the words on the button and the links legible, ${scheme}`, async () => {
      const page = await fixture<HTMLElement>(html`<div></div>`);
      page.style.colorScheme = scheme;
      // The fallback declarations as they stand in the stylesheet, without the block for modern browsers.
      const { tokens } = await import('../../src/theme/tokens.first.ts');
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(tokens.cssText.replace(/@supports[\s\S]*/, ''));
      const root = page.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      root.innerHTML = '<b>x</b><i>x</i><u>x</u>';
      const own = new CSSStyleSheet();
      own.replaceSync(`b { color: var(--_on); background: var(--_primary) }
        i { color: var(--_accent); background: var(--_surface) } u { color: var(--_muted); background: var(--_surface) }`);
      root.adoptedStyleSheets.push(own);
      for (const primary of primaries) {
        page.style.setProperty('--punchh-color-primary', primary);
        for (const element of root.children) {
          const { color, backgroundColor } = getComputedStyle(element);
          expect(contrast(color, backgroundColor), `${primary} ${element.localName}`).to.be.at.least(4.5);
        }
      }
    }).timeout(30_000);
  }
});
