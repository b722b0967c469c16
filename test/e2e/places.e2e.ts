import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { launch, openPage } from './browser.ts';

const element = '<punchh-login server="/sandbox" client="demo-client" terms-url="/terms" privacy-url="/privacy"></punchh-login>';
const library = (path: string) => readFileSync(`node_modules/${path}`, 'utf8');
const scripts = (...names: string[]) => names.map((name) => `<script src="/${name}"></script>`).join('');
const module = '<script type="module" src="/dist/punchh-login.js"></script>';

/** A frame that holds the page itself, under an address that is none of the server's. */
const frame = (fill: string) => `<iframe width="600" height="700"></iframe><script>
  const page = ${JSON.stringify(html(element, '<script type="module" src="ORIGIN/dist/punchh-login.js"></script>')).replaceAll('<', '\\u003c')}.replace('ORIGIN', origin);
  const frame = document.querySelector('iframe');
  ${fill}
</script>`;

const FRAMES = {
  'about:srcdoc': 'frame.srcdoc = page;',
  'blob:': "frame.src = URL.createObjectURL(new Blob([page], { type: 'text/html' }));",
};

/** A dialog of a library, with a button that closes before the form, and nothing behind it that can be focused. */
const dialog = `<button id="before">Before</button><div id="dialog"><button>Close</button>${element}</div><button id="behind">Behind</button>`;

/** Pages whose focus trap does not look into shadow roots. */
const TRAPS = {
  'focus-trap': html(dialog, `${module}${scripts('tabbable.js', 'focus-trap.js')}<script>
    addEventListener('load', () => focusTrap.createFocusTrap('#dialog').activate());
  </script>`),
  'jQuery UI': html(dialog, `${module}${scripts('jquery.js', 'jquery-ui.js')}<script>
    $(() => $('#dialog').dialog({ modal: true, width: 500, title: 'Sign in', closeText: 'Cancel' }).find('button').remove());
  </script>`),
};

/** The control that has the focus: its id or its words, inside whatever shadow roots. */
const focused = (page: Page) => page.evaluate(() => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.id || active?.textContent.trim() || active?.localName;
});

describe('in unusual places', () => {
  let browser: Browser;
  let server: DistServer;
  before(async () => {
    browser = await launch();
    server = await serveDist({
      pages: {
        ...Object.fromEntries(Object.entries(FRAMES).map(([kind, fill]) => [`/${kind}`, html(frame(fill), '')])),
        ...Object.fromEntries(Object.entries(TRAPS).map(([name, page]) => [`/${name}`, page])),
      },
      files: {
        '/jquery.js': library('jquery/dist/jquery.js'),
        '/jquery-ui.js': library('jquery-ui/dist/jquery-ui.js'),
        '/tabbable.js': library('tabbable/dist/index.umd.js'),
        '/focus-trap.js': library('focus-trap/dist/focus-trap.umd.js'),
      },
    });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const kind of Object.keys(FRAMES)) {
    it(`signs in inside a frame of ${kind}, with a path for a server`, async () => {
      const { page, problems } = await openPage(browser, `${server.origin}/${kind}`);
      const inside = page.frameLocator('iframe');
      const address = `${kind.replace(/\W/g, '')}@example.com`;
      await inside.locator('punchh-login input[autocomplete~="email"]').fill(address);
      await inside.locator('punchh-login input[type="checkbox"]').check();
      await inside.locator('punchh-login [part~="primary-button"]').click();
      await inside.locator('punchh-login[step="code"]').waitFor();
      await inside.locator('punchh-login input[autocomplete="one-time-code"]').focus();
      await page.keyboard.type(server.sandbox.inbox.latest(address)!.code);
      await inside.locator('punchh-login[step="signed-in"]').waitFor();
      assert.deepEqual(problems, []);
      await page.context().close();
    });
  }

  for (const name of Object.keys(TRAPS)) {
    it(`is reached by Tab, forwards and backwards, behind the focus trap of ${name}`, async () => {
      const { page, problems } = await openPage(browser, `${server.origin}/${name}`);
      const reaches = (what: string) => page.waitForFunction((wanted) => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return (active?.id || active?.textContent.trim()) === wanted;
      }, what).catch(async () => assert.fail(`the focus is on ${await focused(page)}, not on ${what}`));
      await page.locator('punchh-login input[type="checkbox"]').waitFor();
      const close = name === 'jQuery UI' ? 'Cancel' : 'Close';
      await page.waitForFunction(() => document.querySelector('punchh-login')!.shadowRoot!.querySelector('[role="status"], [aria-live]'));
      await page.getByRole('button', { name: close }).focus();
      await page.keyboard.press('Tab');
      await page.waitForFunction(() => document.activeElement?.localName === 'punchh-login')
        .catch(async () => assert.fail(`the focus is on ${await focused(page)}`));
      await page.getByLabel('Email', { exact: true }).last().focus();
      await page.keyboard.type('guest@example.com');
      await page.getByRole('button', { name: close }).focus();
      await page.keyboard.press('Shift+Tab');
      await reaches('Email me a code');
      await page.keyboard.press('Enter');
      assert.deepEqual(problems, []);
      await page.context().close();
    });
  }
});
