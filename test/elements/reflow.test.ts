import { expect } from '@open-wc/testing';
import '../../src/define.ts';
import { passing } from '../../demo/scenes/passing.ts';
import { SCENES } from '../../demo/scenes/scenes.ts';
import { Stage } from '../../demo/scenes/stage.ts';
import { findAllDeep } from '../harness/dom.ts';
import '../harness/motion.ts';
import { clock } from '../harness/test-clock.ts';

const BRAND = {
  consents: [{ id: 'legal', required: true, covers: ['terms', 'privacy'], url: 'https://example.com/terms', version: '1' }],
};

/** Returns the elements that reach out of the card to either side by more than a pixel, without those for screen readers alone. */
const overflowing = (card: HTMLElement): string[] => {
  const { left, right } = card.getBoundingClientRect();
  return findAllDeep(card, ':not(.visually-hidden, .visually-hidden *, svg *, dialog, dialog *)')
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > right + 1 || box.left < left - 1);
    })
    .map(({ localName, id, part }) => `${localName} ${id} ${part.value}`);
};

/** WCAG 2.2, 1.4.10 and 1.4.4: 320 px wide, which 400 % zoom comes down to, and text of twice the size. */
describe('at 320 px, and with text of twice the size', () => {
  const { pass } = passing;
  let place: HTMLElement;
  let stage: Stage;
  before(() => {
    passing.pass = async (ms) => clock.advance(ms);
  });
  after(() => {
    passing.pass = pass;
  });
  beforeEach(() => {
    place = document.createElement('div');
    place.style.inlineSize = '320px';
    document.body.append(place);
  });
  afterEach(() => {
    stage.strike();
    place.remove();
  });

  it('a number is seen whole as it is typed', async () => {
    place.style.inlineSize = '390px';
    stage = new Stage(SCENES['text']!, BRAND, { lang: 'en', patience: 20_000 });
    stage.element.style.setProperty('--punchh-font-size', '32px');
    place.append(stage.element);
    expect(await stage.play(), 'the scene is reached').to.equal(true);
    await stage.field('[type="tel"]', '2125554626');
    const field = stage.find('[type="tel"]') as HTMLInputElement;
    expect(field.value).to.equal('(212) 555-4626');
    expect(field.scrollWidth).to.be.at.most(field.clientWidth);
  }).timeout(60_000);

  for (const [name, scene] of Object.entries(SCENES)) {
    // Findings about the page are not about its width.
    if (scene.alone === 'page') continue;
    // German has the longest words; Arabic runs from right to left.
    for (const lang of ['start', 'text', 'wrong', 'details-more'].includes(name) ? ['de', 'ar'] : ['de']) {
      it(`${name}, ${lang}`, async () => {
        stage = new Stage(scene, BRAND, { lang, patience: 20_000 });
        place.append(stage.element);
        expect(await stage.play(), 'the scene is reached').to.equal(true);
        const card = stage.find('[part~="card"]')!;
        await stage.until(() => card.lang === lang);
        expect(overflowing(card)).to.deep.equal([]);
        stage.element.style.setProperty('--punchh-font-size', '32px');
        expect(overflowing(card), 'twice the size').to.deep.equal([]);
      }).timeout(60_000);
    }
  }
});
