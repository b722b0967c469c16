import { expect } from '@open-wc/testing';
import { leaveAll, mount } from '../harness/guest.ts';

/** Inherited properties that pages set, and values that would break the card or look foreign in it. */
const HOSTILE: Readonly<Record<string, string>> = {
  'white-space': 'nowrap', 'text-indent': '3em', 'letter-spacing': '0.5em', 'word-spacing': '1em', 'text-transform': 'uppercase',
  'text-align': 'right', 'line-height': '3', 'font-size': '40px', 'font-style': 'italic', 'font-weight': '900', 'font-variant-caps': 'small-caps',
  'font-family': 'monospace', 'text-shadow': '0 0 9px red', color: 'rgb(255, 0, 0)', cursor: 'none', visibility: 'hidden', hyphens: 'auto',
  'word-break': 'break-all', 'line-break': 'anywhere', 'list-style-type': 'square', 'tab-size': '20', 'caret-color': 'rgb(255, 0, 0)',
  'accent-color': 'rgb(255, 0, 0)', 'text-align-last': 'right', 'text-emphasis-style': 'dot', '-webkit-text-fill-color': 'rgb(255, 0, 0)',
  '-webkit-text-stroke-width': '4px', 'writing-mode': 'vertical-rl', 'text-orientation': 'upright', 'font-stretch': 'condensed',
  'border-collapse': 'collapse', 'border-spacing': '9px', quotes: 'none', 'font-kerning': 'none', 'font-feature-settings': '"smcp"',
  'overflow-wrap': 'normal', 'text-underline-offset': '1em', orphans: '9',
};
/** The rules of a page's own reset for every element, the host of this one included. */
const known = Object.entries(HOSTILE).filter(([name, value]) => CSS.supports(name, value));

describe('the element is an island of inheritance', () => {
  let style: HTMLStyleElement | undefined;
  afterEach(() => {
    style?.remove();
    leaveAll();
  });
  const addStyle = (css: string) => {
    style = document.createElement('style');
    style.textContent = css;
    document.head.append(style);
  };

  /** The computed hostile properties of some elements inside, by what they are. */
  const inside = async () => {
    const guest = await mount();
    await guest.field('email');
    const parts = ['card', 'heading', 'description', 'channel', 'label', 'input', 'consent', 'checkbox', 'primary-button', 'footer'];
    return Object.fromEntries(
      parts.map((part) => {
        const computed = getComputedStyle(guest.find(`[part~="${part}"]`)!);
        return [part, Object.fromEntries(known.map(([name]) => [name, computed.getPropertyValue(name)]))];
      }),
    );
  };

  for (const [what, selector] of [['what a page sets around it', 'html, body'], ['what a page sets on every element', '*']] as const) {
    it(`${what} does not reach its parts`, async () => {
      const usual = await inside();
      leaveAll();
      // `rem` is the page's to decide.
      addStyle(`html { font-size: 16px !important } ${selector} { ${known.map(([name, value]) => `${name}: ${value}`).join('; ')} }`);
      const hostile = await inside();
      for (const [part, properties] of Object.entries(usual)) {
        for (const [name, value] of Object.entries(properties)) expect(hostile[part]![name], `${part} ${name}`).to.equal(value);
      }
    });
  }

  it('color-scheme, lang, dir, tokens and what the page makes unclickable come through', async () => {
    addStyle(`body { color-scheme: dark; --punchh-color-primary: rgb(1, 2, 3); --own: 7 } .closed { pointer-events: none }`);
    document.documentElement.lang = 'ar';
    const guest = await mount();
    await guest.field('email');
    const card = guest.find('[part~="card"]')!;
    expect(getComputedStyle(card).colorScheme).to.equal('dark');
    expect(card.getAttribute('dir')).to.equal('rtl');
    expect(getComputedStyle(card).direction).to.equal('rtl');
    if (CSS.supports('-webkit-locale', 'auto')) {
      expect(getComputedStyle(guest.find('[part~="label"]')!).getPropertyValue('-webkit-locale')).to.match(/^"?ar"?$/);
    }
    expect(getComputedStyle(guest.find('[part~="label"]')!).getPropertyValue('--punchh-color-primary')).to.equal('rgb(1, 2, 3)');
    guest.element.parentElement!.classList.add('closed');
    expect(getComputedStyle(guest.find('[part~="primary-button"]')!).pointerEvents).to.equal('none');
    document.documentElement.lang = 'en';
  });

  it('what a page says of a part, or of its own content in a slot, holds', async () => {
    addStyle(`punchh-login::part(heading) { text-transform: uppercase; letter-spacing: 2px }
      punchh-login::part(primary-button) { font-style: italic } .own { text-indent: 9px }`);
    const guest = await mount();
    const footer = document.createElement('p');
    footer.className = 'own';
    footer.slot = 'footer';
    footer.textContent = 'Own words';
    guest.element.append(footer);
    await guest.field('email');
    expect(getComputedStyle(guest.find('[part~="heading"]')!).textTransform).to.equal('uppercase');
    expect(getComputedStyle(guest.find('[part~="heading"]')!).letterSpacing).to.equal('2px');
    expect(getComputedStyle(guest.find('[part~="primary-button"]')!).fontStyle).to.equal('italic');
    expect(getComputedStyle(footer).textIndent).to.equal('9px');
    expect(getComputedStyle(footer).color).to.equal(getComputedStyle(guest.find('[part~="footer"]')!).color);
  });
});
