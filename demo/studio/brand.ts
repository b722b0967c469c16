/** The brand file as the studio edits it: the public contract's JSON, written out. */
export interface Consent {
  id: string;
  required: boolean;
  covers: string[];
  url?: string;
  version: string;
  label?: string;
}

export interface BrandFile {
  name?: string;
  server?: string;
  client?: string;
  channels?: string[];
  countries?: string[];
  code?: { length?: number; resendAfter?: number; expiresAfter?: number };
  consents?: Consent[];
  theme?: { preset?: string; tokens?: Record<string, string>; logo?: string };
  copy?: Record<string, Record<string, string>>;
  kiosk?: { idleAfter?: number };
  /** Parts that the studio has no controls for travel through it untouched. */
  [other: string]: unknown;
}

export const STARTER: BrandFile = {
  name: 'Sample Kitchen',
  channels: ['email', 'sms'],
  consents: [
    { id: 'legal', required: true, covers: ['terms', 'privacy'], url: 'https://example.com/terms', version: '1' },
  ],
  theme: { tokens: { 'color-primary': '#c2410c' } },
};

type Data = Record<string, unknown>;
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
const texts = (value: unknown): Record<string, string> =>
  isData(value) ? Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string')) as Record<string, string> : {};
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

const readConsent = (value: unknown): Consent[] => isData(value)
  ? [{
      id: text(value.id) ?? 'consent',
      required: value.required === true,
      covers: strings(value.covers),
      version: text(value.version) ?? '1',
      ...(text(value.url) && { url: text(value.url) }),
      ...(text(value.label) && { label: text(value.label) }),
    }]
  : [];

/**
 * Whatever was imported, in a shape that the controls can show. What values are allowed is the element's to judge:
 * it reports `brand_invalid`, and the studio shows that.
 *
 * @throws Error with a sentence for the person, when the text is no brand file at all
 */
export const readBrand = (json: string): BrandFile => {
  if (json.length > 256 * 1024) throw new Error('This file is larger than 256 KB, which is too large for a brand file.');
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    throw new Error(`This is not a brand file: it is not JSON. ${(error as SyntaxError).message}`, { cause: error });
  }
  if (!isData(data)) throw new Error('This is not a brand file: it should start with { and end with }.');
  const brand: BrandFile = {};
  for (const [key, value] of Object.entries(data)) if (key !== '__proto__' && !isData(value)) brand[key] = value;
  for (const key of ['menu', 'paths', 'code', 'kiosk']) if (isData(data[key])) brand[key] = data[key];
  brand.name = text(data.name);
  brand.server = text(data.server);
  brand.client = text(data.client);
  if (data.channels !== undefined) brand.channels = strings(data.channels);
  if (data.countries !== undefined) brand.countries = strings(data.countries);
  if (data.consents !== undefined) brand.consents = Array.isArray(data.consents) ? data.consents.flatMap(readConsent) : [];
  if (isData(data.theme)) {
    const { preset, logo, tokens } = data.theme;
    brand.theme = {
      ...(text(preset) && { preset: text(preset) }), ...(text(logo) && { logo: text(logo) }), tokens: texts(tokens),
    };
  }
  if (isData(data.copy)) {
    brand.copy = Object.fromEntries(Object.entries(data.copy).filter(([key]) => key !== '__proto__')
      .map(([locale, messages]) => [locale, texts(messages)]));
  }
  return tidy(brand);
};

/** Without empty parts, so that the file says only what was chosen. */
export const tidy = (brand: BrandFile): BrandFile => {
  const prune = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(prune);
    if (!isData(value)) return value;
    const entries = Object.entries(value).map(([key, item]) => [key, prune(item)] as const)
      .filter(([, item]) => item !== undefined && item !== '' && !(isData(item) && Object.keys(item).length === 0));
    return Object.fromEntries(entries);
  };
  return prune(brand) as BrandFile;
};
