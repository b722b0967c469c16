import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { contains, weighFiles } from '../weigh.ts';
import type { Report } from './report.ts';

const KEYBOARD_LIMIT = 12_000;
const SOURCE = 'elements/keyboard/keyboard.ts';

/** Weighs the file of the on-screen keyboard, which only kiosks and tills load. */
export function weighKeyboard(report: Report): void {
  const files = readdirSync('dist/chunks').filter((name) => name.endsWith('.js')).map((name) => join('dist/chunks', name));
  const own = files.filter((file) => contains([file], SOURCE));
  if (own.length !== 1) report.fail(`${SOURCE} is in ${own.length} files: ${own.join(', ')}`);
  report.weigh('the on-screen keyboard', weighFiles(own), KEYBOARD_LIMIT);
}
