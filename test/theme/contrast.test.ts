import { expect, fixture, html } from '@open-wc/testing';
import { applyTheme } from '../../src/theme/apply-theme.ts';
import { presets } from '../../src/theme/presets.ts';
import { isTokenValue } from '../../src/theme/token-values.ts';
import { contrast } from './pixel.ts';
import { pairsOf } from './specimen.ts';
import type { Specimen } from './specimen.ts';

/** mulberry32: the same 200 colours in every run. */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const next = random(20261121);
const primaries = [
  '#000', '#fff', '#f00', '#0f0', '#00f', '#ff0', '#0ff', '#f0f', '#777', '#767676',
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

    it(`is 4.5:1 everywhere for ${primaries.length} primary colours`, function () {
      if (!modern) this.timeout(30_000);
      for (const primary of primaries) {
        host.style.setProperty('--punchh-color-primary', primary);
        legible(primary);
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
