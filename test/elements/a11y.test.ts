import { expect } from '@open-wc/testing';
import axe from 'axe-core';
import '../../src/define.ts';
import { SCENES } from '../../demo/scenes/scenes.ts';
import { passing } from '../../demo/scenes/passing.ts';
import { Stage } from '../../demo/scenes/stage.ts';
import '../harness/motion.ts';
import { clock } from '../harness/test-clock.ts';

const BRAND = {
  consents: [{ id: 'legal', required: true, covers: ['terms', 'privacy'], url: 'https://example.com/terms', version: '1' }],
};

/** Returns axe's findings, one line each. */
const judge = async (element: Element, only?: string[]): Promise<string[]> => {
  // Colours are judged as they are once nothing moves any more.
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
  await Promise.all(ending.map(({ finished }) => finished.catch(() => null)));
  const { violations } = await axe.run(element, {
    runOnly: only ?? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // About whole pages, which this is not.
    ...(!only && { rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } }),
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join()} ${failureSummary ?? ''}`).join('; ')}`);
};

describe('accessibility', () => {
  const page = document.documentElement;
  const { pass } = passing;
  before(() => {
    page.lang = 'en';
    document.title = 'Sign in';
    page.style.background = 'Canvas';
    passing.pass = async (ms) => clock.advance(ms);
  });
  after(() => {
    page.removeAttribute('lang');
    page.removeAttribute('style');
    passing.pass = pass;
  });

  let stage: Stage;
  afterEach(() => stage.strike());

  const cases = [
    ...Object.entries(SCENES).map(([name, scene]) => ({ name, scene, lang: 'en' })),
    ...['start', 'wrong', 'details'].map((name) => ({ name: `${name}, right to left`, scene: SCENES[name]!, lang: 'ar' })),
  ];
  // axe takes seconds for a scene in Firefox and WebKit, whose trees differ little from Chromium's: they try every fourth.
  const every = navigator.userAgent.includes('Chrome/') ? 1 : 4;
  for (const { name, scene, lang } of cases.filter((_, index) => index % every === 0)) {
    it(name, async () => {
      page.style.colorScheme = 'light';
      stage = new Stage(scene, BRAND, { lang, patience: 20_000 });
      document.body.append(stage.element);
      expect(await stage.play(), 'the scene is reached').to.equal(true);
      await stage.until(() => stage.find('[part~="card"]')!.lang === lang);
      const found = await judge(stage.element);
      expect(found, found.join('\n')).to.deep.equal([]);
      page.style.colorScheme = 'dark';
      const inDark = await judge(stage.element, ['color-contrast']);
      expect(inDark, inDark.join('\n')).to.deep.equal([]);
    }).timeout(60_000);
  }
});
