/**
 * One state alone on a page, by its address: `scene.html?state=wrong&theme=soft&scheme=dark&lang=de&width=390`. With a
 * height the element has the whole page, as the screen of a device. With
 * `still` in it, time and motion stand still and the typeface comes from the page: what pictures are taken of.
 */
import '../../src/define.ts';
import { loadDeviceTexts } from '../../src/i18n/load-device-texts.ts';
import { presets } from '../../src/theme/presets.ts';
import type { Stage } from '../scenes/stage.ts';
import { brandOf, fromLink, stageOf, type View } from './view.ts';

const place = document.querySelector<HTMLElement>('#place')!;
const still = new URLSearchParams(location.search).has('still') ? await import('./still.ts') : null;

// Scrolling to a field would also scroll the gallery, which has this page in a frame.
if (parent !== self) Element.prototype.scrollIntoView = () => {};

let shown: View | null = null;
let stage: Stage | null = null;

const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

/** Whether words and colours of a view have come: both may be on their way in files. */
const isDressed = ({ theme, lang }: View): boolean => {
  const card = stage!.find('[part~="card"]');
  const radius = Object.entries(presets).find(([name]) => name === theme)?.[1].radius ?? '';
  const waits = stage!.element.hasAttribute('brand-src');
  return card?.lang === lang && (waits || getComputedStyle(stage!.element).getPropertyValue('--punchh-radius').trim() === radius);
};

/** Shows a view; a new state is led to from its start, the rest changes in place. Answers whether it was reached. */
export const show = async (view: View): Promise<boolean> => {
  document.documentElement.dataset.scheme = view.scheme;
  document.title = `${view.state} ${view.theme} ${view.scheme} ${view.lang}`;
  place.style.inlineSize = view.height ? '' : `${view.width}px`;
  place.classList.toggle('screen', view.height !== undefined);
  if (stage && shown?.state === view.state) {
    stage.element.lang = view.lang;
    stage.show(brandOf(view.theme));
  } else {
    stage?.strike();
    stage = stageOf(view, { patience: 20_000 });
    place.replaceChildren(stage.element);
    await stage.play();
    // The second file brings styles for all steps.
    await stage.until(() => customElements.get('punchh-code-step'));
  }
  if (view.theme !== 'studio') await stage.until(() => isDressed(view));
  // Kiosks and tills have texts in a file of their own, which the element asks for once the card has its language.
  await loadDeviceTexts(view.lang);
  still?.stop(stage.element);
  await document.fonts.ready;
  await painted();
  shown = stage.reached ? view : null;
  return stage.reached;
};

Object.assign(globalThis, { show });
if (!still) await show(fromLink(location.search));
// The gallery opens a few pages at a time.
if (parent !== self) parent.postMessage('shown', location.origin);
