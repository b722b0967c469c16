import { screensOf, sizeOf, type View } from '../../demo/gallery/view.ts';
import { SCENES } from '../../demo/scenes/scenes.ts';

const view = (state: string, more: Partial<View> = {}): View =>
  ({ state, theme: 'default', scheme: 'light', lang: 'en', ...sizeOf(state), ...more });
const both = (state: string, more?: Partial<View>): View[] =>
  [view(state, { ...more, scheme: 'light' }), view(state, { ...more, scheme: 'dark' })];

/**
 * The pictures that are kept: every state, light and dark; four presets, the languages that run from right to left, the
 * longest words and the narrowest boxes on the states where most is at stake. Of devices, whose pictures are whole screens:
 * every state in light, and some of them in dark, in Arabic, and on the other screen. `npm run screenshots` takes all others.
 */
export const VIEWS: readonly View[] = [
  ...Object.keys(SCENES).flatMap((state) => (screensOf(state).length ? [view(state)] : both(state))),
  ...['kiosk-missing', 'kiosk-code-keys', 'kiosk-done', 'till-code-wrong', 'till-number-pad'].map((state) => view(state, { scheme: 'dark' })),
  ...['kiosk-code-keys', 'kiosk-name-keys', 'till-number-pad'].map((state) => view(state, { lang: 'ar' })),
  ...['kiosk', 'kiosk-email-keys', 'kiosk-missing', 'kiosk-code-keys', 'kiosk-details', 'kiosk-idle', 'till', 'till-number-pad', 'till-details']
    .map((state) => view(state, screensOf(state)[1])),
  // A card in a column of a page.
  view('kiosk', { width: 640, height: undefined }),
  ...['clean', 'soft', 'sharp', 'high-contrast'].flatMap((theme) => ['missing', 'wrong'].flatMap((state) => both(state, { theme }))),
  ...['ar', 'he'].flatMap((lang) => ['text', 'wrong', 'details-password'].map((state) => view(state, { lang }))),
  ...['start', 'wait', 'consents'].flatMap((state) => [view(state, { lang: 'de', width: 240 }), view(state, { lang: 'fr', width: 320 })]),
  ...['start', 'code'].map((state) => view(state, { width: 360 })),
  view('start', { width: 600 }),
].sort((a, b) => a.state.localeCompare(b.state, 'en'));

export const nameOf = ({ state, theme, scheme, lang, width, height }: View): string => {
  const usual = sizeOf(state);
  const size = width === usual.width && height === usual.height ? [] : [height ? `${width}x${height}` : width];
  return [state, theme, scheme, ...(lang === 'en' ? [] : [lang]), ...size].join('.');
};
