import { directionOf } from '../../src/i18n/match-locale.ts';
import { GROUPS } from '../scenes/scenes.ts';
import { lastBrand } from '../studio/library.ts';
import { LOCALES } from '../studio/locales.ts';
import { OWN_THEME, sizeOf, THEMES, type View } from './view.ts';

/** The visitor's choice: one of each, or `all`. */
export interface Choice {
  state: string;
  theme: string;
  lang: string;
  direction: 'any' | 'ltr' | 'rtl';
  scheme: 'light' | 'dark' | 'both';
  /** CSS pixels, or `own`: what suits the state, the whole screen of a device. */
  width: string;
}

const DEFAULTS: Choice = { state: 'all', theme: 'default', lang: 'en', direction: 'any', scheme: 'light', width: 'own' };
export const WIDTHS = ['own', '240', '320', '390', '480', '640'] as const;

export const themes = (): readonly string[] => [...THEMES, ...(lastBrand() ? [OWN_THEME] : [])];

/** The choice in the page's address, so that it survives a reload and fits into a link. */
export const readChoice = (hash: string): Choice => {
  const asked = new URLSearchParams(hash.slice(1));
  return Object.fromEntries(Object.entries(DEFAULTS).map(([key, value]) => [key, asked.get(key) ?? value])) as unknown as Choice;
};

export const writeChoice = (choice: Choice): string =>
  `#${new URLSearchParams(Object.entries(choice).filter(([key, value]) => value !== DEFAULTS[key as keyof Choice])).toString()}`;

/** `all`, a group's name, or one state. */
const statesOf = (state: string, scenes: Readonly<Record<string, unknown>>, name: string): string[] =>
  Object.keys(scenes).filter((key) => state === 'all' || state === name || state === key);

/** The languages on offer; one direction leaves the others out. */
const langsOf = ({ lang, direction }: Choice): string[] => {
  const fits = LOCALES.map(([tag]) => tag).filter((tag) => direction === 'any' || directionOf(tag) === direction);
  return lang === 'all' || !fits.includes(lang) ? fits : [lang];
};

export interface Section {
  name: string;
  views: View[];
}

/** Everything that fits, in the order in which a guest may meet it. */
export const sectionsOf = (choice: Choice): Section[] =>
  GROUPS.map(({ name, scenes }) => ({
    name,
    views: statesOf(choice.state, scenes, name).flatMap((state) =>
      langsOf(choice).flatMap((lang) =>
        (choice.theme === 'all' ? themes() : [choice.theme]).flatMap((theme) =>
          (choice.scheme === 'both' ? (['light', 'dark'] as const) : [choice.scheme]).map((scheme) => ({
            state, theme, scheme, lang, ...(Number(choice.width) ? { width: Number(choice.width) } : sizeOf(state)),
          }))))),
  })).filter(({ views }) => views.length > 0);
