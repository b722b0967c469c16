const canvas = document.createElement('canvas');
canvas.width = canvas.height = 1;
const context = canvas.getContext('2d', { willReadFrequently: true })!;

/** Any CSS colour as `#rrggbb`, as this browser paints it. */
export const toHex = (colour: string): string => {
  context.fillStyle = '#000';
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return `#${[...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value.toString(16).padStart(2, '0')).join('')}`;
};

const luminance = (hex: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};

/** WCAG 2.2, "contrast ratio": 1 to 21. */
export const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(toHex(a)), luminance(toHex(b))].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
};

/** The colour with the same hue that is nearest in lightness and has the ratio on `background`. */
export const nearestPassing = (colour: string, background: string, ratio = 4.5): string => {
  for (let step = 1; step <= 100; step += 1) {
    for (const sign of [-1, 1]) {
      const tried = toHex(`oklch(from ${toHex(colour)} clamp(0, calc(l + ${(sign * step) / 100}), 1) c h)`);
      if (contrast(tried, background) >= ratio) return tried;
    }
  }
  return luminance(toHex(background)) > 0.18 ? '#000000' : '#ffffff';
};
