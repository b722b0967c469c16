/** Shortens the private custom properties (`--_space`) of the styles, which are written out in the sources. */
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = 'src/theme/';
const NAME = /--_[a-z][a-z-]*/g;

/** How often each name is written, in all files: the halves of a stylesheet are in different ones. */
const uses = new Map();
for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.ts'))) {
  for (const [name] of readFileSync(FOLDER + file, 'utf8').matchAll(NAME)) uses.set(name, (uses.get(name) ?? 0) + 1);
}
/** The most frequent ones first, ties by name: the same sources always give the same names. */
const order = [...uses].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);

/** @param {string} css @returns the same with `--_a`, `--_b` … in place of the names; those of other folders stay */
export const shortenProperties = (css) =>
  css.replace(NAME, (name) => (order.includes(name) ? `--_${(order.indexOf(name) + 10).toString(36)}` : name));
