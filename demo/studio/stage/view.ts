import type { Scheme } from '../palette.ts';

/** `overview` shows several states at once. */
export type Screen = 'overview' | 'phone' | 'desktop' | 'kiosk' | 'pos';

/** How the preview looks at a brand. */
export interface View {
  screen: Screen;
  scheme: Scheme;
  scene: string;
  lang: string;
  /** The other side of a comparison: empty, `brand:<id>`, `version:<id>` or `style:<preset>`. */
  compare: string;
}

/** CSS px of each screen. */
export const SIZES: Readonly<Record<Exclude<Screen, 'overview'>, readonly [number, number]>> = {
  phone: [390, 780], desktop: [1120, 760], kiosk: [1080, 1500], pos: [1024, 700],
};
