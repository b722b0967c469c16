import type { BrandFile } from './brand.ts';

export const brandJson = (brand: BrandFile): string =>
  `${JSON.stringify({ $schema: 'https://unpkg.com/punchh-login/brand.schema.json', ...brand }, null, 2)}\n`;

const attribute = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** What a page needs: the script, and the element with where it signs in. */
export const snippet = (brand: BrandFile): string => [
  '<script type="module" src="/punchh-login/punchh-login.js"></script>',
  '',
  '<punchh-login',
  `  server="${attribute(brand.server ?? 'https://your-server.example')}"`,
  `  client="${attribute(brand.client ?? 'your-client-id')}"`,
  '  brand-src="/brand.json"',
  '></punchh-login>',
  '',
].join('\n');

/** The theme alone, for pages that style with CSS and need no brand file. */
export const themeCss = (brand: BrandFile): string => {
  const { preset, tokens = {} } = brand.theme ?? {};
  const rules = Object.entries(tokens).map(([name, value]) => `  --punchh-${name}: ${value};`);
  return [
    ...(preset ? [`/* Before it: <link rel="stylesheet" href="/punchh-login/themes/${preset}.css"> */`] : []),
    'punchh-login {', ...rules, '}', '',
  ].join('\n');
};

export const download = (name: string, text: string, type: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};
