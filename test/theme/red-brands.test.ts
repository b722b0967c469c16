import { expect, fixture, html } from '@open-wc/testing';
import { contrast, paint } from './pixel.ts';
import type { Specimen } from './specimen.ts';
import './specimen.ts';

const modern = CSS.supports('color', 'light-dark(red, color(from red xyz-d65 x y z))');

/** How far a colour is from grey: the difference between its strongest and its weakest channel, 0 to 1. */
const saturation = (colour: string) => {
  const channels = paint(colour);
  return Math.max(...channels) - Math.min(...channels);
};

/** With a primary of an error's hue, hue says nothing any more. */
(modern ? describe : describe.skip)('errors, links and focus', () => {
  for (const scheme of ['light', 'dark'] as const) {
    for (const [name, primary, isRed] of [
      ['red', '#c8102e', true], ['bright red', '#f00', true], ['dark red', '#7a0019', true], ['orange', '#f26a1b', true],
      ['deep orange', '#d9480f', true], ['pink', '#ff2d87', true], ['salmon', '#ff8f87', true], ['rose', '#e91e63', true],
      ['blue', '#2457e6', false], ['green', '#0a7d33', false], ['purple', '#6b2bd9', false], ['yellow', '#ffd600', false],
    ] as const) {
      it(`are told apart by more than hue, ${name}, ${scheme}`, async () => {
        const page = await fixture<HTMLElement>(html`<div><punchh-login></punchh-login></div>`);
        page.style.colorScheme = scheme;
        page.style.setProperty('--punchh-color-primary', primary);
        const host = page.firstElementChild as Specimen;
        await host.updateComplete;
        const root = host.renderRoot.querySelector('specimen-step')!.shadowRoot!;
        const input = root.querySelector<HTMLInputElement>('[part~="input"]')!;
        const at = (part: string, pseudo?: string) => getComputedStyle(root.querySelector(`[part~="${part}"]`)!, pseudo);
        const surface = getComputedStyle(input).backgroundColor;
        input.setAttribute('aria-invalid', 'true');
        const invalid = getComputedStyle(input);

        // The error: a second pixel of border, a fill, an icon, no underline.
        expect(invalid.boxShadow).to.include('inset').and.to.include('1px');
        expect(contrast(invalid.borderTopColor, surface)).to.be.at.least(3);
        expect(invalid.backgroundColor).not.to.equal(surface);
        expect(at('error', '::before').content).to.equal('""');
        expect(at('error').textDecorationLine).to.equal('none');
        // A link: underlined.
        expect(getComputedStyle(root.querySelector('a')!).textDecorationLine).to.equal('underline');
        expect(at('link-button').textDecorationLine).to.equal('underline');
        // The focus: 2 px away from the border, and grey where the brand has an error's hue.
        input.focus();
        const focused = getComputedStyle(input);
        expect([focused.outlineWidth, focused.outlineOffset]).to.deep.equal(['2px', '2px']);
        expect(contrast(focused.outlineColor, surface)).to.be.at.least(3);
        const grey = saturation(focused.outlineColor);
        if (isRed) expect(grey, focused.outlineColor).to.be.below(0.06);
        else expect(grey, focused.outlineColor).to.be.above(0.15);
      });
    }
  }
});
