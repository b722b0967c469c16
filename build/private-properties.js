/** Shortens the private custom properties (`--_space`) of the styles, which are written out in the sources. */
import { readdirSync, readFileSync } from 'node:fs';

const NAME = /(['"`]?)(--_[a-z][a-z-]*)/g;

/** How often each name occurs in all files together, because the parts of one stylesheet are in several files. */
const uses = new Map();
/** Names that a script sets, as strings: these stay. */
const ofScripts = new Set();
for (const file of readdirSync('src', { recursive: true })) {
  if (!file.endsWith('.ts')) continue;
  for (const [, quote, name] of readFileSync(`src/${file}`, 'utf8').matchAll(NAME)) {
    if (quote) ofScripts.add(name);
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
}
/** The most frequent ones first, ties by name: the same sources always give the same names. */
const order = [...uses].filter(([name]) => !ofScripts.has(name)).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);

/** @param {string} css @returns the same with `--_a`, `--_b` … in place of the names */
export const shortenProperties = (css) =>
  css.replace(NAME, (text, quote, name) => (order.includes(name) ? `${quote}--_${(order.indexOf(name) + 10).toString(36)}` : text));
