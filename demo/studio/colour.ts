let pixel: CanvasRenderingContext2D | undefined;

const onePixel = (): CanvasRenderingContext2D => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  return canvas.getContext('2d', { willReadFrequently: true })!;
};

/** Red, green, blue and alpha of a CSS colour as this browser paints it, 0 to 255 each. */
const paint = (colour: string): Uint8ClampedArray => {
  const context = (pixel ??= onePixel());
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = '#000';
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
};

/** Any CSS colour as `#rrggbb`, without its alpha. */
export const toHex = (colour: string): string => {
  if (/^#[\da-f]{6}$/.test(colour)) return colour;
  return `#${[...paint(colour)].slice(0, 3).map((value) => value.toString(16).padStart(2, '0')).join('')}`;
};

/** Whether nothing shows through a colour. */
export const isOpaque = (colour: string): boolean => paint(colour)[3] === 255;

/** Red, green and blue as linear light, 0 to 1. */
const linear = (hex: string): [number, number, number] => [1, 3, 5].map((at) => {
  const value = parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}) as [number, number, number];

/** WCAG 2.2, "relative luminance": 0 to 1. */
const luminance = (colour: string): number => {
  const [red, green, blue] = linear(toHex(colour));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** WCAG 2.2, "contrast ratio": 1 to 21. */
export const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
};

/** Lightness, chroma and hue (in degrees) in OKLCH (CSS Color 4, 9.2). */
export const toOklch = (colour: string): { lightness: number; chroma: number; hue: number } => {
  const [red, green, blue] = linear(toHex(colour));
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const lightness = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short;
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return { lightness, chroma: Math.hypot(a, b), hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360 };
};

/** The distance of two hues, 0 to 180 degrees. */
export const hueDistance = (a: string, b: string): number => {
  const turn = Math.abs(toOklch(a).hue - toOklch(b).hue);
  return Math.min(turn, 360 - turn);
};

/** The colour of the same hue that is nearest in lightness and has the ratio on `background`. */
export const nearestPassing = (colour: string, background: string, ratio = 4.5): string => {
  for (let step = 1; step <= 100; step += 1) {
    for (const sign of [-1, 1]) {
      const tried = toHex(`oklch(from ${toHex(colour)} clamp(0, calc(l + ${(sign * step) / 100}), 1) c h)`);
      if (contrast(tried, background) >= ratio) return tried;
    }
  }
  return luminance(background) > 0.18 ? '#000000' : '#ffffff';
};
