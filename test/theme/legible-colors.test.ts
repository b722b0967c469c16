import { expect, fixture, html } from '@open-wc/testing';
import { applyTheme } from '../../src/theme/apply-theme.ts';
import { createRandom } from '../harness/random.ts';
import { contrast } from './pixel.ts';
import { pairsOf, type Specimen } from './specimen.ts';

const modern = CSS.supports('color', 'light-dark(red, color(from red xyz-d65 x y z))');

(modern ? describe : describe.skip)('the colours of a brand file', () => {
  let page: HTMLElement;
  let host: Specimen;

  beforeEach(async () => {
    page = await fixture<HTMLElement>(html`<div><punchh-login></punchh-login></div>`);
    host = page.firstElementChild as Specimen;
    await host.updateComplete;
    const still = new CSSStyleSheet();
    still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important }');
    for (const root of [host.renderRoot, host.renderRoot.querySelector('specimen-step')!.shadowRoot!]) {
      (root as ShadowRoot).adoptedStyleSheets.push(still);
    }
  });

  const apply = async (tokens: Record<string, string>, preset?: string) =>
    (await applyTheme(host.renderRoot as ShadowRoot, { tokens, ...(preset && { preset }) })).map(({ name, message }) => `${name} ${message}`);
  /** The lowest contrast of any text, in both schemes. */
  const lowest = () => {
    const found = ['light', 'dark'].flatMap((scheme) => {
      page.style.colorScheme = scheme;
      return pairsOf(host).map(({ what, colour, background }) => ({ what: `${what} ${scheme}`, ratio: contrast(colour, background) }));
    });
    return found.sort((a, b) => a.ratio - b.ratio)[0]!;
  };

  for (const [what, tokens, refused] of [
    ['words in the colour of the card', { 'color-muted': '#fff', 'color-surface': '#fff', 'color-text': '#000' }, /^color-muted has a contrast of 1\.00 on color-surface, at least 4\.5/],
    ['words that are nearly transparent', { 'color-muted': 'rgb(0 0 0 / 0.02)' }, /^color-muted has a contrast of 1\.0/],
    ['words that are dark in dark', { 'color-text': '#333' }, /^color-text has a contrast of 1\.\d+ on color-surface in dark, .*: it is not used there$/],
    ['words of two colours, one of them pale', { 'color-text': 'light-dark(#eee, #fff)' }, /^color-text has a contrast of 1\./],
    ['a wide-gamut colour that looks like the card', { 'color-muted': 'color(display-p3 1 1 1)', 'color-surface': '#fefefe', 'color-text': '#111' }, /^color-muted has a contrast of 1\.0/],
    ['words on the button that are like it', { 'color-primary': '#c02', 'color-on-primary': '#d14' }, /^color-on-primary has a contrast of 1\.\d+ on the main button/],
    ['translucent words on the button', { 'color-primary': '#000', 'color-on-primary': '#fff3' }, /^color-on-primary has a contrast of/],
    ['an error like the card', { 'color-danger': 'light-dark(#fee, #300)' }, /^color-danger has/],
    ['a success like the card', { 'color-success': '#efe' }, /^color-success has/],
    ['a ring like the card', { 'color-focus': 'light-dark(#eee, #222)' }, /^color-focus has a contrast of 1\.\d+ on color-surface, at least 3 is needed/],
    ['a card the other way round', { 'color-surface': 'light-dark(#101418, #fff)' }, /^color-surface has a contrast of 1\.\d+ on color-text, at least 4\.5/],
    ['a card of a medium tone', { 'color-surface': '#777' }, /^color-surface is of a medium tone/],
    ['a card that lets the page through', { 'color-surface': 'rgb(255 255 255 / 0.5)' }, /^color-surface must be opaque/],
  ] as const) {
    it(`${what}: refused and told, and the element's own are used`, async () => {
      const told = await apply(tokens);
      expect(told).to.have.length(1);
      expect(told[0]).to.match(refused);
      expect(lowest().ratio, lowest().what).to.be.at.least(4.5);
    });
  }

  for (const [what, tokens] of [
    ['a translucent brand colour', { 'color-primary': '#c8102e66' }],
    ['a faint brand colour', { 'color-primary': 'oklch(0.6 0.2 30 / 0.05)' }],
    ['a wide-gamut brand colour', { 'color-primary': 'color(display-p3 0 1 0 / 0.7)' }],
    ['a brand colour for each scheme, one translucent', { 'color-primary': 'light-dark(rgb(255 214 0 / 0.9), hsl(220deg 90% 30%))' }],
    ['words translucent but legible', { 'color-text': 'light-dark(rgb(0 0 0 / 0.87), rgb(255 255 255 / 0.87))' }],
    ['a whole dark card', { 'color-surface': '#101418', 'color-text': '#fff', 'color-scheme': 'dark' }],
    ['a dark card alone', { 'color-surface': '#161616' }],
    ['a light card alone', { 'color-surface': '#fffdf5' }],
    ['a light card and dark words', { 'color-surface': '#fffdf5', 'color-text': '#2a2018', 'color-muted': '#6b5a3a' }],
    ['a grey card', { 'color-surface': '#949494' }],
    ['a grey card and black words', { 'color-surface': '#999', 'color-text': '#000', 'color-primary': '#c8102e' }],
    ['a mustard card', { 'color-surface': '#ffc72c', 'color-text': '#000' }],
    ['a beige card', { 'color-surface': '#f0e6d2' }],
    ['a dark red card', { 'color-surface': '#7a0019', 'color-primary': '#ffc72c' }],
    ['words as pale as they may be', { 'color-text': 'light-dark(#767676, #888)', 'color-surface': 'light-dark(#fff, #111)' }],
    ['a card and words for each scheme', { 'color-surface': 'light-dark(#fffdf5, #1a1410)', 'color-text': 'light-dark(#2a2018, #f7efe6)' }],
  ] as const) {
    it(`${what}: used, and legible`, async () => {
      expect(await apply(tokens)).to.deep.equal([]);
      expect(lowest().ratio, lowest().what).to.be.at.least(4.5);
    });
  }

  it('any card, with any brand colour on it: legible', async () => {
    const random = createRandom(42);
    const next = () => `#${Math.floor(random() * 0x1000000).toString(16).padStart(6, '0')}`;
    for (let count = 0; count < 24; count += 1) {
      const tokens = { 'color-surface': next(), 'color-primary': next(), 'color-border': next() };
      const told = await apply(tokens);
      expect(told.filter((text) => !text.includes('a medium tone')), JSON.stringify(tokens)).to.deep.equal([]);
      expect(lowest().ratio, `${JSON.stringify(tokens)} ${lowest().what}`).to.be.at.least(4.5);
      for (const scheme of ['light', 'dark']) {
        page.style.colorScheme = scheme;
        const box = getComputedStyle(host.renderRoot.querySelector('specimen-step')!.shadowRoot!.querySelector('input#i')!);
        expect(contrast(box.borderTopColor, box.backgroundColor), `${JSON.stringify(tokens)} a field's border`).to.be.at.least(2.99);
      }
    }
  }).timeout(20_000);

  it('a colour that fails in one scheme is used in the other', async () => {
    await apply({ 'color-muted': '#6b5a3a' });
    const words = host.renderRoot.querySelector('[part~="footer"]')!;
    page.style.colorScheme = 'light';
    expect(contrast(getComputedStyle(words).color, '#6b5a3a')).to.be.below(1.01);
    page.style.colorScheme = 'dark';
    expect(contrast(getComputedStyle(words).color, '#fff')).to.be.below(3);
    expect(lowest().ratio, lowest().what).to.be.at.least(4.5);
  });

  it('a translucent colour looks as it does on the card', async () => {
    await apply({ 'color-primary': 'rgb(0 0 0 / 0.5)', 'color-surface': '#ff8000', 'color-text': '#000' });
    page.style.colorScheme = 'light';
    expect(contrast(getComputedStyle(host).getPropertyValue('--punchh-color-primary').replace(/light-dark\((color\([^)]*\)).*/, '$1'), '#804000'))
      .to.be.below(1.02);
  });

  it('the page’s own CSS wins, and is not judged', async () => {
    host.style.setProperty('--punchh-color-muted', '#ccc');
    expect(await apply({ 'color-muted': '#fefefe' })).to.deep.equal([]);
  });

  it('what a preset sets is not judged as the file’s, and a file may set only a part of a theme', async () => {
    expect(await apply({ 'color-primary': '#fff' }, 'sharp')).to.deep.equal([]);
    expect(lowest().ratio, lowest().what).to.be.at.least(4.5);
  });

  it('leaves nothing behind in the element', async () => {
    const { length } = (host.renderRoot as ShadowRoot).adoptedStyleSheets;
    await apply({ 'color-muted': '#eee' });
    expect((host.renderRoot as ShadowRoot).adoptedStyleSheets).to.have.length(length + 1);
    expect((host.renderRoot as ShadowRoot).querySelector('.probe')).to.equal(null);
  });
});
