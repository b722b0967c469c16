import { crc32, deflateSync } from 'node:zlib';
import type { PNG } from 'pngjs';

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
};

/**
 * A PNG of 256 colours, a third of the size of one with all: the areas' colours as they are, the rarest shades at the
 * edges of letters by their nearest neighbour. pngjs reads it and cannot write it.
 */
export const encodePalette = ({ width, height, data }: PNG): Buffer => {
  const counts = new Map<number, number>();
  const colours = Array.from({ length: width * height }, (_, at) => data.readUIntBE(at * 4, 3));
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 256).map(([colour]) => colour);
  const far = (a: number, b: number) => [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);
  const index = new Map([...counts.keys()].map((colour) => {
    const exact = palette.indexOf(colour);
    const nearest = () => palette.reduce((best, other, at) => (far(other, colour) < far(palette[best]!, colour) ? at : best), 0);
    return [colour, exact >= 0 ? exact : nearest()];
  }));
  const rows = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, at) => (rows[at + Math.floor(at / width) + 1] = index.get(colour)!));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits for each pixel, an index into the palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
