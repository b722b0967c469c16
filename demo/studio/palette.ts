import { contrast, toHex } from './colour.ts';
import type { BrandFile } from './brand.ts';
import { Stage } from '../scenes/stage.ts';

export type Scheme = 'light' | 'dark';

/** Where on the element each colour token shows: a part, and which of its colours. */
const SPOTS = {
  'color-primary': ['[part~="primary-button"]', 'backgroundColor'],
  'color-on-primary': ['[part~="primary-button"]', 'color'],
  'color-surface': ['[part~="card"]', 'backgroundColor'],
  'color-text': ['[part~="heading"]', 'color'],
  'color-muted': ['[part~="consent"]', 'color'],
  'color-border': ['[part~="card"]', 'borderTopColor'],
  'color-danger': ['[part~="error"]', 'color'],
  link: ['[part~="consent"] a', 'color'],
} as const;
type Spot = keyof typeof SPOTS;

export type Palette = Partial<Record<Spot, string>>;

/** What must be legible on what; `token` is the one to change when it is not. */
const PAIRS: readonly { label: string; token: Spot; on: Spot }[] = [
  { label: 'Text', token: 'color-text', on: 'color-surface' },
  { label: 'Small print', token: 'color-muted', on: 'color-surface' },
  { label: 'Button', token: 'color-on-primary', on: 'color-primary' },
  { label: 'Links', token: 'link', on: 'color-surface' },
  { label: 'Errors', token: 'color-danger', on: 'color-surface' },
];

export interface Check {
  label: string;
  scheme: Scheme;
  token: Spot;
  colour: string;
  background: string;
  ratio: number;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** With one consent of its own that has a link, so that every spot is there whatever the brand asks for. */
const probed = (brand: BrandFile): BrandFile =>
  ({ ...brand, consents: [{ id: 'probe', required: true, covers: ['terms', 'privacy'], url: 'https://example.com/', version: '1' }] });

/** Two elements out of sight, one light, one dark: the colours that guests will see are read off them. */
export class Probes {
  readonly #stages: Record<Scheme, Stage>;
  readonly #ready: Promise<unknown>;

  constructor(brand: BrandFile, home: HTMLElement) {
    const build = (scheme: Scheme) => {
      const stage = new Stage({ label: 'Probe' }, probed(brand), { lang: 'en' });
      stage.element.setAttribute('terms-url', 'https://example.com/terms');
      stage.element.style.colorScheme = scheme;
      home.append(stage.element);
      return stage;
    };
    this.#stages = { light: build('light'), dark: build('dark') };
    this.#ready = Promise.all(Object.values(this.#stages).map((stage) => stage.until(() => stage.find('[part~="field"]'))));
  }

  async read(brand: BrandFile): Promise<Record<Scheme, Palette>> {
    await this.#ready;
    const stages = Object.values(this.#stages);
    for (const stage of stages) stage.show(probed(brand));
    // A brand is read in microtasks, a preset comes from a file.
    await pause(120);
    await Promise.all(stages.map(async (stage) => {
      // Nothing is filled in, so that the errors show.
      await stage.press('[part~="primary-button"]');
      await stage.until(() => stage.find('[part~="error"]'));
    }));
    // Transitions of colours end within 0.2 s.
    await pause(220);
    const palette = (stage: Stage): Palette => Object.fromEntries(Object.entries(SPOTS).flatMap(([token, [selector, property]]) => {
      const element = stage.find(selector);
      return element ? [[token, toHex(getComputedStyle(element)[property])]] : [];
    }));
    return { light: palette(this.#stages.light), dark: palette(this.#stages.dark) };
  }
}

export const checks = (palettes: Record<Scheme, Palette>): Check[] =>
  (['light', 'dark'] as const).flatMap((scheme) => PAIRS.flatMap(({ label, token, on }) => {
    const [colour, background] = [palettes[scheme][token], palettes[scheme][on]];
    return colour && background ? [{ label, scheme, token, colour, background, ratio: contrast(colour, background) }] : [];
  }));

/** The two colours of a token's value: `light-dark(a, b)`, or one for both. */
export const readPair = (value: string | undefined): Partial<Record<Scheme, string>> => {
  if (!value) return {};
  const both = /^light-dark\(\s*(.+?)\s*,\s*([^,]+|[^,(]*\(.*\))\s*\)$/.exec(value);
  return both ? { light: both[1], dark: both[2] } : { light: value, dark: value };
};

export const writePair = ({ light, dark }: Record<Scheme, string>): string => (light === dark ? light : `light-dark(${light}, ${dark})`);
