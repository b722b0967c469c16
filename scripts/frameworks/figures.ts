/** The figures of the pages of demo/frameworks, as a table in docs/frameworks.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { AfterEdit } from './drive.ts';

export interface Figures {
  readonly name: string;
  readonly version: string;
  /** Of the page's own code. */
  readonly bytes: number;
  /** Milliseconds. */
  readonly install: number;
  readonly build: number;
  readonly drive: number;
  readonly afterEdit: AfterEdit;
}

const DOC = 'docs/frameworks.md';
const TABLE = /(?<=<!-- figures -->\n)[^]*?(?=<!-- \/figures -->)/;

const EDITS: Readonly<Record<AfterEdit, string>> = { kept: 'keeps the element', new: 'makes a new element', reload: 'reloads the page' };

/** Writes the figures in place of the last ones. */
export function writeFigures(figures: readonly Figures[]): void {
  const seconds = (ms: number): string => (ms / 1000).toFixed(0);
  const rows = figures.map(({ name, version, bytes, install, build, drive, afterEdit }) =>
    `| ${name} | ${version} | ${bytes} | ${seconds(install)} | ${seconds(build)} | ${seconds(drive)} | ${EDITS[afterEdit]} |`);
  const table = [
    '| | version | own code, bytes | install, s | build, s | tests, s | an edit |',
    '|---|---|--:|--:|--:|--:|---|',
    ...rows, '',
  ].join('\n');
  writeFileSync(DOC, readFileSync(DOC, 'utf8').replace(TABLE, table));
}
