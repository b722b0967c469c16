import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How different two pixels may look (0 to 1, pixelmatch), and how many may look more different, edges of letters aside. */
const THRESHOLD = 0.05;
const MAX_RATIO = 0.001;
/** How many of them may lie close together, in a square of so many px: a picture of one thing that has changed. */
const SQUARE = 32;
const MAX_IN_SQUARE = 24;
/** How far, of 255, a channel may be off in an area of one colour, and how many pixels may be further off. */
const FLAT_STEP = 2;
const MAX_FLAT = 24;
/** px; the tallest letters, those of a kiosk's heading, are lower. */
const LINE = 28;

export interface Comparison {
  /** The difference, in words; `null` = no visible one. */
  problem: string | null;
  /** The differing pixels, in red. */
  diff: PNG;
}

const sameColour = (data: Buffer, a: number, b: number): boolean => data.readUIntBE(a * 4, 3) === data.readUIntBE(b * 4, 3);

/** Whether the pixel and the eight around it have one colour. */
const isArea = ({ data, width }: PNG, at: number): boolean =>
  [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1].every((step) => sameColour(data, at, at + step));

/** Whether the pixel lies on a straight line of one colour, one that is longer than any letter's. */
const isLine = ({ data, width, height }: PNG, at: number): boolean => {
  const [x, y] = [at % width, Math.floor(at / width)];
  return ([[1, x, width - 1 - x], [width, y, height - 1 - y]] as const).some(([step, before, after]) => {
    let run = 1;
    for (let n = 1; n <= before && run < LINE && sameColour(data, at, at - n * step); n += 1) run += 1;
    for (let n = 1; n <= after && run < LINE && sameColour(data, at, at + n * step); n += 1) run += 1;
    return run >= LINE;
  });
};

/** Whether it is no letter's. */
const isFlat = (png: PNG, at: number): boolean => isArea(png, at) || isLine(png, at);

/** The most pixels that differ in any square, by the red that pixelmatch marks them with. */
const countClosest = ({ data, width, height }: PNG): number => {
  const counts = new Map<string, number>();
  for (let at = 0; at < width * height; at += 1) {
    if (data.readUIntBE(at * 4, 3) !== 0xff0000) continue;
    const square = `${Math.floor((at % width) / SQUARE)} ${Math.floor(at / width / SQUARE)}`;
    counts.set(square, (counts.get(square) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
};

/** Pixels of areas and lines that have another colour, by however little. */
const countFlat = (a: PNG, b: PNG, diff: PNG): number => {
  let count = 0;
  for (let y = 1; y < a.height - 1; y += 1) {
    for (let x = 1; x < a.width - 1; x += 1) {
      const at = y * a.width + x;
      const off = Math.max(...[0, 1, 2].map((channel) => Math.abs(a.data[at * 4 + channel]! - b.data[at * 4 + channel]!)));
      if (off <= FLAT_STEP || !isFlat(a, at) || !isFlat(b, at)) continue;
      diff.data.set([255, 0, 0, 255], at * 4);
      count += 1;
    }
  }
  return count;
};

const cut = (png: PNG, width: number, height: number): PNG => {
  const piece = new PNG({ width, height });
  PNG.bitblt(png, piece, 0, 0, width, height, 0, 0);
  return piece;
};

/**
 * Compares two pictures as an eye would. Letters may be drawn a little differently (another version of the browser, a
 * machine's settings): pixels at edges are left out. What fills areas and lines must be the same to 2 of 255, and the sizes exactly.
 */
export const compare = (accepted: PNG, actual: PNG): Comparison => {
  const [width, height] = [Math.min(accepted.width, actual.width), Math.min(accepted.height, actual.height)];
  const [a, b] = [cut(accepted, width, height), cut(actual, width, height)];
  const diff = new PNG({ width, height });
  const ratio = pixelmatch(a.data, b.data, diff.data, width, height, { threshold: THRESHOLD }) / (width * height);
  const closest = countClosest(diff);
  const flat = countFlat(a, b, diff);
  const problems = [
    (accepted.width !== actual.width || accepted.height !== actual.height) &&
      `is ${actual.width} × ${actual.height} px, not ${accepted.width} × ${accepted.height}`,
    ratio > MAX_RATIO && `${(ratio * 100).toFixed(2)} % of its pixels differ`,
    closest > MAX_IN_SQUARE && `${closest} px differ in one place`,
    flat > MAX_FLAT && `${flat} px of its areas and lines have another colour`,
  ].filter(Boolean);
  return { problem: problems.length > 0 ? problems.join('; ') : null, diff };
};
