import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { buildApp, BUNDLERS } from '../../scripts/apps.ts';
import { page as html, serveDist, type DistServer, type DistServerOptions } from '../../scripts/dist-server.ts';
import { signInByEmail, signInBySms } from '../../scripts/sign-in.ts';
import { launch, openPage } from './browser.ts';

const element = '<punchh-login server="/sandbox" client="demo-client"></punchh-login>';
const module = readFileSync('dist/punchh-login.js', 'utf8');
const classic = readFileSync('dist/punchh-login.global.js', 'utf8');
const moved = { '/assets/moved.js': module, '/assets/classic.js': classic };

describe('a script whose lazy files lie elsewhere', () => {
  let browser: Browser;
  const servers: DistServer[] = [];
  const serve = async (options: DistServerOptions) => {
    const server = await serveDist(options);
    servers.push(server);
    return server;
  };
  before(async () => {
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    await Promise.all(servers.map((server) => server.close()));
  });

  /** Opens a page and waits for what the console says of a file that is not there. */
  const openAndHear = async (url: string, act: (page: Page) => Promise<unknown> = async () => {}) => {
    const { page } = await openPage(browser, 'about:blank');
    const told = page.waitForEvent('console', (message) => message.text().includes('failed to load'));
    await page.goto(url);
    await act(page);
    const text = (await told).text();
    await page.context().close();
    return text;
  };
  const turnToSms = (page: Page) => page.locator('punchh-login input[value="sms"]').check({ force: true });

  for (const [base, what] of [
    ['/dist', 'a path'], ['/dist/', 'a path that ends with a slash'], ['./dist', 'a path beside the page'], ['ORIGIN/dist', 'another origin'],
  ] as const) {
    it(`finds them where data-base of the script tag says: ${what}`, async () => {
      const cdn = await serve({});
      const tag = (type: string, file: string) => `<script ${type} src="/assets/${file}" data-base="${base.replace('ORIGIN', cdn.origin)}"></script>`;
      const server = await serve({
        pages: { '/': html(element, tag('type="module"', 'moved.js')), '/classic': html(element, tag('', 'classic.js')) },
        files: moved,
      });
      const { page, problems } = await openPage(browser, `${server.origin}/`);
      await signInByEmail(page, server.sandbox);
      assert.deepEqual(problems, []);
      await page.context().close();
      const { page: other, problems: othersProblems } = await openPage(browser, `${server.origin}/classic`);
      await signInBySms(other, server.sandbox);
      assert.deepEqual(othersProblems, []);
      await other.context().close();
    });
  }

  it('says in the console which file is missing, and what to use', async () => {
    const server = await serve({
      pages: {
        '/': html(element, '<script type="module" src="/assets/moved.js"></script>'),
        '/classic': html(element, '<script src="/assets/classic.js"></script>'),
        '/inlined': html(element, `<script>${classic}</script>`),
      },
      files: moved,
    });
    const advice = /punchh-login\.standalone\.js.*data-base|data-base.*punchh-login\.standalone\.js/;
    const ofModule = await openAndHear(`${server.origin}/`);
    assert.match(ofModule, /^\.\/chunks\/sign-in-[\w-]{6}\.js failed to load\./);
    assert.match(ofModule, advice);
    const ofClassic = await openAndHear(`${server.origin}/classic`, turnToSms);
    assert.match(ofClassic, /^http:.*\/assets\/punchh-login\.phone\.js failed to load\./);
    assert.match(ofClassic, advice);
    assert.match(await openAndHear(`${server.origin}/inlined`, turnToSms), /\/punchh-login\.phone\.js failed to load\./);
  });

  it('names the files of the deployment before, which a page kept open asks for', async () => {
    const server = await serve({ pages: { '/': html(element) } });
    server.spoil(/\/chunks\//, 'page');
    assert.match(await openAndHear(`${server.origin}/`), /^\.\/chunks\/sign-in-[\w-]{6}\.js failed to load\./);
  });

  it('takes nobody\'s word but that of its own tag', async () => {
    // Markup in the page, before the script: inert, since it came in as HTML text.
    const evil = await serve({});
    const inject = (markup: string) => `<div id="comments"></div><script>comments.innerHTML = ${JSON.stringify(markup).replaceAll('<', '\\u003c')}</script>`;
    const server = await serve({
      pages: {
        '/': html(inject(`<script src="/dist/punchh-login.js" data-base="${evil.origin}/dist"></script>`) + element),
        '/clobbered': html(
          `${inject(`<img name="currentScript" src="${evil.origin}/x.js" data-base="${evil.origin}/dist">`)}${element}` +
          '<script src="/dist/punchh-login.global.js"></script>', '',
        ),
      },
    });
    const { page } = await openPage(browser, `${server.origin}/`);
    await signInByEmail(page, server.sandbox);
    await page.context().close();
    const { page: clobbered } = await openPage(browser, `${server.origin}/clobbered`);
    await signInBySms(clobbered, server.sandbox);
    await clobbered.context().close();
    assert.deepEqual(evil.requested.filter((path) => path.endsWith('.js') && path !== '/x.js'), []);
  });

  it('are checked against the integrity of an import map, at each attempt', async () => {
    const hashes = JSON.parse(readFileSync('dist/sri.json', 'utf8')) as Record<string, string>;
    const integrity = Object.fromEntries(Object.entries(hashes).map(([name, hash]) => [`/dist/${name}`, hash]));
    const map = `<script type="importmap">${JSON.stringify({ integrity })}</script>`;
    const tag = `<script type="module" src="/dist/punchh-login.js" integrity="${hashes['punchh-login.js']}"></script>`;
    const server = await serve({ pages: { '/': html(element, map + tag) } });
    const { page, problems } = await openPage(browser, `${server.origin}/`);
    await signInByEmail(page, server.sandbox);
    assert.deepEqual(problems, []);
    await page.context().close();

    const second = readdirSync('dist/chunks').find((name) => /^sign-in-.*js$/.test(name))!;
    const { page: attacked } = await openPage(browser, 'about:blank');
    const asked: string[] = [];
    await attacked.route(`**/chunks/${second}*`, async (route) => {
      asked.push(new URL(route.request().url()).search);
      await route.fulfill({ contentType: 'text/javascript', body: 'window.ran = true;' });
    });
    await attacked.goto(`${server.origin}/`);
    await attacked.locator('punchh-login #email').fill('guest@example.com');
    for (const box of await attacked.locator('punchh-login input[type="checkbox"]').all()) await box.check();
    for (let press = 1; press <= 2; press += 1) {
      await attacked.locator('punchh-login [part~="primary-button"]').click();
      await attacked.locator('punchh-login [role="alert"]').waitFor();
    }
    assert.ok(asked.length > 1);
    assert.equal(await attacked.evaluate('window.ran'), undefined);
    await attacked.context().close();
  });

  for (const bundler of BUNDLERS) {
    it(`tells an app that ${bundler} has bundled the script what to import instead`, async () => {
      const app = await buildApp(bundler, "import 'punchh-login/dist/punchh-login.js';");
      const server = await serve({
        pages: { '/': html(element, `<script ${app.module ? 'type="module"' : 'defer'} src="/app/${app.entry}"></script>`) },
        files: Object.fromEntries([...app.files].map(([path, text]) => [`/app/${path}`, text])),
      });
      assert.match(await openAndHear(`${server.origin}/`), /failed to load\..*[Ii]mport punchh-login\/define/);
    });
  }
});
