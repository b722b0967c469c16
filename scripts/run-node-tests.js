/** Compiles TypeScript tests with esbuild and runs them with node's own test runner. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { build } from 'esbuild';
import { nodeBundle } from './node-bundle.js';

/** Files below a folder whose path, with forward slashes, fits a pattern. */
export function listFiles(folder, pattern) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => pattern.test(path))
    .sort();
}

/**
 * @param {string[]} files TypeScript files that use `node:test`
 * @param {{ timeout?: number, concurrency?: number, only?: string }} options `timeout` of one file in ms;
 * `only`: run the tests whose name fits
 * @returns {Promise<import('./summary.js').Result>}
 */
export async function runNodeTests(files, { timeout = 120_000, concurrency = 1, only } = {}) {
  const sum = { passed: 0, failed: 0, skipped: 0, failures: [] };
  if (files.length === 0) return sum;
  // Inside node_modules, so that what is not bundled is found from there.
  mkdirSync('node_modules/.cache', { recursive: true });
  const outdir = mkdtempSync('node_modules/.cache/node-tests-');
  process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
  await build({
    entryPoints: files,
    outdir,
    outbase: '.',
    outExtension: { '.js': '.mjs' },
    ...nodeBundle,
  });
  const stream = run({
    files: listFiles(outdir, /\.mjs$/).map((path) => join(process.cwd(), path)),
    timeout,
    concurrency,
    ...(only && { testNamePatterns: [only] }),
  });
  const keys = { pass: 'passed', fail: 'failed', cancelled: 'failed', skipped: 'skipped' };
  stream.on('test:diagnostic', ({ message, nesting }) => {
    // The closing figures are diagnostics of the outermost level.
    const [, key, number] = /^(pass|fail|cancelled|skipped) (\d+)$/.exec(message) ?? [];
    if (key && nesting === 0) sum[keys[key]] += Number(number);
  });
  stream.on('test:fail', ({ name, details, file }) => {
    const { cause } = details.error;
    // A suite fails with what is in it, and has no reason of its own.
    if (details.error.failureType === 'subtestsFailed') return;
    const place = file ? relative(outdir, file) : 'a test';
    sum.failures.push(`${place} › ${name}: ${cause?.message ?? details.error.message}`);
  });
  await new Promise((resolve, reject) => {
    stream.on('error', reject);
    stream.compose(new spec()).on('error', reject).on('end', resolve).pipe(process.stdout, { end: false });
  });
  rmSync(outdir, { recursive: true, force: true });
  return sum;
}
