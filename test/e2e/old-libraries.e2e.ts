import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { askForCode, signInBySms, waitForStep } from '../../scripts/sign-in.ts';
import { launch, openPage } from './browser.ts';

/** Libraries that replace built-ins: `Event`, `Array.from`, `toJSON`, methods of elements, `Element`, `$`. */
const libraries = ['prototype-1.7.3.js', 'mootools-core-1.4.5.js'];
const scripts = {
  module: '<script type="module" src="/dist/punchh-login.js"></script>',
  'standalone script': '<script defer src="/dist/punchh-login.standalone.js"></script>',
};

const companions = '<punchh-signed-in>Welcome back</punchh-signed-in><punchh-signed-out>Hello</punchh-signed-out>';
const pages = {
  '/session': `<punchh-session server="/sandbox" client="demo-client"><punchh-login methods="code password"></punchh-login>${companions}</punchh-session>`,
  '/kiosk': '<punchh-login server="/sandbox" client="demo-client" channels="email" mode="kiosk" keyboard="on"></punchh-login>',
  '/menu': '<punchh-login server="/sandbox/api" brand-src="/brand.json"></punchh-login>',
};
const brand = {
  backend: 'menu',
  consents: [{ id: 'terms', required: true, covers: ['terms', 'privacy'], version: '1', url: '/terms' }],
  menu: { application: 'demo-application', kind: 'email', phone: 'required' },
};

const openings = Object.entries(scripts).flatMap(([kind, script]) => libraries.flatMap((library) =>
  (['before', 'after'] as const).map((when) => ({ kind, script, library, when }))));
const pathOf = ({ kind, library, when }: (typeof openings)[number]) => `/${when}/${library}/${kind.replace(/ .*/, '')}`;

describe('on a page with an old library', () => {
  let browser: Browser;
  let server: DistServer;
  before(async () => {
    browser = await launch();
    server = await serveDist({
      pages: Object.fromEntries(openings.flatMap((opening) => Object.entries(pages).map(([path, body]) =>
        [`${pathOf(opening)}${path}`, html(body, `${opening.when === 'before' ? `<script src="/${opening.library}"></script>` : ''}${opening.script}`)]))),
      files: {
        '/brand.json': JSON.stringify(brand),
        ...Object.fromEntries(libraries.map((name) => [`/${name}`, readFileSync(`test/e2e/libraries/${name}`, 'utf8')])),
      },
      sandbox: { resendAfter: 0, menu: { application: 'demo-application', phone: 'required' } },
    });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const opening of openings) {
    const open = async (path: keyof typeof pages) => {
      const opened = await openPage(browser, `${server.origin}${pathOf(opening)}${path}`);
      await waitForStep(opened.page, 'identifier');
      if (opening.when === 'after') await opened.page.addScriptTag({ url: `/${opening.library}` });
      return opened;
    };
    const shown = (page: Page) => page.locator('punchh-signed-in, punchh-signed-out').evaluateAll((companions) =>
      companions.filter((companion) => companion.shadowRoot!.querySelector('slot')).map(({ textContent }) => textContent));

    describe(`${opening.library}, loaded ${opening.when} the ${opening.kind}`, () => {
      it('a guest signs in by text message and by email, and out again; the companions follow', async () => {
        const { page, problems } = await open('/session');
        await page.getByRole('radio', { name: 'Text message' }).check();
        await signInBySms(page, server.sandbox);
        await page.getByText('Welcome back').waitFor();
        assert.deepEqual(await shown(page), ['Welcome back']);
        await page.getByRole('button', { name: 'Sign out' }).click();
        await page.getByText('Hello').waitFor();
        assert.deepEqual(await shown(page), ['Hello']);
        await page.getByRole('radio', { name: 'Email' }).check();
        await askForCode(page, 'guest@example.com');
        const slots = page.locator('punchh-login [part~="code-slot"]');
        assert.equal(await slots.count(), 6);
        await page.keyboard.type('12');
        assert.deepEqual((await slots.allTextContents()).map((text) => text.trim()).slice(0, 2), ['1', '2']);
        assert.deepEqual(problems, []);
        await page.context().close();
      });

      it('a guest types an address with the keys of a kiosk', async () => {
        const { page, problems } = await open('/kiosk');
        const field = page.locator('punchh-login [part~="input"]');
        await field.click();
        for (const key of ['a', '@', 'b', '.', 'c', 'o']) await page.getByRole('button', { name: key, exact: true }).click();
        assert.equal(await field.inputValue(), 'a@b.co');
        assert.deepEqual(problems, []);
        await page.context().close();
      });

      it('a new guest of PAR Ordering gives the details that are asked for', async () => {
        const { page, problems } = await open('/menu');
        const email = `guest-${openings.indexOf(opening)}@example.com`;
        await askForCode(page, email);
        await page.locator('punchh-login input[autocomplete="one-time-code"]').focus();
        await page.keyboard.type(server.sandbox.inbox.latest(email)!.code);
        await waitForStep(page, 'details');
        await page.locator('punchh-login input[autocomplete="given-name"]').fill('Grace');
        await page.locator('punchh-login input[autocomplete="family-name"]').fill('Hopper');
        await page.locator('punchh-login input[type="tel"]').fill(`(212) 555-46${String(openings.indexOf(opening)).padStart(2, '0')}`);
        for (const box of await page.locator('punchh-login input[type="checkbox"]').all()) await box.check();
        await page.locator('punchh-login [part~="primary-button"]').click();
        await waitForStep(page, 'signed-in');
        assert.deepEqual(problems, []);
        await page.context().close();
      });
    });
  }
});
