import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CHROMIUM_ARGS, findBrowsers } from '../../scripts/browsers.js';
import { page as pageAround, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { serveSandbox } from '../../src/sandbox/serve.ts';
import { findCodeBlock } from '../docs/code-blocks.ts';
import { launch } from './browser.ts';
import { runCypressTest } from './cypress-stand-in.ts';

const DOC = 'docs/sandbox.md';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A page of a shop whose sign-in asks the sandbox at an address. */
const serveShop = (sandboxUrl: string): Promise<DistServer> =>
  serveDist({
    pages: {
      '/': pageAround(`<punchh-login server="${sandboxUrl}" client="demo-client" terms-url="/terms" privacy-url="/privacy"></punchh-login>`),
    },
  });

describe('the examples of docs/sandbox.md', () => {
  let folder: string;
  before(() => {
    // Playwright reads no TypeScript below node_modules.
    folder = mkdtempSync(join(tmpdir(), 'docs-sandbox-'));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('in Playwright pass, with the sandbox as a web server of the configuration', async () => {
    const port = await freePort();
    const shop = await serveShop(`http://127.0.0.1:${port}`);
    const onPort = (text: string): string => text.replaceAll('4010', String(port)).replaceAll('http://127.0.0.1:8080', shop.origin);
    try {
      const bin = `node ${JSON.stringify(resolve('dist/sandbox-bin.js'))}`;
      writeFileSync(join(folder, 'playwright.config.ts'), onPort(findCodeBlock(DOC, 'playwright.config.ts')).replace('npx punchh-sandbox', bin.replaceAll('\'', '')));
      writeFileSync(join(folder, 'sign-in.spec.ts'), onPort(findCodeBlock(DOC, 'sign-in.spec.ts')));
      // The shop is served by this process, and the browser is the machine's own.
      const launchOptions = { executablePath: findBrowsers(['chromium']).chromium, args: CHROMIUM_ARGS };
      writeFileSync(join(folder, 'machine.config.ts'), [
        'import config from \'./playwright.config.ts\';',
        'const [sandbox] = config.webServer as object[];',
        `export default { ...config, webServer: [sandbox], use: { ...config.use, launchOptions: ${JSON.stringify(launchOptions)} } };`,
      ].join('\n'));
      const runner = spawn(
        process.execPath,
        [resolve('node_modules/@playwright/test/cli.js'), 'test', '--config', 'machine.config.ts', '--reporter', 'line'],
        { cwd: folder, env: { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: '' }, stdio: ['ignore', 'pipe', 'pipe'] },
      );
      let out = '';
      for (const stream of [runner.stdout, runner.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
      const [code] = (await once(runner, 'close')) as [number | null];
      assert.equal(code, 0, out);
      assert.match(out, /2 passed/);
    } finally {
      await shop.close();
    }
  });

  it('in Cypress pass, command by command', async () => {
    const sandbox = await serveSandbox(createSandbox(), { port: 0 });
    const shop = await serveShop(sandbox.url);
    const browser = await launch();
    try {
      const code = findCodeBlock(DOC, 'sign-in.cy.js').replaceAll('http://127.0.0.1:4010', sandbox.url);
      assert.equal(await runCypressTest(code, await browser.newPage(), shop.origin), 1);
    } finally {
      await browser.close();
      await shop.close();
      await sandbox.close();
    }
  });
});
