/** A colour in sRGB, and its alpha; 0 to 1, outside of that for wide-gamut colours. */
export type Color = readonly [red: number, green: number, blue: number, alpha: number];

export const BLACK: Color = [0, 0, 0, 1];
export const WHITE: Color = [1, 1, 1, 1];

/** The luminance on which black and white have the same contrast. */
const MIDDLE = 0.179;

export const toCss = ([red, green, blue]: Color): string => `color(srgb ${red.toFixed(4)} ${green.toFixed(4)} ${blue.toFixed(4)})`;

/** Returns the colour that is seen where `color` lies on the opaque `ground`. */
export const blend = ([red, green, blue, alpha]: Color, ground: Color): Color => [
  red * alpha + ground[0] * (1 - alpha),
  green * alpha + ground[1] * (1 - alpha),
  blue * alpha + ground[2] * (1 - alpha),
  1,
];

const linearize = (value: number): number => {
  const channel = Math.min(1, Math.max(0, value));
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
};

/** WCAG 2.2, relative luminance: 0 to 1. */
const luminance = ([red, green, blue]: Color): number =>
  0.2126 * linearize(red) + 0.7152 * linearize(green) + 0.0722 * linearize(blue);

/** Tells whether black words have more contrast on a colour than white ones. */
export const isLight = (color: Color): boolean => luminance(color) > MIDDLE;

/** WCAG 2.2, contrast ratio: 1 to 21. */
export const contrast = (one: Color, other: Color): number => {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

/** Returns `color` itself, then 20 colours that come closer to `end` step by step; the last one is `end`. */
export const gradeTowards = (color: Color, [red, green, blue]: Color): readonly Color[] =>
  Array.from({ length: 21 }, (_, step) => (step ? blend([red, green, blue, step / 20], color) : color));
