import { widthOf, type View } from '../../demo/gallery/view.ts';
import { SCENES } from '../../demo/scenes/scenes.ts';

const view = (state: string, more: Partial<View> = {}): View =>
  ({ state, theme: 'default', scheme: 'light', lang: 'en', width: widthOf(state), ...more });
const both = (state: string, more?: Partial<View>): View[] =>
  [view(state, { ...more, scheme: 'light' }), view(state, { ...more, scheme: 'dark' })];

/**
 * The pictures that are kept: every state, light and dark; four presets, the languages that run from right to left, the
 * longest words and the narrowest boxes on the states where most is at stake. `npm run screenshots` takes all others.
 */
export const VIEWS: readonly View[] = [
  ...Object.keys(SCENES).flatMap((state) => both(state)),
  ...['clean', 'soft', 'sharp', 'high-contrast'].flatMap((theme) => ['missing', 'wrong'].flatMap((state) => both(state, { theme }))),
  ...['ar', 'he'].flatMap((lang) => ['text', 'wrong', 'details-password'].map((state) => view(state, { lang }))),
  ...['start', 'wait', 'consents'].flatMap((state) => [view(state, { lang: 'de', width: 240 }), view(state, { lang: 'fr', width: 320 })]),
  ...['start', 'code'].map((state) => view(state, { width: 360 })),
  view('start', { width: 600 }),
].sort((a, b) => a.state.localeCompare(b.state, 'en'));

export const nameOf = ({ state, theme, scheme, lang, width }: View): string =>
  [state, theme, scheme, ...(lang === 'en' ? [] : [lang]), ...(width === widthOf(state) ? [] : [width])].join('.');
