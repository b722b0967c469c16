import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { serveDemo } from '../../scripts/pictures/demo-server.ts';
import { launch, openPage } from './browser.ts';

/** The brand as the studio would hand it out. */
const brandFile = async (page: Page): Promise<Record<string, unknown>> => {
  await page.locator('#tab-share').click();
  return JSON.parse((await page.locator('#panel pre').first().textContent())!) as Record<string, unknown>;
};
const tokensOf = (brand: Record<string, unknown>) => (brand.theme as { tokens: Record<string, string> }).tokens;
/** Everything that was measured is on the panel. */
const measured = (page: Page) => page.locator('.contrast li').nth(9).waitFor();
const scene = async (page: Page, label: string) => {
  await page.getByLabel('What the guest sees').selectOption({ label });
};

describe('the theme studio', () => {
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

  it('offers the nearest legible colour for one that is too weak', async () => {
    const { page, problems } = await openPage(browser, url);
    await measured(page);
    await page.getByText('All legible').waitFor();
    await page.getByText('More colours').click();
    await page.getByLabel('Small print, light').fill('#c9c4bf');
    await page.getByText('1 too weak').waitFor();
    await page.getByRole('button', { name: /^Use #/ }).click();
    await page.getByText('All legible').waitFor();
    assert.match(tokensOf(await brandFile(page))['color-muted']!, /^light-dark\(#(?!c9c4bf)[\da-f]{6}, #[\da-f]{6}\)$/);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('undoes and redoes, survives a reload, and fits into a link', async () => {
    const { page } = await openPage(browser, url);
    const preset = (of: Page) => of.locator('.preset[aria-pressed="true"]').getAttribute('data-preset');
    await page.locator('.preset[data-preset="sharp"]').click();
    await page.getByText('Airy', { exact: true }).click({ force: true });
    await page.locator('.preset[data-preset="soft"]').click();
    await page.getByRole('button', { name: 'Undo' }).click();
    assert.equal(await preset(page), 'sharp');
    await page.getByRole('button', { name: 'Redo' }).click();
    assert.equal(await preset(page), 'soft');
    await page.reload();
    await page.locator('.preset').first().waitFor();
    assert.equal(await preset(page), 'soft');
    await page.locator('#tab-share').click();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText(/^The link is/).waitFor();
    const other = await openPage(browser, page.url());
    await other.page.locator('.preset').first().waitFor();
    assert.equal(await preset(other.page), 'soft');
    await other.page.context().close();
    await page.context().close();
  });

  it('leads the preview to an error and on to the end', async () => {
    const { page } = await openPage(browser, url);
    const login = page.locator('.place punchh-login');
    await scene(page, 'Wrong code');
    await login.getByText('That code isn’t right').waitFor();
    await scene(page, 'Signed in');
    await login.getByRole('button', { name: 'Sign out' }).waitFor();
    await page.context().close();
  });

  it('shows a brand’s own words at once, and reports a broken file by its path', async () => {
    const { page } = await openPage(browser, url);
    const login = page.locator('.place punchh-login');
    await login.locator('[part~="primary-button"]').waitFor();
    await page.locator('#tab-words').click();
    await page.getByLabel('Heading', { exact: true }).fill('Hungry?');
    await login.getByRole('heading', { name: 'Hungry?' }).waitFor();
    await page.locator('#tab-share').click();
    await page.locator('input[type="file"]').setInputFiles({
      name: 'brand.json', mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ name: 'X', theme: { tokens: { radius: 'url(x)' } }, channels: ['email'] })),
    });
    await page.getByText(/theme\.tokens\.radius/).first().waitFor();
    const warning = page.locator('.warn', { hasText: 'theme.tokens.radius' });
    await warning.waitFor();
    await page.locator('input[type="file"]').setInputFiles({
      name: 'brand.json', mimeType: 'application/json', buffer: Buffer.from('{ "name": "X", "channels": ["email"] }'),
    });
    await warning.waitFor({ state: 'detached' });
    await page.context().close();
  });
});
