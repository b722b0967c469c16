import { PRESET_NAMES } from '../../src/theme/token-values.ts';
import { SCENES } from '../scenes/scenes.ts';
import { Stage } from '../scenes/stage.ts';
import type { Setting } from '../scenes/stage.ts';
import type { BrandFile } from '../studio/brand.ts';
import { lastBrand } from '../studio/library.ts';
import type { Scheme } from '../studio/palette.ts';

/** One picture: a state, and how it is looked at. */
export interface View {
  state: string;
  theme: string;
  scheme: Scheme;
  lang: string;
  /** CSS pixels of the box around the element. */
  width: number;
  /** CSS pixels of a screen that the element has for itself, as wide as the box. Absent: a box on a page. */
  height?: number | undefined;
}

/** The screens of devices, in CSS pixels; the first is the usual one. */
export const SCREENS: Readonly<Record<string, readonly Required<Pick<View, 'width' | 'height'>>[]>> = {
  // Full HD, standing and lying.
  kiosk: [{ width: 1080, height: 1920 }, { width: 1920, height: 1080 }],
  // A cashier's screen of 4 by 3, and a tablet of 8 inches.
  pos: [{ width: 1024, height: 768 }, { width: 800, height: 1280 }],
};

export const THEMES = ['default', ...PRESET_NAMES] as const;
/** The brand that somebody works on in the studio, in this browser. */
export const OWN_THEME = 'studio';

const BRAND: BrandFile = {
  name: 'Sample Kitchen',
  consents: [{ id: 'legal', required: true, covers: ['terms', 'privacy'], url: 'https://example.com/terms', version: '1' }],
};

export const brandOf = (theme: string): BrandFile =>
  (theme === OWN_THEME && lastBrand()?.brand)
  || { ...BRAND, ...((THEMES as readonly string[]).indexOf(theme) > 0 && { theme: { preset: theme } }) };

/** The screens that a state is looked at on; none where it is no device's. */
export const screensOf = (state: string): (typeof SCREENS)[string] => SCREENS[SCENES[state]?.attributes?.mode ?? ''] ?? [];

/** The default size: the screen of a device, else a phone's width. */
export const sizeOf = (state: string): Pick<View, 'width' | 'height'> => screensOf(state)[0] ?? { width: 390 };

/** An element for a view, not yet attached nor led. */
export const stageOf = ({ state, theme, lang }: View, more?: Partial<Setting>): Stage =>
  new Stage(SCENES[state] ?? SCENES.start!, brandOf(theme), { lang, ...more });

/** The page that shows a view alone. */
export const linkTo = (view: View): string =>
  `scene.html?${new URLSearchParams(Object.entries(view).map(([key, value]) => [key, String(value)])).toString()}`;

export const fromLink = (search: string): View => {
  const asked = new URLSearchParams(search);
  const state = asked.get('state') ?? 'start';
  return {
    state: state in SCENES ? state : 'start',
    theme: asked.get('theme') ?? 'default',
    scheme: asked.get('scheme') === 'dark' ? 'dark' : 'light',
    lang: asked.get('lang') ?? 'en',
    ...(Number(asked.get('width')) ? { width: Number(asked.get('width')) } : sizeOf(state)),
    ...(Number(asked.get('height')) && { height: Number(asked.get('height')) }),
  };
};
