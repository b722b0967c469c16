import type { LogoSources } from '../project.ts';
import { loadImage, sizeOf, svgDataUrl } from './picture.ts';

/** Height in the drawing; the element scales it to 48 px. */
const HEIGHT = 96;
const PLATE = 12;

interface Placed {
  url: string;
  width: number;
}

const place = async (url: string, height: number): Promise<Placed> => {
  const { width, height: own } = sizeOf(await loadImage(url));
  return { url, width: Math.round((width / own) * height) };
};

const image = ({ url, width }: Placed, height: number, inset = 0): string =>
  `<image href="${url}" x="${inset}" y="${(HEIGHT - height) / 2}" width="${width}" height="${height}"/>`;

/**
 * One picture out of a logo's sources. With a second one for dark, or a plate, it is an SVG that holds both: inside an
 * `<img>`, `prefers-color-scheme` follows the `color-scheme` of the place where it stands (CSS Color Adjustment 1, 2.2);
 * browsers that do not do that follow the device.
 */
export const composeLogo = async ({ light, dark, plate }: LogoSources): Promise<string> => {
  if (!dark && !plate) return light;
  const first = await place(light, HEIGHT);
  const inner = HEIGHT - 2 * PLATE;
  const second = await place(dark ?? light, dark ? HEIGHT : inner);
  const onPlate = { rect: `<rect width="${second.width + 2 * PLATE}" height="${HEIGHT}" rx="${PLATE}" fill="#fff"/>`, width: second.width + 2 * PLATE };
  const width = Math.max(first.width, dark ? second.width : onPlate.width);
  return svgDataUrl(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}">`
    + '<style>.dark{display:none}@media (prefers-color-scheme:dark){.light{display:none}.dark{display:inline}}</style>'
    + `<g class="light">${image(first, HEIGHT)}</g>`
    + `<g class="dark">${dark ? image(second, HEIGHT) : onPlate.rect + image(second, inner, PLATE)}</g></svg>`);
};
