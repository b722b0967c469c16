import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseSync } from 'vite';
import { brotli, contributions, weighFiles } from '../weigh.ts';
import type { Report } from './report.ts';

const FILE = 'docs/load-order.md';

/** How far a weight in the document may be from the measured one before it counts as outdated: a tenth, or as many bytes. */
const TOLERANCE = 200;

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map((_, column) => (column ? '--:' : '---')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Modules of the project by their path, packages by their name, each with its bytes before compression. */
function partsOf(file: string): [part: string, bytes: number][] {
  const parts = new Map<string, number>();
  for (const [source, bytes] of contributions(file)) {
    const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
    const part = name ?? source.replace(/^(\.\.\/)+/, '');
    parts.set(part, (parts.get(part) ?? 0) + bytes);
  }
  const isModule = (part: string) => part.startsWith('src/');
  return [...parts].sort(([a], [b]) => Number(isModule(b)) - Number(isModule(a)) || (a < b ? -1 : 1));
}

const modules = (parts: readonly [string, number][]) => parts.map(([part]) => part).filter((part) => part.startsWith('src/'));

/** The modules of `src/` that import a module lazily, by the imported one. */
function lazyImporters(): Map<string, string[]> {
  const importers = new Map<string, string[]>();
  for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || /^(gateway|sandbox|classic)\//.test(name)) continue;
    const path = join('src', name);
    const code = readFileSync(path, 'utf8');
    for (const { moduleRequest: { start, end } } of parseSync(path, code).module.dynamicImports) {
      const target = join(dirname(path), code.slice(start + 1, end - 1));
      importers.set(target, [...(importers.get(target) ?? []), path]);
    }
  }
  return importers;
}

const code = (text: string) => `\`${text}\``;
const withoutEdition = (file: string) => basename(file).replace(/-[\w-]{6}\d*\.js$/, '');
const perModule = (file: string) => table(['module', 'bytes'], partsOf(file).map(([part, bytes]) => [code(part), bytes]));

function describeLoadOrder(): string {
  const lazy = readdirSync('dist/chunks').filter((name) => name.endsWith('.js')).map((name) => `dist/chunks/${name}`);
  const [second, third] = ['sign-in', 'rare'].map((name) => lazy.find((file) => withoutEdition(file) === name)!);
  const importers = lazyImporters();
  const loadedBy = (file: string) =>
    [...new Set(modules(partsOf(file)).flatMap((module) => importers.get(module) ?? []))].map(code).join(', ') || 'the file that shares it';
  const others = lazy.filter((file) => file !== second && file !== third)
    .map((file) => [withoutEdition(file), weighFiles([file]), loadedBy(file)] as const)
    .sort(byNameAndWeight);
  const shared = readdirSync('dist/shared').filter((name) => name.endsWith('.js') && !/^create-|^redis-/.test(name))
    .map((name) => [name.replace(/-[\w-]{8}\.js$/, ''), brotli(readFileSync(`dist/shared/${name}`))] as const)
    .sort(byNameAndWeight);
  const kb = (file: string) => `${weighFiles([file])} bytes compressed`;

  return `# Load order

Made by \`npm run build && npm run size -- --write\`; \`npm run size\` fails where a module has moved or a weight is far off. Weights
of modules are bytes of minified code before compression; those of files are brotli 11.

A guest waits for the first file alone. \`x.first.ts\` is the part of \`x\` that lies in it; build/load-order.js lists the folders
and modules that may be in it besides. \`SECOND_FILE\` there has the roots of the second file, which is loaded after the form
is painted, and \`src/elements/rare/\` that of the third, which few brands need. Why: [decision 5](decisions/0005-one-file-first.md).

## First file: punchh-login.js

${kb('dist/punchh-login.js')}.

${perModule('dist/punchh-login.js')}

## Second file: sign-in

${kb(second!)}. All that a sign-in by email needs after the form.

${perModule(second!)}

## Third file: rare

${kb(third!)}. Loaded by ${loadedBy(third!)}.

${perModule(third!)}

## Loaded when they are needed

${table(['file', 'bytes', 'loaded by'], others)}

## npm package

An app's bundler sees the same cut. Packages are not part of these files: the bundler brings them.

${table(['file in dist/shared/', 'bytes'], shared)}
`;
}

type Row = readonly [name: string, weight: number, ...rest: string[]];

/** By weight where two files have one name: the rest of their names changes with every line of their sources. */
function byNameAndWeight([name, weight]: Row, [otherName, other]: Row): number {
  return name < otherName ? -1 : name > otherName ? 1 : weight - other;
}

const NUMBER = /\b\d+\b/g;

/** Writes docs/load-order.md, or with \`write\` off only checks that the committed one is still true. */
export function documentLoadOrder(report: Report, write: boolean): void {
  const made = describeLoadOrder();
  if (write) {
    writeFileSync(FILE, made);
    return;
  }
  const committed = readFileSync(FILE, 'utf8');
  const weights = (text: string) => (text.match(NUMBER) ?? []).map(Number);
  const [before, now] = [weights(committed), weights(made)];
  const isNear = (weight: number, index: number) => Math.abs(weight - before[index]!) <= Math.max(TOLERANCE, weight / 10);
  if (committed.replace(NUMBER, '#') !== made.replace(NUMBER, '#') || !now.every(isNear)) {
    report.fail(`${FILE} is out of date: npm run size -- --write, and commit it`);
  }
}
