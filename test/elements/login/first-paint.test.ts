import { expect } from '@open-wc/testing';
import '../../../src/define.ts';
import { SCENES } from '../../../demo/scenes/scenes.ts';
import { Stage } from '../../../demo/scenes/stage.ts';
import { findAllDeep, shownText, until } from '../../harness/dom.ts';
import '../../harness/motion.ts';

const BRAND = {
  consents: [{ id: 'legal', required: true, covers: ['terms', 'privacy'], url: 'https://example.com/terms', version: '1' }],
};

const PAINTED = [
  'color', 'backgroundColor', 'borderTopColor', 'borderTopLeftRadius', 'fontSize', 'outlineColor', 'insetInlineStart',
] as const;

/** Returns what is painted of an element: its words but for the countdown, and the colours, corners and sizes of everything in it. */
const words = ({ element }: Stage): string => {
  const card = findAllDeep(element.shadowRoot!, '[part~="card"]')[0]!;
  return `${card.lang} ${card.dir} ${shownText(element.shadowRoot!).replace(/\p{N}+:\p{N}+/u, '')}`;
};
const colours = ({ element }: Stage): string[] => findAllDeep(element.shadowRoot!, '*').flatMap((inner) =>
  [null, '::before', '::after'].map((pseudo) => {
    const style = getComputedStyle(inner, pseudo);
    return [inner.localName, ...PAINTED.map((property) => style[property])].join(' ');
  }));
const all = (stage: Stage): string[] => [words(stage), ...colours(stage)];

/** Nothing moves but what never ends. */
const isAtRest = (): boolean =>
  document.getAnimations().every(({ effect }) => effect?.getComputedTiming().iterations === Infinity);

/**
 * Everything that is painted from the switch on, frame by frame, until nothing changes any more. The switch is made at
 * the start of the first frame, as late as can be.
 */
const framesOf = async (read: () => string[], change: () => void, isNew: (shown: string[]) => boolean): Promise<string[][]> => {
  const frames: string[][] = [];
  await new Promise<void>((resolve) => {
    const look = () => {
      frames.push(read());
      // As long as anything moves, and a few frames more.
      if (isNew(frames.at(-1)!) && frames.length > 8 && isAtRest()) resolve();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(change);
    // After it in the same frame; what the change has queued runs in between.
    requestAnimationFrame(look);
  });
  return frames;
};
const same = (frame: string[], other: string[]): boolean => frame.join('\n') === other.join('\n');
/** Returns what was painted on the way that is neither the old nor the new. */
const mixedIn = (before: string[], frames: string[][]): string[] => {
  const last = frames.at(-1)!;
  const mixed = frames.filter((frame) => !same(frame, before) && !same(frame, last));
  return [...new Set(mixed.flatMap((frame) => frame.filter((line, at) => line !== last[at])))];
};

describe('a switch is painted whole, in one frame', () => {
  const page = document.documentElement;
  const linked = document.createElement('style');
  let stage: Stage;
  const reach = async (name: string) => {
    page.lang = 'en';
    page.style.colorScheme = 'light';
    stage = new Stage(SCENES[name]!, BRAND, { lang: 'en', patience: 20_000 });
    stage.element.removeAttribute('lang');
    document.body.append(stage.element);
    expect(await stage.play()).to.equal(true);
    await until(() => customElements.get('punchh-code-step'), 'the later steps');
    await until(isAtRest, 'rest');
  };
  const shows = (lang: string) => until(() => stage.find('[part~="card"]')!.lang === lang, lang);
  afterEach(() => {
    stage.strike();
    linked.remove();
    page.removeAttribute('lang');
    page.removeAttribute('style');
  });

  for (const scene of ['missing', 'text', 'wrong', 'details-missing', 'done']) {
    it(`another language: ${scene}`, async () => {
      await reach(scene);
      for (const lang of ['de', 'ar', 'en']) {
        page.lang = lang;
        await shows(lang);
      }
      for (const lang of ['de', 'ar', 'de', 'en', 'ar']) {
        const before = all(stage);
        performance.clearResourceTimings();
        const frames = await framesOf(() => all(stage), () => (page.lang = lang), ([text]) => text!.startsWith(lang));
        expect(mixedIn(before, frames), lang).to.deep.equal([]);
        // Words that are here come after a task or two, which may be a frame or two on a busy machine: never a request.
        const asked = performance.getEntriesByType('resource').filter(({ name }) => name.includes(`/locales/${lang}`));
        expect(asked, lang).to.deep.equal([]);
      }
    }).timeout(60_000);

    it(`another theme: ${scene}`, async () => {
      await reach(scene);
      document.head.append(linked);
      const sheet = async (name: string) => (await fetch(new URL(`../../../src/theme/themes/${name}.css`, import.meta.url))).text();
      const [sharp, contrasting] = [await sheet('sharp'), await sheet('high-contrast')];
      const changes: Record<string, () => void> = {
        'dark by the page': () => (page.style.colorScheme = 'dark'),
        'a preset’s stylesheet': () => (linked.textContent = sharp),
        'another preset’s': () => (linked.textContent = contrasting),
        'a token of the element': () => stage.element.style.setProperty('--punchh-color-primary', '#c2410c'),
        'light by the page': () => (page.style.colorScheme = 'light'),
        'no preset': () => linked.remove(),
      };
      for (const [name, change] of Object.entries(changes)) {
        const before = colours(stage);
        const frames = await framesOf(() => colours(stage), change, () => true);
        expect(frames.at(-1), name).not.to.deep.equal(before);
        // The very first frame is the new one whole.
        expect(frames.every((frame) => same(frame, frames.at(-1)!)), name).to.equal(true);
      }
    }).timeout(60_000);

    it(`another brand: ${scene}`, async () => {
      await reach(scene);
      const brand = (preset: string, heading: string) =>
        ({ ...BRAND, theme: { preset }, copy: { en: Object.fromEntries(['heading', 'codeHeading', 'detailsHeading', 'signedInHeading'].map((key) => [key, heading])) } });
      stage.show(brand('soft', 'Zero'));
      await until(() => words(stage).includes('Zero'), 'the first brand');
      for (const [preset, heading] of [['sharp', 'One'], ['high-contrast', 'Two'], ['soft', 'Three']] as const) {
        const before = all(stage);
        const frames = await framesOf(() => all(stage), () => stage.show(brand(preset, heading)), ([text]) => text!.includes(heading));
        // The file has to be read and checked, which takes its time; words and colours come together all the same.
        expect(mixedIn(before, frames), heading).to.deep.equal([]);
      }
    }).timeout(60_000);
  }
});
