/** The colour as this browser paints it, in sRGB from 0 to 1: whatever notation the computed style has. */
const canvas = document.createElement('canvas');
canvas.width = canvas.height = 1;
const context = canvas.getContext('2d', { willReadFrequently: true })!;

export type Rgb = readonly [number, number, number];

export const paint = (colour: string): Rgb => {
  context.fillStyle = '#123456';
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return [red! / 255, green! / 255, blue! / 255];
};

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const luminance = ([red, green, blue]: Rgb) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** WCAG 2.2, "contrast ratio". */
export const contrast = (a: string, b: string): number => {
  const [one, other] = [luminance(paint(a)), luminance(paint(b))];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
};
