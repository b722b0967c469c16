import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { page as html, serveDist, type DistServer, type DistServerOptions } from '../../scripts/dist-server.ts';
import { signInByEmail, signInBySms, waitForStep } from '../../scripts/sign-in.ts';
import { launch, openPage } from './browser.ts';

const element = '<punchh-login server="/sandbox" client="demo-client"></punchh-login>';
const companion = '<punchh-signed-in>Welcome back</punchh-signed-in>';
const code = readFileSync('dist/punchh-login.standalone.js', 'utf8');
const tag = '<script src="/dist/punchh-login.standalone.js"></script>';
const base64 = Buffer.from(code).toString('base64');

/** Ways in which the file comes into a page: the page's markup, and the files that there are besides. */
const ways: Record<string, { page: string; files?: Record<string, string> }> = {
  'named by a script tag': { page: html(element + companion, tag) },
  'inlined': { page: html(element + companion, `<script>${code}</script>`) },
  'inlined behind the element': { page: html(`${element}${companion}<script>${code}</script>`, '') },
  'renamed, uploaded alone, with a query': {
    page: html(element + companion, '<script defer src="/assets/x9f3.js?v=2"></script>'),
    files: { '/assets/x9f3.js': code },
  },
  'concatenated with scripts that end without a semicolon': {
    page: html(element + companion, '<script src="/all.js"></script>'),
    files: { '/all.js': `var before = function () { return 1 }${code}(function () { window.ranAfter = before() })()` },
  },
  'concatenated on one line': {
    page: html(element + companion, '<script src="/all.js"></script>'),
    files: { '/all.js': `var before = function () { return 1 } ${code.replace(/\n/g, ' ')} window.ranAfter = before()` },
  },
  'in a function of an optimizer, as a string': {
    page: html(element + companion, `<script>try { (0, eval)(${JSON.stringify(code).replaceAll('<', '\\u003c')}) } catch (e) { console.error(e) }</script>`),
  },
  'from a data: URL': { page: html(element + companion, `<script src="data:text/javascript;base64,${base64}"></script>`) },
  'from a blob: URL': {
    page: html(element + companion, `<script>
      fetch('/dist/punchh-login.standalone.js').then((response) => response.blob()).then((blob) => {
        const script = document.createElement('script');
        script.src = URL.createObjectURL(blob);
        document.head.append(script);
      });
    </script>`),
  },
  'as a module': { page: html(element + companion, tag.replace('<script', '<script type="module"')) },
  'by jQuery\'s .html(), with its address': {
    page: html('<div id="slot"></div>', `<script src="/jquery.js"></script><script>
      $(() => $('#slot').html(${JSON.stringify(element + companion + tag).replaceAll('<', '\\u003c')}));
    </script>`),
    files: { '/jquery.js': readFileSync('node_modules/jquery/dist/jquery.js', 'utf8') },
  },
  'by jQuery\'s .html(), inlined': {
    page: html('<div id="slot"></div>', `<script src="/jquery.js"></script><script>
      $(() => $('#slot').html(${JSON.stringify(`${element}${companion}<script>${code}</script>`).replaceAll('<', '\\u003c')}));
    </script>`),
    files: { '/jquery.js': readFileSync('node_modules/jquery/dist/jquery.js', 'utf8') },
  },
  // As custom HTML of a tag manager: written into a hidden element, and its scripts made anew so that they run.
  'by a tag manager': {
    page: html(element + companion, `<script>
      addEventListener('load', () => setTimeout(() => {
        const box = document.createElement('div');
        box.hidden = true;
        box.innerHTML = ${JSON.stringify(tag).replaceAll('<', '\\u003c')};
        for (const old of box.querySelectorAll('script')) {
          const script = document.createElement('script');
          for (const { name, value } of old.attributes) script.setAttribute(name, value);
          script.text = old.text;
          old.replaceWith(script);
        }
        document.body.append(box);
      }));
    </script>`),
  },
};

