/** A small app that imports the element from the npm package, as three bundlers make it for browsers. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import webpack from 'webpack';

export interface App {
  /** Its files by their path in the app's folder. */
  readonly files: ReadonlyMap<string, string>;
  /** The script that the page names, and whether that is a module. */
  readonly entry: string;
  readonly module: boolean;
}

const bundlers = {
  async vite(root: string, outdir: string) {
    await vite({
      root,
      base: './',
      configFile: false,
      logLevel: 'error',
      build: { outDir: outdir, rolldownOptions: { input: join(root, 'main.js'), output: { entryFileNames: 'main.js' } } },
    });
    return { entry: 'main.js', module: true };
  },
  async webpack(root: string, outdir: string) {
    const compiler = webpack({
      mode: 'production',
      context: root,
      entry: './main.js',
      output: { path: outdir, publicPath: 'auto' },
      // Its advice about sizes; here they have limits of their own.
      performance: false,
    });
    await new Promise<void>((resolve, reject) => {
      compiler.run((error, stats) => {
        if (error) reject(error);
        else if (stats?.hasErrors()) reject(new Error(stats.toString('errors-only')));
        else resolve();
      });
    });
    return { entry: 'main.js', module: false };
  },
  async esbuild(root: string, outdir: string) {
    await esbuild({
      entryPoints: [join(root, 'main.js')], outdir, bundle: true, splitting: true, minify: true, format: 'esm', logLevel: 'error',
    });
    return { entry: 'main.js', module: true };
  },
};

export type Bundler = keyof typeof bundlers;
export const BUNDLERS = Object.keys(bundlers) as Bundler[];

/**
 * Makes a folder that looks like an app's after `npm install punchh-login`: the package with its built files, and what
 * its `dependencies` name. It lies outside this repository, whose tsconfig.json would lead a bundler to the sources.
 *
 * @param packages further ones that are installed there
 * @returns its path; the caller removes it
 */
export function createProject(packages: readonly string[] = []): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'app-')));
  const installed = join(root, 'node_modules/punchh-login');
  mkdirSync(installed, { recursive: true });
  cpSync('dist', join(installed, 'dist'), { recursive: true });
  cpSync('package.json', join(installed, 'package.json'));
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  for (const name of [...Object.keys(dependencies), ...packages]) {
    const path = join(root, 'node_modules', name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(resolve('node_modules', name), path);
  }
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  return root;
}

/**
 * @param code of the app's only module
 * @throws what the bundler reports
 */
export async function buildApp(bundler: Bundler, code = "import 'punchh-login/define';"): Promise<App> {
  const root = createProject();
  try {
    writeFileSync(join(root, 'main.js'), code);
    const outdir = join(root, 'out');
    const { entry, module } = await bundlers[bundler](root, outdir);
    const paths = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    const files = new Map(paths.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(outdir, path), readFileSync(path, 'utf8')];
    }));
    return { files, entry, module };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
