/** How web-test-runner runs the browser tests. */
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { CHROMIUM_ARGS, findBrowsers } from './browsers.js';
import { commonjsPackages } from './commonjs-packages.js';
import { freePort } from './processes.js';
import { WebKitLauncher } from './webkit-launcher.js';

const TESTS = ['test/**/*.test.ts', '!test/**/*.node.test.ts', '!test/{e2e,cross-tab,size}/**'];

/** @param {string[]} [engines] of ENGINES, by default all; each launcher tells its own as `engine` */
async function createLaunchers(engines) {
  const found = findBrowsers(engines);
  const launchers = [];
  const add = (engine, launcher) => launchers.push(Object.assign(launcher, { engine }));
  if (found.chromium) {
    add('chromium', chromeLauncher({ launchOptions: { executablePath: found.chromium, args: CHROMIUM_ARGS } }));
  }
  if (found.firefox) {
    add('firefox', puppeteerLauncher({ launchOptions: { browser: 'firefox', executablePath: found.firefox } }));
  }
  if (found.webkit) add('webkit', new WebKitLauncher(found.webkit, await freePort()));
  return launchers;
}

/**
 * @param {{ browsers?: string[], files?: string[] }} options narrows engines and files
 * @returns {Promise<import('@web/test-runner').TestRunnerConfig>} for one run: it holds the browsers and a port
 */
export const createConfig = async ({ browsers, files = TESTS } = {}) => ({
  files,
  nodeResolve: true,
  // Frames of an opaque origin are other origins, also to modules.
  middleware: [(context, next) => {
    context.set('access-control-allow-origin', '*');
    return next();
  }],
  hostname: '127.0.0.1',
  port: await freePort(),
  // One page at a time in each engine: only a page in front has the focus, and the tests are about focus.
  concurrency: 1,
  concurrentBrowsers: 3,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  testFramework: { config: { timeout: '30000' } },
  plugins: [
    commonjsPackages(['axe-core']),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) }),
  ],
  browsers: await createLaunchers(browsers),
});
