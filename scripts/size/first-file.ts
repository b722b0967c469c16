import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST } from '../../build/load-order.js';
import { sourcesOf } from '../weigh.ts';
import type { Report } from './report.ts';

const isNamedFirst = (path: string) => path.endsWith('.first.ts');
const covers = (entry: string, path: string) => (entry.endsWith('/') ? path.startsWith(entry) : path === entry);

/** Holds the modules of the first file against their names and the list of build/load-order.js. */
export function checkFirstFile(report: Report): void {
  const modules = sourcesOf('dist/punchh-login.js').filter((path) => path.startsWith('src/'));
  for (const path of modules) {
    if (isNamedFirst(path) || FIRST.some((entry) => covers(entry, path))) continue;
    report.fail(`${path} is in the first file: cut what the form needs into ${path.replace(/\.ts$/, '.first.ts')}, or name it in build/load-order.js`);
  }
  for (const entry of FIRST) {
    if (!modules.some((path) => covers(entry, path))) report.fail(`${entry} is not in the first file: take it out of build/load-order.js`);
  }
  const named = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(isNamedFirst).map((path) => join('src', path));
  for (const path of named) if (!modules.includes(path)) report.fail(`${path} is not in the first file, as its name says`);
}
