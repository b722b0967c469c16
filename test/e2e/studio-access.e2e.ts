import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { serveDemo } from '../../scripts/pictures/demo-server.ts';
import { launch, openPage } from './browser.ts';
import { GOOD, goTo, LOGO, openBrandFile, STEPS, violations } from './studio-page.ts';

const WIDE = { width: 1280, height: 800 };
/** 1280 × 1024 at 400 %. */
const ENLARGED = { width: 320, height: 256 };
const ON_ITS_SIDE = { width: 844, height: 390 };

describe('the studio for everybody', () => {
  let server: Awaited<ReturnType<typeof serveDemo>>;
  let browser: Browser;
  let url: string;

  before(async () => {
    server = await serveDemo();
    url = `${server.url}studio.html`;
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`has nothing for axe to find, in ${scheme}`, async () => {
      const { page } = await openPage(browser, url);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize(WIDE);
      const judge = async (what: string) => {
        const found = await violations(page);
        assert.deepEqual(found, [], `${what}:\n${found.join('\n')}`);
      };
      await judge('an empty studio');
      await page.locator('#logo').setInputFiles(LOGO);
      await page.getByText(/^The logo is in/).waitFor();
      for (const step of STEPS) {
        await goTo(page, step);
        for (const details of await page.locator('#panel details').all()) await details.evaluate((element) => element.setAttribute('open', ''));
        await page.locator(`${step === 'try' ? '#trial' : '#preview'} [part~="primary-button"]`).first().waitFor();
        await judge(step);
      }
      await page.locator('.brand-button').click();
      await page.getByRole('button', { name: 'Keep this version' }).click();
      await judge('brands and versions');
      await page.getByRole('button', { name: 'Close' }).click();
      await openBrandFile(page, GOOD);
      await goTo(page, 'hand-over');
      await page.getByRole('button', { name: 'Copy the link' }).waitFor();
      await judge('ready to be handed over');
      const link = page.getByRole('link', { name: /^Open the page/ });
      await page.waitForFunction(() => /#b=/.test(document.querySelector<HTMLAnchorElement>('a[href*="handover"]')?.href ?? ''));
      await page.goto((await link.getAttribute('href'))!);
      await page.getByRole('heading', { level: 1, name: /Marlow/ }).waitFor();
      await judge('the page for the developer');
      await page.context().close();
    });
  }

  for (const [name, size] of [['at 400 %', ENLARGED], ['on a phone on its side', ON_ITS_SIDE], ['on a phone', { width: 390, height: 844 }]] as const) {
    it(`scrolls one way only, and hides nothing, ${name}`, async () => {
      const { page } = await openPage(browser, url);
      await page.setViewportSize(size);
      await openBrandFile(page, { ...GOOD, methods: ['password', 'code'] });
      for (const step of STEPS) {
        await goTo(page, step);
        for (const details of await page.locator('#panel details').all()) await details.evaluate((element) => element.setAttribute('open', ''));
        const { scroll, wide } = await page.evaluate(() => ({
          scroll: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          wide: [...document.querySelectorAll('#panel :is(input, button, select, textarea, a, p, h2, h3)')]
            .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('pre'))
            .map((element) => `${element.localName} ${element.textContent}`),
        }));
        assert.equal(scroll, 0, `${step} scrolls sideways`);
        assert.deepEqual(wide, [], step);
      }
      const found = await violations(page);
      assert.deepEqual(found, [], found.join('\n'));
      await goTo(page, 'look');
      await page.getByRole('button', { name: 'Preview' }).click();
      await page.locator('#preview [part~="primary-button"]').first().waitFor();
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(scroll, 0, 'the preview scrolls the page sideways');
      await page.context().close();
    });
  }

  it('has landmarks with names, one heading of the first level, and can be walked by keyboard', async () => {
    const { page } = await openPage(browser, url);
    await page.getByRole('navigation', { name: 'Steps' }).waitFor();
    await page.getByRole('region', { name: 'Preview' }).waitFor();
    assert.deepEqual(await page.getByRole('heading', { level: 1 }).allTextContents(), ['Sign-in studio']);
    await page.locator('#steps a[href="#look"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Look' }).waitFor();
    assert.equal(await page.locator('#steps [aria-current="step"]').textContent(), 'Look');
    assert.match(await page.title(), /^Look/);
    await page.goBack();
    await page.getByRole('heading', { level: 2, name: 'Your brand' }).waitFor();
    await page.context().close();
  });
});
