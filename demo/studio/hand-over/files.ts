import type { BrandFile } from '../brand.ts';

/** Characters of a data URL up to which a logo stays inside the brand file. */
const INLINE = 8_000;

export interface ExportedFile {
  name: string;
  type: string;
  /** A `data:` or `blob:` URL of the contents. */
  url: string;
}

const extensionOf = (dataUrl: string): string => (/^data:image\/([\w+]+)/.exec(dataUrl)?.[1] ?? 'png').replace('svg+xml', 'svg').replace('jpeg', 'jpg');

/** The logo as a file of its own, where it is too large for the brand file. */
export const logoFile = ({ theme }: BrandFile): ExportedFile | null => {
  const logo = theme?.logo;
  if (!logo?.startsWith('data:') || logo.length <= INLINE) return null;
  const extension = extensionOf(logo);
  return { name: `logo.${extension}`, type: `image/${extension}`, url: logo };
};

/** The brand as it is handed over: a large logo is named instead, as a file that lies beside. */
export const exportedBrand = (brand: BrandFile): BrandFile => {
  const logo = logoFile(brand);
  return logo ? { ...brand, theme: { ...brand.theme, logo: logo.name } } : brand;
};

export const brandJson = (brand: BrandFile): string =>
  `${JSON.stringify({ $schema: 'https://unpkg.com/punchh-login/brand.schema.json', ...exportedBrand(brand) }, null, 2)}\n`;

/** The theme alone, for pages that style with CSS and need no brand file. */
export const themeCss = ({ theme = {} }: BrandFile): string => [
  ...(theme.preset ? [`/* Before it: <link rel="stylesheet" href="/punchh-login/themes/${theme.preset}.css"> */`] : []),
  'punchh-login {', ...Object.entries(theme.tokens ?? {}).map(([name, value]) => `  --punchh-${name}: ${value};`), '}', '',
].join('\n');

const save = (name: string, url: string): void => {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
};

export const downloadText = (name: string, text: string, type: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  save(name, url);
  setTimeout(() => URL.revokeObjectURL(url), 1000);
};

export const downloadFile = ({ name, url }: ExportedFile): void => save(name, url);
