import { Stage } from '../scenes/stage.ts';
import type { BrandFile } from './brand.ts';
import { isOpaque, toHex } from './colour.ts';
import { readPair, SPOTS } from './palette.ts';
import type { Palette, Palettes, Scheme } from './palette.ts';

/** A brand's theme, read off real elements. */
export interface Measured {
  /** As the brand file sets them, also where guests see another colour: the element replaces those that are not legible. */
  palettes: Palettes;
  /** Values of the tokens that the preset or the brand sets, by their names without `--punchh-`. */
  tokens: Readonly<Record<string, string>>;
}

export const NOT_MEASURED: Measured = { palettes: { light: {}, dark: {} }, tokens: {} };

const SHAPE_TOKENS = [
  'radius', 'font-family', 'font-size', 'space', 'control-height', 'shadow', 'max-width',
] as const;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The theme alone, and one consent that has a link, so that each spot exists whatever the brand asks for. */
const probed = ({ theme, name }: BrandFile): BrandFile =>
  ({ name, theme, consents: [{ id: 'probe', required: true, covers: ['terms', 'privacy'], url: 'https://example.com/', version: '1' }] });

const paletteOf = (stage: Stage): Palette => Object.fromEntries(Object.entries(SPOTS).flatMap(([token, [selector, property]]) => {
  const element = stage.find(selector);
  return element ? [[token, toHex(getComputedStyle(element)[property])]] : [];
}));

/** The colours that a brand file sets for a scheme; translucent ones and CSS functions of the page are left to what is painted. */
const colorsOf = ({ theme }: BrandFile, scheme: Scheme): Palette =>
  Object.fromEntries(Object.entries(theme?.tokens ?? {}).flatMap(([name, value]) => {
    const color = name in SPOTS && readPair(value)[scheme];
    return color && !/var\(|currentcolor/i.test(color) && CSS.supports('color', color) && isOpaque(color) ? [[name, toHex(color)]] : [];
  }));

const tokensOf = ({ element }: Stage, more: readonly string[]): Record<string, string> => {
  const style = getComputedStyle(element);
  return Object.fromEntries([...SHAPE_TOKENS, ...more].flatMap((name) => {
    const value = style.getPropertyValue(`--punchh-${name}`).trim();
    return value ? [[name, value]] : [];
  }));
};

/** Two elements out of sight, one light, one dark. */
export class Probes {
  readonly #stages: Record<Scheme, Stage>;
  readonly #ready: Promise<unknown>;
  #shown = '';
  #measured = NOT_MEASURED;

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

  async measure(brand: BrandFile): Promise<Measured> {
    await this.#ready;
    const shown = JSON.stringify(probed(brand));
    if (shown === this.#shown) return this.#measured;
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
    const { light, dark } = this.#stages;
    const palettes = {
      light: { ...paletteOf(light), ...colorsOf(brand, 'light') },
      dark: { ...paletteOf(dark), ...colorsOf(brand, 'dark') },
    };
    const measured = { palettes, tokens: tokensOf(light, Object.keys(brand.theme?.tokens ?? {})) };
    this.#shown = shown;
    return (this.#measured = measured);
  }
}
