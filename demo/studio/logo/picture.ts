/** Reads pictures of logos and makes them small enough to be kept, linked and shown. */

/** A logo is shown 48 px high; three times that is sharp on every screen. */
const MAX_HEIGHT = 144;
const MAX_WIDTH = 1152;
/** Bytes of one picture. Two of them, one for light and one for dark, fit into the 64 KB that a brand file may hold. */
const MAX_BYTES = 17_000;
/** Files larger than this are no logo for a page. */
const MAX_FILE = 20 * 1024 * 1024;

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

export const svgDataUrl = (svg: string): string => `data:image/svg+xml;base64,${toBase64(new TextEncoder().encode(svg))}`;

/** Bytes of a base64 data URL's contents. */
const bytesOf = (dataUrl: string): number => Math.floor(((dataUrl.length - dataUrl.indexOf(',') - 1) * 3) / 4);

export const loadImage = async (url: string): Promise<HTMLImageElement> => {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
};

/** Size in px; an SVG without one is as wide as its `viewBox` says, for a height of 144. */
export const sizeOf = (image: HTMLImageElement): { width: number; height: number } =>
  ({ width: image.naturalWidth || MAX_HEIGHT, height: image.naturalHeight || MAX_HEIGHT });

export const draw = (image: CanvasImageSource, width: number, height: number): CanvasRenderingContext2D => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context;
};

/** The picture without its transparent margins. */
const trim = (context: CanvasRenderingContext2D): HTMLCanvasElement => {
  const { width, height } = context.canvas;
  const { data } = context.getImageData(0, 0, width, height);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (data[(y * width + x) * 4 + 3]! < 8) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  if (right < 0) throw new Error('This picture is empty: all of it is transparent. Choose another file.');
  const trimmed = document.createElement('canvas');
  [trimmed.width, trimmed.height] = [right - left + 1, bottom - top + 1];
  trimmed.getContext('2d')!.drawImage(context.canvas, -left, -top);
  return trimmed;
};

/** As PNG or WebP, whichever is smaller; smaller again until it has at most `maxBytes`. */
const encode = (source: HTMLCanvasElement, maxBytes: number): string => {
  let scale = Math.min(1, MAX_HEIGHT / source.height, MAX_WIDTH / source.width);
  for (;;) {
    const { canvas } = draw(source, source.width * scale, source.height * scale);
    const [smallest] = [canvas.toDataURL('image/png'), canvas.toDataURL('image/webp', 0.9)].sort((a, b) => a.length - b.length);
    if (bytesOf(smallest!) <= maxBytes || scale < 0.02) return smallest!;
    scale *= 0.8;
  }
};

const rasterise = async (url: string, maxBytes = MAX_BYTES): Promise<string> => {
  const image = await loadImage(url);
  const { width, height } = sizeOf(image);
  // Large photographs are halved before they are searched for margins, which reads every pixel.
  const scale = Math.min(1, (4 * MAX_HEIGHT) / height, (2 * MAX_WIDTH) / width);
  return encode(trim(draw(image, width * scale, height * scale)), maxBytes);
};

/** An SVG's text without scripts and without anything that loads, and with a size. */
const cleanSvg = (text: string): string => {
  const page = new DOMParser().parseFromString(text, 'image/svg+xml');
  const svg = page.documentElement;
  if (page.querySelector('parsererror') || svg.localName !== 'svg') {
    throw new Error('This SVG file is damaged. Export it again, or choose a PNG.');
  }
  for (const element of [...page.querySelectorAll('script, foreignObject, iframe, audio, video, metadata')]) element.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      if (/^on/i.test(name) || (/^(xlink:)?href$/i.test(name) && !/^(#|data:image\/)/.test(value))) element.removeAttribute(name);
    }
  }
  const [, , width, height] = (svg.getAttribute('viewBox') ?? '').trim().split(/[\s,]+/).map(Number);
  // Firefox draws no SVG without a size into a canvas.
  if (width && height && !/^[\d.]+(px)?$/.test(svg.getAttribute('width') ?? '')) {
    svg.setAttribute('width', String(width));
    svg.setAttribute('height', String(height));
  }
  return new XMLSerializer().serializeToString(svg);
};

/**
 * A picture as a data URL: SVG as it is where it is small, everything else as PNG or WebP.
 *
 * @throws Error with a sentence for the person
 */
export const readPicture = async (file: Blob & { name?: string }): Promise<string> => {
  if (file.size > MAX_FILE) throw new Error('This picture is larger than 20 MB. Export it smaller, 1000 pixels wide at most.');
  if (file.type === 'image/svg+xml' || /\.svg$/i.test(file.name ?? '')) {
    const url = svgDataUrl(cleanSvg(await file.text()));
    await loadImage(url).catch(() => {
      throw new Error('This SVG file cannot be shown. Export it again, or choose a PNG.');
    });
    return bytesOf(url) <= MAX_BYTES ? url : rasterise(url);
  }
  const url = URL.createObjectURL(file);
  try {
    await loadImage(url).catch(() => {
      throw new Error('This file is no picture that browsers can show. Choose an SVG, PNG, JPEG or WebP file.');
    });
    return await rasterise(url);
  } finally {
    URL.revokeObjectURL(url);
  }
};
