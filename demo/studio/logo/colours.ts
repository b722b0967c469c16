import { toOklch } from '../colour.ts';
import type { LogoSources } from '../project.ts';
import { draw, loadImage, sizeOf } from './picture.ts';

/** px of the larger side: enough to see colours, little to read. */
const SAMPLE = 96;

const sample = async (url: string): Promise<ImageData> => {
  const image = await loadImage(url);
  const { width, height } = sizeOf(image);
  const scale = SAMPLE / Math.max(width, height);
  const context = draw(image, width * scale, height * scale);
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
};

/** The colours that a brand could take from its logo, the most telling first; at most five, greys only where it has no others. */
export const coloursOf = async (url: string): Promise<string[]> => {
  const [{ extractColorsFromImageData }, pixels] = await Promise.all([import('extract-colors'), sample(url)]);
  const found = extractColorsFromImageData(pixels, { colorValidator: (_red, _green, _blue, alpha = 255) => alpha > 200 })
    .map(({ hex, area }) => ({ hex, area, ...toOklch(hex) }))
    .filter(({ area, lightness }) => area > 0.01 && lightness < 0.97);
  const colourful = found.filter(({ chroma, lightness }) => chroma > 0.045 && lightness > 0.2 && lightness < 0.93);
  const weight = ({ area, chroma }: { area: number; chroma: number }) => Math.sqrt(area) * (0.03 + chroma);
  return (colourful.length ? colourful : found).sort((a, b) => weight(b) - weight(a)).slice(0, 5).map(({ hex }) => hex);
};

/** A colour of a picture and the share of its visible pixels that have it. */
export interface Share {
  hex: string;
  share: number;
}

/** The colours of what is visible, rounded to 16 steps a channel. */
const sharesOf = async (url: string): Promise<Share[]> => {
  const { data } = await sample(url);
  const counts = new Map<string, number>();
  let visible = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3]! < 128) continue;
    visible += 1;
    const hex = `#${[0, 1, 2].map((channel) => ((data[at + channel]! >> 4) * 17).toString(16).padStart(2, '0')).join('')}`;
    counts.set(hex, (counts.get(hex) ?? 0) + 1);
  }
  return [...counts].map(([hex, count]) => ({ hex, share: count / visible }));
};

/** Judges how a logo's pictures look on light and on dark surfaces; empty where that cannot be known, or does not matter. */
export const tonesOf = async (sources: LogoSources | undefined): Promise<{ light: Share[]; dark: Share[] }> => {
  if (!sources) return { light: [], dark: [] };
  const light = await sharesOf(sources.light);
  return { light, dark: sources.dark ? await sharesOf(sources.dark) : sources.plate ? [] : light };
};
