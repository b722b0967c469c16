/**
 * The tests. Without arguments: everything that needs no build, in Node and in Chromium.
 *
 *   npm test -- --browser firefox,webkit    other engines, and not the tests in Node
 *   npm test -- --files test/model/x.test.ts test/y.node.test.ts
 *   npm test -- --only "name of a test"     (tests in Node and end to end)
 *   npm test -- --watch
 *   npm run test:engines                    the browser tests in Firefox and WebKit
 *   npm run test:e2e                        dist/ in real pages
 *   npm run test:e2e-long                   the same, those that take longest (not in CI)
 *   npm run test:cross-tab                  many tabs
 *   npm run test:site                       the built site
 *   npm run test:wordpress                  the plugin in a WordPress of its own (Debian's packages, not in CI)
 *   npm run test:visual                     pictures against the accepted ones; -- --accept takes them as they are
 */
import { existsSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runBrowserTests } from './run-browser-tests.js';
import { listFiles, runNodeTests } from './run-node-tests.js';
import { closing } from './summary.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string', multiple: true },
    files: { type: 'string', multiple: true },
    only: { type: 'string' },
    watch: { type: 'boolean' },
    accept: { type: 'boolean' },
  },
});
const [suite = 'unit', ...rest] = positionals;
const named = [...(values.files ?? []), ...rest].map((path) => path.replace(/^\.\//, ''));
const browsers = values.browser?.flatMap((names) => names.split(','));
if (values.accept) process.env.ACCEPT_PICTURES = '1';

const inNode = /\.(node\.test|e2e)\.ts$/;
const chosen = (files) => (named.length > 0 ? files.filter((path) => named.includes(path)) : files);

const long = (files, { concurrency = 1, timeout = 600_000 } = {}) =>
  runNodeTests(chosen(files), { only: values.only, timeout, concurrency });
const e2eFiles = (isWanted) => listFiles('test/e2e', /\.e2e\.ts$/).filter(isWanted);

/** Tests on dist/ that are not part of `test:all`, so that it ends within 20 minutes. */
const LONG_E2E = [
  'content-systems', 'copies', 'demo', 'device-pages', 'framework-types', 'long-day', 'moved-files', 'old-libraries', 'studio',
  'studio-access', 'studio-hand-over', 'testing',
];
const isLong = (path) => LONG_E2E.some((name) => path.endsWith(`/${name}.e2e.ts`));

const suites = {
  async unit() {
    const results = [];
    const nodeFiles = chosen(listFiles('test', /^(?!test\/(e2e|cross-tab|size)\/).*\.node\.test\.ts$/));
    const browserFiles = named.filter((path) => !inNode.test(path) && !path.startsWith('test/cross-tab/'));
    const onlyNode = named.length > 0 && browserFiles.length === 0;
    if (!browsers || onlyNode) results.push(await runNodeTests(nodeFiles, { only: values.only, concurrency: 2 }));
    if (!onlyNode) {
      const files = named.length > 0 ? browserFiles : undefined;
      results.push(await runBrowserTests({ browsers: browsers ?? ['chromium'], files, watch: values.watch }));
    }
    return results;
  },
  engines: async () => [await runBrowserTests({ browsers: ['firefox', 'webkit'] })],
  // Two files at a time: each waits more for its browser than it computes.
  e2e: async () => [await long(e2eFiles((path) => named.length > 0 || !isLong(path)), { concurrency: 2 })],
  'e2e-long': async () => [await long(e2eFiles(isLong))],
  'cross-tab': async () => [await long(listFiles('test/cross-tab', /\.(test|e2e)\.ts$/), { timeout: 240_000 })],
  site: async () => [await long(listFiles('test/site', /\.e2e\.ts$/))],
  wordpress: async () => [await long(listFiles('test/wordpress', /\.e2e\.ts$/))],
  visual: async () => [await long(listFiles('test/visual', /\.e2e\.ts$/))],
};
if (!suites[suite]) {
  console.error(`Unknown suite "${suite}": one of ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}
if (/^(e2e|e2e-long|wordpress)$/.test(suite) && !existsSync('dist/punchh-login.js')) {
  console.error('dist/ is missing: npm run build');
  process.exit(2);
}
if (suite === 'site' && !existsSync('site/dist/index.html')) {
  console.error('site/dist/ is missing: npm run site');
  process.exit(2);
}
process.exit(closing(await suites[suite]()));
