import { isParOrdering, isRecord } from '../brand.ts';
import type { BrandFile } from '../brand.ts';
import { exportedBrand } from './files.ts';

/** Where the package's `dist/` lies on the brand's site. */
const SCRIPT = '/punchh-login/punchh-login.js';

const attribute = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** Placeholders in the snippet, until the developer has filled them in. */
const BLANKS = { server: 'THE-ADDRESS-OF-YOUR-SERVER', client: 'YOUR-CLIENT-ID' } as const;

/** PAR Ordering needs no client id where the brand names its application. */
export const needsClient = (brand: BrandFile): boolean =>
  !(isParOrdering(brand) && isRecord(brand.menu) && typeof brand.menu.application === 'string');

const connection = (brand: BrandFile): string[] => [
  `  server="${attribute(brand.server ?? BLANKS.server)}"`,
  ...(brand.client || needsClient(brand) ? [`  client="${attribute(brand.client ?? BLANKS.client)}"`] : []),
];

const script = `<script type="module" src="${SCRIPT}"></script>`;

/** For a site that can hold a file: the brand file can change without touching the page. */
export const snippetWithFile = (brand: BrandFile): string =>
  [script, '', '<punchh-login', ...connection(brand), '  brand-src="/brand.json"', '></punchh-login>', ''].join('\n');

/** As JSON inside a script element, where `</script>` and `<!--` would end or change it (HTML, 4.12.1.3). */
const scriptJson = (data: unknown): string => JSON.stringify(data, null, 2).replace(/</g, '\\u003c');

/** For a page that has room for a snippet and nothing else: everything is in it. */
export const snippetWithoutFile = (brand: BrandFile): string => {
  const { server: _server, client: _client, ...rest } = exportedBrand(brand);
  const logo = rest.theme?.logo;
  // Beside a brand file the logo is found by its name; a page can lie anywhere on the site.
  if (rest.theme && logo && /^logo\.\w+$/.test(logo)) rest.theme = { ...rest.theme, logo: `/${logo}` };
  return [
    script, '', '<punchh-login', ...connection(brand), '></punchh-login>', '', '<script>',
    `  document.currentScript.previousElementSibling.brand = ${scriptJson(rest).replace(/\n/g, '\n  ')};`,
    '</script>', '',
  ].join('\n');
};

/**
 * The command that writes the first step as HTML, for a form that is there before the script (docs/instant.md); `null` for a brand
 * whose guests begin with a password or at PAR Ordering.
 */
export const instantCommand = (brand: BrandFile): string | null => {
  const first: unknown = Array.isArray(brand.methods) ? brand.methods[0] : 'code';
  if (isParOrdering(brand) || first !== 'code' || (brand.backend ?? 'punchh') !== 'punchh') return null;
  // The element reads from the brand file what the brand names itself.
  const missing = [...(brand.server ? [] : [`--server ${BLANKS.server}`]), ...(brand.client ? [] : [`--client ${BLANKS.client}`])];
  return ['npx punchh-instant --brand brand.json --brand-src /brand.json --cookie', ...missing].join(' ') + ' > sign-in.html';
};
