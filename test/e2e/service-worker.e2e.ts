import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import type * as Entry from '../../src/session.ts';
import type { HeadlessSession } from '../../src/session.ts';
import { openBrowser } from '../cross-tab/support.ts';
import { signInAtSandbox } from '../harness/sandbox-sign-in.ts';

/** A service worker that does with its session what a page asks for, and says how it ended. */
const serviceWorker = (entry: string) => `
  import { createSession } from '${entry}';
  const session = createSession({ server: '/sandbox', client: 'demo-client' });
  const work = {
    setTokens: (tokens) => session.setTokens(tokens),
    refresh: async () => (await session.refresh()).accessToken,
    fetch: async (path) => (await session.fetch(path)).status,
    hold: async (token) => {
      while (await session.getAccessToken() !== token) await new Promise((resolve) => session.subscribe(resolve));
    },
  };
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('message', ({ data: [name, argument], ports: [port] }) => {
    work[name](argument).then((outcome) => port.postMessage({ outcome }), ({ code, message, retryable }) => port.postMessage({ code, message, retryable }));
  });`;

/** `punchh-login/session` as an app's bundler cuts it: the parts that are loaded later are files. */
async function bundleSession(): Promise<Record<string, string>> {
  const { outputFiles } = await build({
    entryPoints: ['dist/session.js'], bundle: true, splitting: true, format: 'esm', target: 'es2022', write: false, outdir: '/app', logLevel: 'error',
  });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [path, text]));
}

for (const engine of ['chromium', 'firefox'] as const) {
  describe(`a session in a service worker (${engine})`, () => {
    let server: DistServer;
    let browser: Browser;
    before(async () => {
      server = await serveDist({
        pages: { '/one/': html('', ''), '/cut/': html('', '') },
        files: {
          '/one/worker.js': serviceWorker('/dist/session/worker.js'),
          '/cut/worker.js': serviceWorker('/app/session.js'),
          ...await bundleSession(),
        },
        sandbox: { resendAfter: 0 },
      });
      browser = (await openBrowser(engine))!;
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    const openPage = async (path: string): Promise<Page> => {
      const page = await browser.newPage();
      await page.goto(`${server.origin}${path}`);
      await page.evaluate(async () => {
        await navigator.serviceWorker.register('./worker.js', { type: 'module' });
        await navigator.serviceWorker.ready;
      });
      return page;
    };
    const ask = (page: Page, name: string, argument?: unknown): Promise<unknown> =>
      page.evaluate((message) => new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => resolve(data);
        void navigator.serviceWorker.ready.then(({ active }) => active!.postMessage(message, [port2]));
      }), [name, argument]);
    const signIn = () => signInAtSandbox(server.sandbox, `${server.origin}/sandbox`);

    it('of punchh-login/session/worker refreshes, and calls the API with fresh tokens', async () => {
      const page = await openPage('/one/');
      const tokens = await signIn();
      await ask(page, 'setTokens', tokens);
      const { outcome: refreshed } = await ask(page, 'refresh') as { outcome: string };
      assert.match(refreshed, /./);
      assert.notEqual(refreshed, tokens.accessToken);
      // Only the server knows that the token has expired: its 401 leads to one more refresh.
      server.sandbox.clock.advance(31 * 60_000);
      assert.deepEqual(await ask(page, 'fetch', '/api2/mobile/users/balance'), { outcome: 200 });
      await page.close();
    });

    it('shares the sign-in with the pages of its origin', async () => {
      const page = await openPage('/one/');
      const tokens = await signIn();
      const state = await page.evaluate(async (given, entry) => {
        const { createSession } = await import(entry) as typeof Entry;
        const session = createSession({ server: '/sandbox', client: 'demo-client' });
        Object.assign(window, { session });
        await session.setTokens(given);
        return session.state;
      }, tokens, '/dist/session/worker.js');
      assert.equal(state, 'signed-in');
      // A worker that has not heard of this sign-in yet would find it in the store, in place of refreshing.
      await ask(page, 'hold', tokens.accessToken);
      const { outcome: refreshed } = await ask(page, 'refresh') as { outcome: string };
      assert.notEqual(refreshed, tokens.accessToken);
      const held = await page.evaluate(async (wanted) => {
        const { session } = window as unknown as { session: HeadlessSession };
        for (;;) {
          const token = await session.getAccessToken();
          if (token === wanted) return token;
          await new Promise((resolve) => session.subscribe(resolve));
        }
      }, refreshed);
      assert.equal(held, refreshed);
      await page.close();
    });

    it('of punchh-login/session says which entry to use instead', async () => {
      const page = await openPage('/cut/');
      const tokens = await signIn();
      await ask(page, 'setTokens', tokens);
      for (const [name, argument] of [['refresh'], ['fetch', '/api2/mobile/users/balance']] as const) {
        const { code, message, retryable } = await ask(page, name, argument) as Record<string, unknown>;
        assert.equal(code, 'invalid_configuration');
        assert.match(String(message), /punchh-login\/session\/worker/);
        assert.equal(retryable, false);
      }
      await page.close();
    });
  });
}
