import type { Check } from './fault.ts';

/** Names that every browser has a font for (CSS Fonts 4, 2.1.3), and two that Apple's had before. */
const GENERIC = /^((ui-)?(serif|sans-serif|monospace)|ui-rounded|cursive|fantasy|system-ui|-apple-system|BlinkMacSystemFont)$/i;
/** Fonts that come with Windows, macOS, iOS or Android. */
const INSTALLED = new Set([
  'arial', 'arial black', 'avenir', 'avenir next', 'baskerville', 'book antiqua', 'calibri', 'cambria', 'candara', 'consolas', 'courier',
  'courier new', 'didot', 'franklin gothic medium', 'futura', 'garamond', 'georgia', 'gill sans', 'helvetica', 'helvetica neue', 'impact',
  'iowan old style', 'lucida grande', 'menlo', 'monaco', 'noto sans', 'noto serif', 'optima', 'palatino', 'palatino linotype', 'roboto',
  'segoe ui', 'sf mono', 'sf pro', 'sf pro rounded', 'sf pro text', 'tahoma', 'times', 'times new roman', 'trebuchet ms', 'verdana',
]);

export const fontNames = (value: string): string[] => value.split(',').map((name) => name.trim().replace(/^["']|["']$/g, '')).filter(Boolean);

export const isInstalled = (name: string): boolean => GENERIC.test(name) || INSTALLED.has(name.toLowerCase());

export const checkFonts: Check = ({ brand, notes }) =>
  Object.entries(brand.theme?.tokens ?? {}).filter(([token]) => /font-family|heading-font/.test(token)).flatMap(([token, value]) => {
    const names = fontNames(value);
    const [first = ''] = names;
    const fallback = names.slice(1).find(isInstalled);
    const at = { blocks: false, step: 'look', control: 'font' } as const;
    return [
      ...(first && !isInstalled(first) && !notes.siteFonts?.includes(first) ? [{
        ...at,
        title: `“${first}” comes with no device`,
        reason: `Guests see it only if your site loads it${fallback ? `, and otherwise ${fallback}` : ''}.`,
        fix: { label: 'My site loads it', apply: (_: unknown, draft: typeof notes) => {
          draft.siteFonts = [...(draft.siteFonts ?? []), first];
        } },
      }] : []),
      ...(names.length > 0 && !names.some((name) => GENERIC.test(name)) ? [{
        ...at,
        title: 'The font has no stand-in',
        reason: 'Where it is missing, browsers take Times. Name a kind of font at the end.',
        fix: { label: 'Add “sans-serif”', apply: (draft: typeof brand) => {
          draft.theme = { ...draft.theme, tokens: { ...draft.theme?.tokens, [token]: `${value}, sans-serif` } };
        } },
      }] : []),
    ];
  });
