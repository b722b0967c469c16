import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import puppeteer, { type Browser, type BrowserContext, type LaunchOptions, type Page } from 'puppeteer';
import type { TokenSet } from '../../src/model/tokens.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { CHROMIUM_ARGS, findBrowsers } from '../../scripts/browsers.js';
import { signInAtSandbox } from '../harness/sandbox-sign-in.ts';

export const MINUTE = 60_000;
const CLIENT = 'demo-client';

export interface Site {
  origin: string;
  sandbox: Sandbox;
  /** Every refresh that reached the server. */
  refreshes(): number;
  /** Keeps requests from the sandbox until they are let go of; those of a tab that is gone never get there. */
  detain(path: string): { reached: Promise<void>; release(): void };
  /** Resolves once a tab that waits for an answer from this path is gone. */
  untilGone(path: string): Promise<void>;
  /** Signs a guest in, as a page would, and answers with the pair. */
  signIn(email?: string): Promise<TokenSet>;
  close(): Promise<void>;
}

const moment = (): [Promise<void>, () => void] => {
  let happen!: () => void;
  return [new Promise<void>((resolve) => (happen = resolve)), () => happen()];
};

const read = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** A page, and the sandbox below `/sandbox`, on a port of their own. */
export const openSite = async (entry = 'test/cross-tab/page.ts'): Promise<Site> => {
  const sandbox = createSandbox({ basePath: '/sandbox', resendAfter: 0 });
  const bundle = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false, target: 'es2022', ignoreAnnotations: true, logLevel: 'error' });
  const script = bundle.outputFiles[0]!.text;
  const detained: { path: string; reach(): void; released: Promise<void> }[] = [];
  const goneListeners: { path: string; tell(): void }[] = [];
  let refreshes = 0;
  let origin = '';

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url!, origin);
    if (!url.pathname.startsWith('/sandbox')) {
      const [type, text] = url.pathname === '/page.js'
        ? ['text/javascript', script]
        : ['text/html', `<!doctype html><title>tab</title><link rel="icon" href="data:,">${url.pathname === '/' ? '<script type="module" src="/page.js"></script>' : ''}`];
      // Isolated: the timers that measure are exact then.
      response.writeHead(200, {
        'content-type': type,
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      }).end(text);
      return;
    }
    const body = await read(request);
    const client = { gone: false };
    response.on('close', () => {
      client.gone = !response.writableFinished;
      if (!client.gone) return;
      for (const { path, tell } of goneListeners) if (url.pathname.endsWith(path)) tell();
    });
    const held = detained.find(({ path }) => url.pathname.endsWith(path));
    if (held) {
      held.reach();
      await held.released;
      if (client.gone) return;
    }
    if (url.pathname.endsWith('/refresh_token')) refreshes += 1;
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const reply = await sandbox.fetch(new Request(url, {
      method: request.method!,
      headers,
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    }));
    if (client.gone) return;
    response.writeHead(reply.status, Object.fromEntries(reply.headers)).end(Buffer.from(await reply.arrayBuffer()));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    sandbox,
    refreshes: () => refreshes,
    detain(path) {
      const [reached, reach] = moment();
      const [released, release] = moment();
      const entry = { path, reach, released };
      detained.push(entry);
      return {
        reached,
        release() {
          detained.splice(detained.indexOf(entry), 1);
          release();
        },
      };
    },
    untilGone(path) {
      const [gone, tell] = moment();
      goneListeners.push({ path, tell });
      return gone;
    },
    signIn: (email) => signInAtSandbox(sandbox, `${origin}/sandbox`, { client: CLIENT, ...(email && { email }) }),
    async close() {
      sandbox.faults.clear();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** One of the engines that can have many real tabs, or `null` where it is not to be had. */
export const openBrowser = async (engine: 'chromium' | 'firefox', more: LaunchOptions = {}): Promise<Browser | null> => {
  const executablePath = findBrowsers([engine])[engine];
  if (!executablePath) return null;
  return puppeteer.launch(
    engine === 'chromium'
      ? { executablePath, args: CHROMIUM_ARGS, ...more }
      : { executablePath, browser: 'firefox', ...more },
  );
};

/** A tab that is ready. */
export const openTab = async (browser: Browser | BrowserContext, { origin }: Site): Promise<Page> => {
  const page = await browser.newPage();
  await page.goto(origin);
  await page.waitForFunction(() => !!window.tab);
  await page.evaluate(() => window.tab.session.ready);
  return page;
};

/** The access token that a tab hands out. */
export const tokenOf = (page: Page): Promise<string | null> => page.evaluate(() => window.tab.session.getAccessToken());

/** Waits until a tab hands out this access token. */
export const untilToken = (page: Page, token: string) =>
  page.waitForFunction(async (wanted) => (await window.tab.session.getAccessToken()) === wanted, { polling: 20 }, token);

export interface RaceResult {
  rounds: number;
  calls: number;
  refreshes: number;
  failures: Record<string, number>;
  sessionsLost: number;
}

/**
 * Lets the access token expire for all tabs, then has them, or the `callers` among them, call the API at the same
 * moment; so many times over.
 */
export const race = async (
  site: Site,
  pages: readonly Page[],
  { calls, rounds, callers = pages }: { calls: number; rounds: number; callers?: readonly Page[] },
): Promise<RaceResult> => {
  const result: RaceResult = { rounds, calls: 0, refreshes: 0, failures: {}, sessionsLost: 0 };
  const before = site.refreshes();
  for (let round = 0; round < rounds; round += 1) {
    site.sandbox.clock.advance(31 * MINUTE);
    await Promise.all(pages.map((page) => page.evaluate((ms) => window.tab.advance(ms), 31 * MINUTE)));
    const at = Date.now() + 50 + 10 * pages.length;
    const fire = (page: Page) => page.evaluate((count, time) => window.tab.fire(count, time), calls, at);
    const outcomes = await Promise.all(callers.map(fire));
    for (const outcome of outcomes) {
      for (const [name, count] of Object.entries(outcome)) {
        result.calls += count;
        if (name !== '200') result.failures[name] = (result.failures[name] ?? 0) + count;
      }
    }
    const states = await Promise.all(pages.map((page) => page.evaluate(() => window.tab.session.state)));
    result.sessionsLost += states.filter((state) => state !== 'signed-in').length;
  }
  result.refreshes = site.refreshes() - before;
  return result;
};
