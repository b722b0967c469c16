/** The figures of the pages of demo/frameworks, as a table in docs/frameworks.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { PROJECTS } from './projects.ts';

export interface Figures {
  readonly name: string;
  readonly version: string;
  /** Of the page's own code. */
  readonly bytes: number;
  /** How long it took to install, build and drive the page. */
  readonly seconds: number;
}

const DOC = 'docs/frameworks.md';
const TABLE = /(?<=<!-- figures -->\n)[^]*?(?=<!-- \/figures -->)/;

/** Writes the figures into the table, in place of the last ones of the same pages, and in the order of {@link PROJECTS}. */
export function writeFigures(figures: readonly Figures[]): void {
  const doc = readFileSync(DOC, 'utf8');
  const rows = new Map([...TABLE.exec(doc)![0].matchAll(/^\| (\w[^|]*) \|.*$/gm)].map(([row, name]) => [name!, row]));
  for (const { name, version, bytes, seconds } of figures) rows.set(name, `| ${name} | ${version} | ${bytes} | ${seconds.toFixed(0)} |`);
  const table = [
    '| | version | own code, bytes | installed, built and driven in, s |',
    '|---|---|--:|--:|',
    ...PROJECTS.flatMap(({ name }) => rows.get(name) ?? []), '',
  ].join('\n');
  writeFileSync(DOC, doc.replace(TABLE, () => table));
}
