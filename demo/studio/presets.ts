/** The styles that ship (`punchh-login/themes/*.css`), and small pictures of them. */
const files = import.meta.glob<string>('../../src/theme/themes/*.css', { query: '?inline', import: 'default', eager: true });

export interface Preset {
  /** Empty for the element as it is. */
  key: string;
  name: string;
  /** Declarations for the sample: the theme's own tokens. */
  sample: string;
}

const nameOf = (key: string): string => key.replace(/-/g, ' ').replace(/^./, (letter) => letter.toUpperCase());

/** The declarations of a theme's rule. */
const declarations = (css: string): string => [...css.matchAll(/--punchh-[\w-]+:[^;]+;/g)].map(([text]) => text).join('');

/** The plainest first, the one for those who need it most last. */
const ORDER = ['', 'clean', 'soft', 'sharp'];
const rank = ({ key }: Preset): number => (key === 'high-contrast' ? 99 : ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);

export const PRESETS: readonly Preset[] = [
  { key: '', name: 'Plain', sample: '' },
  ...Object.entries(files).map(([path, css]) => {
    const key = /([\w-]+)\.css$/.exec(path)![1]!;
    return { key, name: nameOf(key), sample: declarations(css) };
  }),
].sort((a, b) => rank(a) - rank(b));
