import { isRecord, tidy } from './brand.ts';
import type { BrandFile, Consent } from './brand.ts';

const MAX_BYTES = 256 * 1024;

const texts = (value: unknown): Record<string, string> =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string')) as Record<string, string> : {};
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

const readConsent = (value: unknown): Consent[] => {
  if (!isRecord(value)) return [];
  const covers = strings(value.covers);
  return [{
    id: text(value.id) ?? 'consent',
    required: typeof value.required === 'boolean' ? value.required : covers.some((purpose) => /^(terms|privacy)$/.test(purpose)),
    covers,
    version: typeof value.version === 'number' ? String(value.version) : text(value.version) ?? '1',
    ...(text(value.url) && { url: text(value.url) }),
    ...(text(value.label) && { label: text(value.label) }),
  }];
};

/** The line of a text where `JSON.parse` stopped, or `null` where the browser does not tell. */
const lineOf = (json: string, message: string): number | null => {
  const line = /line (\d+)/.exec(message)?.[1];
  if (line) return Number(line);
  const position = /position (\d+)/.exec(message)?.[1];
  return position ? json.slice(0, Number(position)).split('\n').length : null;
};

/**
 * The data in a JSON file.
 *
 * @throws Error with a sentence for the person that says what to do
 */
export const readJson = (json: string): Record<string, unknown> => {
  if (json.length > MAX_BYTES) {
    throw new Error('This file is larger than 256 KB, and a brand file is never that large. Choose the file named brand.json.');
  }
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    if (!/^\s*[{[]/.test(json)) {
      throw new Error('This is no brand file. Choose the file named brand.json, or one with design tokens.', { cause: error });
    }
    const line = lineOf(json, (error as Error).message);
    throw new Error(
      `This file was damaged, perhaps while somebody edited it by hand: ${line ? `look at line ${line}` : 'look'} for a comma or a `
      + 'quotation mark that is missing or left over. Or open an earlier copy.',
      { cause: error });
  }
  if (!isRecord(data)) throw new Error('This is no brand file. Choose the file named brand.json, or one with design tokens.');
  return data;
};

/**
 * A brand from the data of a file, in a shape that the controls can show. The element judges the values: it reports
 * `brand_invalid`, which the check list shows.
 */
export const toBrand = (data: Record<string, unknown>): BrandFile => {
  const brand: BrandFile = {};
  for (const [key, value] of Object.entries(data)) if (!/^(__proto__|\$schema)$/.test(key) && !isRecord(value)) brand[key] = value;
  for (const [key, value] of Object.entries(data)) if (key !== '__proto__' && isRecord(value)) brand[key] = value;
  for (const key of ['name', 'server', 'client'] as const) brand[key] = text(data[key]);
  if (data.channels !== undefined) brand.channels = strings(data.channels);
  if (data.countries !== undefined) brand.countries = strings(data.countries);
  if (data.consents !== undefined) brand.consents = Array.isArray(data.consents) ? data.consents.flatMap(readConsent) : [];
  if (isRecord(data.theme)) {
    const { preset, logo, tokens, ...rest } = data.theme;
    brand.theme = {
      ...rest, ...(text(preset) && { preset: text(preset) }), ...(text(logo) && { logo: text(logo) }), tokens: texts(tokens),
    };
  } else delete brand.theme;
  if (isRecord(data.copy)) {
    brand.copy = Object.fromEntries(Object.entries(data.copy).filter(([key]) => key !== '__proto__')
      .map(([locale, messages]) => [locale, texts(messages)]));
  } else delete brand.copy;
  return tidy(brand);
};