describe('the standalone script', () => {
  let browser: Browser;
  const servers: DistServer[] = [];
  const serve = async (options: DistServerOptions) => {
    const server = await serveDist(options);
    servers.push(server);
    return server;
  };
  /** Everything that a page asked for below the folder of the built files, in which the standalone script is alone. */
  const others = (server: DistServer) =>
    server.requested.filter((path) => path.startsWith('/dist/') && path !== '/dist/punchh-login.standalone.js');

  before(async () => {
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    await Promise.all(servers.map((server) => server.close()));
  });

  for (const [way, { page: markup, files }] of Object.entries(ways)) {
    it(`signs in by email and by text message, and shows what is for guests: ${way}`, async () => {
      const server = await serve({ pages: { '/': markup }, ...(files && { files }) });
      const { page, problems } = await openPage(browser, `${server.origin}/`);
      await signInByEmail(page, server.sandbox);
      await page.getByText('Welcome back').waitFor();
      await page.evaluate(() => document.querySelector('punchh-login')!.signOut());
      await signInBySms(page, server.sandbox);
      if (files?.['/all.js']) assert.equal(await page.evaluate('ranAfter'), 1);
      assert.deepEqual(others(server), []);
      assert.deepEqual(problems, []);
      await page.context().close();
    });
  }

  it('reads a brand, and sets the global PunchhLogin', async () => {
    const brand = { server: '/sandbox', client: 'demo-client', channels: ['email'], theme: { preset: 'soft' } };
    const server = await serve({
      pages: { '/': html('<punchh-login brand-src="/brand.json"></punchh-login>', `<script>${code}</script>`) },
      files: { '/brand.json': JSON.stringify(brand) },
    });
    const { page, problems } = await openPage(browser, `${server.origin}/`);
    await signInByEmail(page, server.sandbox);
    assert.deepEqual(await page.evaluate('Object.keys(PunchhLogin).sort()'),
      ['AuthError', 'PunchhLogin', 'PunchhSession', 'PunchhSignedIn', 'PunchhSignedOut', 'createSession']);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('reads and sends phone numbers of every country, and writes those of some as they are written there', async () => {
    const server = await serve({ pages: { '/': html(element.replace(' server', ' countries="*" channels="sms" server'), tag) } });
    const { page, problems } = await openPage(browser, `${server.origin}/`);
    const field = page.locator('punchh-login input[type="tel"]');
    await field.pressSequentially('+12125554626');
    assert.equal(await field.inputValue(), '(212) 555-4626');
    for (const box of await page.locator('punchh-login input[type="checkbox"]').all()) await box.check();
    await field.fill('');
    await field.pressSequentially('+254712345678');
    await page.locator('punchh-login [part~="primary-button"]').click();
    await waitForStep(page, 'code');
    assert.ok(server.sandbox.inbox.latest('+254712345678'));
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('has its signs whatever the page\'s encoding', async () => {
    const markup = html(element, `<script>${code}</script>`).replace('utf-8', 'windows-1252');
    const server = await serve({ pages: { '/': markup }, headers: { 'Content-Type': 'text/html; charset=windows-1252' } });
    const { page } = await openPage(browser, `${server.origin}/`);
    await page.getByText('We’ll send you').waitFor();
    await page.context().close();
  });

  describe('in another language', () => {
    const german = (head: string) => html(element, head).replace('lang="en"', 'lang="de"');
    const texts = readFileSync('dist/punchh-login.de.js', 'utf8');

    for (const [where, head] of Object.entries({
      'lies beside it': tag,
      'stands before it': `<script>${texts}</script><script>${code}</script>`,
      'stands after it': `<script>${code}</script><script>${texts}</script>`,
      'is in one file with it': `<script>${texts}${code}</script>`,
      'lies in the folder that data-base names': `<script src="/moved.js" data-base="/copy/dist"></script>`,
    })) {
      it(`takes the texts from the file of the language, which ${where}`, async () => {
        const server = await serve({ pages: { '/': german(head) }, files: { '/moved.js': code } });
        const { page, problems } = await openPage(browser, `${server.origin}/`);
        await page.getByText('Anmelden oder registrieren').waitFor();
        assert.deepEqual(problems, []);
        await page.context().close();
      });
    }

    it('takes the texts of a kiosk and of its keyboard from that file, too', async () => {
      const markup = german(tag).replace('<punchh-login', '<punchh-login mode="kiosk" keyboard="on"');
      const server = await serve({ pages: { '/': markup } });
      const { page, problems } = await openPage(browser, `${server.origin}/`);
      await page.locator('punchh-login input[autocomplete="off"]').first().click();
      await page.getByRole('button', { name: 'Rücktaste' }).waitFor();
      assert.deepEqual(others(server), ['/dist/punchh-login.de.js']);
      assert.deepEqual(problems, []);
      await page.context().close();
    });

    it('is in English where the file is not there, and the console says which file that is', async () => {
      const server = await serve({ pages: { '/': german('<script src="/assets/moved.js"></script>') }, files: { '/assets/moved.js': code } });
      const { page } = await openPage(browser, 'about:blank');
      const told = page.waitForEvent('console', (message) => message.text().includes('failed to load'));
      await page.goto(`${server.origin}/`);
      assert.match((await told).text(), /^http:.*\/assets\/punchh-login\.de\.js failed to load\. The form is in English\./);
      await page.getByText('Sign in or join').waitFor();
      await page.context().close();
    });
  });
});
