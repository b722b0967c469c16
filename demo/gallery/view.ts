import { PRESET_NAMES } from '../../src/theme/token-values.ts';
import { GROUPS, SCENES } from '../scenes/scenes.ts';
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
}

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

/** What is used where nothing else is said: a phone's width, and room for a kiosk's large type. */
export const widthOf = (state: string): number => (SCENES[state]?.attributes?.mode === 'kiosk' ? 640 : 390);

/** An element for a view, not yet attached nor led. */
export const stageOf = ({ state, theme, lang }: View, more?: Partial<Setting>): Stage =>
  new Stage(SCENES[state] ?? SCENES.start!, brandOf(theme), { lang, ...more });

export const groupOf = (state: string): string => GROUPS.find(({ scenes }) => state in scenes)?.name ?? '';

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
    width: Number(asked.get('width')) || widthOf(state),
  };
};
