/** A page of demo/frameworks in one framework. */
export interface FrameworkProject {
  readonly name: string;
  /** Below demo/frameworks. */
  readonly folder: string;
  /** The package whose version is told. */
  readonly package: string;
  /** Packages that are installed over those of its package.json. */
  readonly packages?: readonly string[];
  /** The file with the page's heading. An edit of it is what the development server has to bring into the page. */
  readonly source: string;
  /** Its development server, below node_modules; it takes `--port`. */
  readonly dev: readonly [script: string, ...args: string[]];
  /** The output of `npm run build`: files to serve, or a server that takes its port as an argument or from `PORT`. */
  readonly built: { readonly files: string } | { readonly server: (port: string) => readonly string[] };
  /** Rendered on a server: its HTML has the tag. */
  readonly isRenderedOnServer?: true;
}

const LOOPBACK = ['--host', '127.0.0.1'];
const vite = { dev: ['vite/bin/vite.js', ...LOOPBACK, '--strictPort'], built: { files: 'dist' } } as const;

export const PROJECTS: readonly FrameworkProject[] = [
  { ...vite, name: 'React 19', package: 'react', folder: 'react', source: 'shop.tsx' },
  { ...vite, name: 'React 18', package: 'react', folder: 'react', source: 'shop.tsx', packages: ['react@18.3.1', 'react-dom@18.3.1'] },
  { ...vite, name: 'Preact', package: 'preact', folder: 'preact', source: 'shop.tsx' },
  { ...vite, name: 'Solid', package: 'solid-js', folder: 'solid', source: 'shop.tsx' },
  { ...vite, name: 'Vue', package: 'vue', folder: 'vue', source: 'shop.vue' },
  { ...vite, name: 'Svelte', package: 'svelte', folder: 'svelte', source: 'Shop.svelte' },
  {
    name: 'Angular', package: '@angular/core', folder: 'angular', source: 'src/shop.ts',
    dev: ['@angular/cli/bin/ng.js', 'serve', ...LOOPBACK],
    built: { files: 'dist' },
  },
  { ...vite, name: 'Lit', package: 'lit', folder: 'lit', source: 'main.ts' },
  { ...vite, name: 'TypeScript', package: 'vite', folder: 'plain', source: 'main.ts' },
  {
    name: 'Next.js', package: 'next', folder: 'next', source: 'app/page.tsx', isRenderedOnServer: true,
    dev: ['next/dist/bin/next', 'dev', '--hostname', '127.0.0.1'],
    built: { server: (port) => ['node_modules/next/dist/bin/next', 'start', '--hostname', '127.0.0.1', '--port', port] },
  },
  {
    name: 'Nuxt', package: 'nuxt', folder: 'nuxt', source: 'app/app.vue', isRenderedOnServer: true,
    dev: ['nuxt/bin/nuxt.mjs', 'dev', ...LOOPBACK],
    built: { server: () => ['.output/server/index.mjs'] },
  },
  {
    name: 'SvelteKit', package: '@sveltejs/kit', folder: 'sveltekit', source: 'src/routes/+page.svelte', isRenderedOnServer: true,
    dev: vite.dev,
    built: { server: () => ['build/index.js'] },
  },
  {
    name: 'Astro', package: 'astro', folder: 'astro', source: 'src/pages/index.astro', isRenderedOnServer: true,
    dev: ['astro/astro.js', 'dev', ...LOOPBACK],
    built: { files: 'dist' },
  },
];
