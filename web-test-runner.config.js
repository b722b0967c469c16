import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { CHROMIUM_ARGS, ENGINES, findBrowsers } from './scripts/browsers.js';
import { commonjsPackages } from './scripts/commonjs-packages.js';
import { freePort } from './scripts/processes.js';
import { startWebKitDriver, webkitCapabilities } from './scripts/webkit.js';

/** TEST_BROWSERS=chromium,firefox narrows the engines. */
const wanted = process.env.TEST_BROWSERS?.split(',') ?? ENGINES;
const found = findBrowsers(wanted);
const plugins = [
  commonjsPackages(['axe-core']),
  esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) }),
];
const browsers = [];

if (found.chromium) {
  browsers.push(chromeLauncher({ launchOptions: { executablePath: found.chromium, args: CHROMIUM_ARGS } }));
}
if (found.firefox) {
  browsers.push(puppeteerLauncher({ launchOptions: { browser: 'firefox', executablePath: found.firefox } }));
}
if (found.webkit) {
  const port = await freePort();
  let driver;
  plugins.push({
    name: 'webkit-driver',
    async serverStart() {
      driver = await startWebKitDriver(found.webkit, port);
    },
    serverStop: () => driver?.stop(),
  });
  browsers.push(webdriverLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port,
    path: '/',
    capabilities: webkitCapabilities(found.webkit),
  }));
}

export default {
  files: process.env.TEST_FILES?.split(',') ?? [
    'test/**/*.test.ts',
    '!test/**/*.node.test.ts',
    '!test/{e2e,cross-tab,size}/**',
  ],
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
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: '30000' } },
  plugins,
  browsers,
};
