import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type BuildOptions } from 'esbuild';
import { parseSync } from 'vite';

/** Bytes over the wire: brotli at its best. */
export const brotli = (content: string | Uint8Array): number =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

export const weighFiles = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + brotli(readFileSync(file)), 0);

/** The sources that a module's code imports and exports from, and with `lazily` also those of its `import('…')`. */
function sourcesIn(code: string, lazily: boolean): string[] {
  const { staticImports, staticExports, dynamicImports } = parseSync('module.js', code).module;
  const statements = [...staticImports, ...staticExports.flatMap(({ entries }) => entries)];
  const sources = statements.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []);
  if (!lazily) return sources;
  const requests = dynamicImports.map(({ moduleRequest: { start, end } }) => code.slice(start, end));
  return [...sources, ...requests.filter((request) => /^(['"]).*\1$/.test(request)).map((request) => request.slice(1, -1))];
}

export const importsOf = (file: string): string[] => sourcesIn(readFileSync(file, 'utf8'), true);

/**
 * A module and everything that it imports: what is fetched before it runs, and `lazily` also what it may load later.
 * Imports of packages are not followed.
 *
 * @param read returns the code of a file
 */
export function followImports(file: string, read: (file: string) => string, { lazily = false } = {}): string[] {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const source of sourcesIn(read(path), lazily)) if (source.startsWith('.')) visit(join(dirname(path), source));
  };
  visit(file);
  return [...seen];
}

/** The same for a file on disk. */
export const staticGraph = (file: string, options?: { lazily?: boolean }): string[] =>
  followImports(file, (path) => readFileSync(path, 'utf8'), options);

const readMap = (file: string) => JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload;

/** The sources that went into a built file, as paths in this repository. */
export const sourcesOf = (file: string): string[] => readMap(file).sources.map((source) => join(dirname(file), source));

/** Whether a source whose path contains the text went into one of the built files. */
export const contains = (files: readonly string[], text: string): boolean =>
  files.some((file) => sourcesOf(file).some((source) => source.includes(text)));

/** Bytes (before compression) that each source file has in a built one, the heaviest first. */
export function contributions(file: string): [source: string, bytes: number][] {
  const map = new SourceMap(readMap(file));
  const bytes = new Map<string, number>();
  readFileSync(file, 'utf8').split('\n').forEach((line, at) => {
    for (let column = 0; column < line.length; column += 1) {
      const entry = map.findEntry(at, column);
      const source = ('originalSource' in entry && entry.originalSource) || '(helpers)';
      bytes.set(source, (bytes.get(source) ?? 0) + 1);
    }
  });
  return [...bytes].sort(([, a], [, b]) => b - a);
}

const minified = {
  bundle: true,
  write: false,
  minify: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  logLevel: 'error',
} satisfies BuildOptions;

/** A module with all that it needs but what is `external`, in one minified file. */
export async function bundle(entry: string, external: string[] = []): Promise<string> {
  const { outputFiles } = await build({ ...minified, entryPoints: [entry], external });
  return outputFiles[0]!.text;
}

/** A module as a site's bundler makes it: what is there at once, in one piece, and the parts imported later. */
export async function splitBundle(entry: string): Promise<{ first: string; later: string[] }> {
  const outdir = 'bundle';
  const { outputFiles, metafile } = await build({
    ...minified, entryPoints: [entry], splitting: true, outdir, metafile: true,
  });
  const [start] = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entry)!;
  const first = new Set<string>();
  const follow = (path: string): void => {
    if (first.has(path)) return;
    first.add(path);
    for (const { kind, path: imported } of metafile.outputs[path]!.imports) {
      if (kind === 'import-statement') follow(imported);
    }
  };
  follow(start);
  const texts = outputFiles.map(({ path, text }) => ({ path: relative(process.cwd(), path), text }));
  return {
    first: texts.filter(({ path }) => first.has(path)).map(({ text }) => text).join('\n'),
    later: texts.filter(({ path }) => !first.has(path)).map(({ text }) => text),
  };
}
