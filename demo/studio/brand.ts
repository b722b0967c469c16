/** The brand file as the studio edits it: the JSON that docs/brand-file.md describes. */
export interface Consent {
  id: string;
  required: boolean;
  covers: string[];
  url?: string;
  version: string;
  label?: string;
}

export interface Theme {
  preset?: string;
  tokens?: Record<string, string>;
  logo?: string;
}

export interface BrandFile {
  name?: string;
  server?: string;
  client?: string;
  channels?: string[];
  countries?: string[];
  code?: { length?: number; resendAfter?: number; expiresAfter?: number };
  consents?: Consent[];
  theme?: Theme;
  copy?: Record<string, Record<string, string>>;
  kiosk?: {
    idleAfter?: number | undefined;
    deviceIdPerGuest?: boolean | undefined;
    domains?: readonly string[] | undefined;
    keyRepeat?: boolean | undefined;
    sameKeyAfter?: number | undefined;
    documents?: { terms?: string; privacy?: string };
  };
  /** Parts that the studio has no controls for are kept as they are. */
  [other: string]: unknown;
}

/** A new brand: it has the two consents without which no code is sent, still without their documents. */
export const newBrand = (): BrandFile => ({
  channels: ['email', 'sms'],
  consents: [
    { id: 'terms', required: true, covers: ['terms'], version: '1' },
    { id: 'privacy', required: true, covers: ['privacy'], version: '1' },
  ],
});

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether guests have their accounts in PAR Ordering. */
export const isParOrdering = ({ backend, menu }: BrandFile): boolean => backend === 'menu' || (menu !== undefined && !backend);

/** Removes what is empty, so that the file holds only what was chosen. */
export const tidy = (brand: BrandFile): BrandFile => {
  const prune = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(prune);
    if (!isRecord(value)) return value;
    const entries = Object.entries(value).map(([key, item]) => [key, prune(item)] as const)
      .filter(([, item]) => item !== undefined && item !== '' && !(isRecord(item) && Object.keys(item).length === 0));
    return Object.fromEntries(entries);
  };
  return prune(brand) as BrandFile;
};
