/**
 * Makes custom-elements.json from the doc comments of the elements; with `--check`, fails where the committed one is
 * another.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const FILE = 'custom-elements.json';
mkdirSync('node_modules/.cache', { recursive: true });
const folder = mkdtempSync('node_modules/.cache/manifest-');
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const { status } = spawnSync(
  process.execPath,
  ['node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--outdir', folder, '--quiet'],
  { stdio: 'inherit' },
);
if (status !== 0) process.exit(1);
const made = `${JSON.stringify(JSON.parse(readFileSync(join(folder, FILE), 'utf8')), null, 2)}\n`;

if (process.argv.includes('--check')) {
  let committed = '';
  try {
    committed = readFileSync(FILE, 'utf8');
  } catch {
    // Missing is as wrong as outdated.
  }
  if (committed !== made) {
    console.error(`${FILE} is not what the sources say: run \`npm run manifest\` and commit it.`);
    process.exit(1);
  }
} else writeFileSync(FILE, made);

const tags = JSON.parse(made).modules.flatMap(({ declarations }) => declarations.map(({ tagName }) => tagName));
console.info(`${FILE}: ${tags.filter(Boolean).map((tag) => `<${tag}>`).join(' ') || 'no element yet'}`);
