import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { serveDemo } from '../../scripts/pictures/demo-server.ts';
import { waitForStep } from '../../scripts/sign-in.ts';
import { launch, openPage } from './browser.ts';
import { checked, GOOD, goTo, LOGO, openBrandFile } from './studio-page.ts';

/** A picture of noise: as large as a logo gets once it is made small. */
const drawNoise = (): string => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [600, 200];
  const context = canvas.getContext('2d')!;
  const pixels = context.createImageData(600, 200);
  for (let at = 0; at < pixels.data.length; at += 1) pixels.data[at] = at % 4 === 3 ? 255 : (at * 2654435761) >>> 24;
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1]!;
};

const snippetOf = async (page: Page): Promise<string> => (await page.getByLabel('Snippet', { exact: true }).textContent())!;

/** Runs the command of the page beside the brand file, and returns what it would write. */
const printed = (command: string, brand: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'punchh-instant-'));
  try {
    writeFileSync(join(folder, 'brand.json'), brand);
    const [, options] = /^npx punchh-instant (.+) > sign-in\.html$/.exec(command)!;
    const { stdout, stderr, status } = spawnSync(process.execPath, [resolve('dist/instant-bin.js'), ...options!.split(' ')], { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('handing a brand over', () => {
  let demo: Awaited<ReturnType<typeof serveDemo>>;
  let browser: Browser;
  let url: string;
  const sites: DistServer[] = [];

  before(async () => {
    demo = await serveDemo();
    url = `${demo.url}studio.html`;
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    await Promise.all(sites.map((site) => site.close()));
    await demo.close();
  });

  it('does not let a broken brand out, says why, and leads to each fault', async () => {
    const { page } = await openPage(browser, url);
    await checked(page);
    await page.getByText('4 things to mend before it can go out').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Copy the link' }).count(), 0);
    assert.equal(await page.getByLabel('Snippet', { exact: true }).count(), 0);
    await page.getByRole('button', { name: /^Show me\s?: The brand has no name/ }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'name');
    await page.keyboard.type('Marlow Kitchen');
    await checked(page);
    await page.getByRole('button', { name: 'My developer fills them in' }).click();
    for (const [what, id] of [['terms', 'consent-0-url'], ['privacy', 'consent-1-url']] as const) {
      await checked(page);
      await page.getByRole('button', { name: new RegExp(`^Show me\\s?: Nobody can read your ${what}`) }).click();
      assert.equal(await page.evaluate(() => document.activeElement?.id), id);
      await page.keyboard.type(`https://marlow.com/${what}`);
    }
    await checked(page);
    await page.getByText('Ready to go out').waitFor();
    await page.getByRole('button', { name: 'Copy the link' }).waitFor();
    await page.context().close();
  });

  it('keeps a small logo in the brand file, and exports a larger one beside it', async () => {
    const { page } = await openPage(browser, url);
    await openBrandFile(page, GOOD);
    await page.locator('#logo').setInputFiles(LOGO);
    await page.getByText(/^The logo is in/).waitFor();
    await checked(page);
    await page.getByText('Without a file', { exact: true }).click({ force: true });
    const inlined = await snippetOf(page);
    assert.match(inlined, /"logo": "data:image\/svg\+xml;base64,/);
    const svg = Buffer.from(/base64,([^"]+)/.exec(inlined)![1]!, 'base64').toString();
    assert.doesNotMatch(svg, /script|onload/);
    assert.equal(await page.getByRole('button', { name: 'Download the logo' }).count(), 0);
    await goTo(page, 'brand');
    await page.locator('#logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(await page.evaluate(drawNoise), 'base64') });
    await page.getByText(/^The logo is in/).waitFor();
    await checked(page);
    assert.match(await snippetOf(page), /"logo": "\/logo\.(png|webp)"/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the logo' }).click()]);
    assert.match(download.suggestedFilename(), /^logo\.(png|webp)$/);
    await page.context().close();
  });

  it('takes a logo that is dropped', async () => {
    const { page } = await openPage(browser, url);
    const dropped = await page.evaluateHandle((svg) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([svg], 'logo.svg', { type: 'image/svg+xml' }));
      return transfer;
    }, LOGO.buffer.toString());
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
    await page.getByText(/^The logo is in/).waitFor();
    await page.locator('#preview punchh-login img').first().waitFor();
    await page.context().close();
  });

  it('puts a logo for light and one for dark into one picture', async () => {
    const { page } = await openPage(browser, url);
    const logo = (colour: string) => ({ ...LOGO, buffer: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${colour}"/></svg>`) });
    await page.locator('#logo').setInputFiles(logo('#101010'));
    await page.getByText('Your logo can hardly be seen in dark').waitFor();
    await page.locator('#logo-dark').setInputFiles(logo('#00ff00'));
    await page.getByText('Your logo can hardly be seen in dark').waitFor({ state: 'detached' });
    const middles = await Promise.all(['light', 'dark'].map(async (scheme) => {
      const tile = page.locator(`.logo-tile[data-scheme="${scheme}"] img`);
      const { data, width, height } = PNG.sync.read(await tile.screenshot());
      return [...data.subarray(((height >> 1) * width + (width >> 1)) * 4)].slice(0, 3).join();
    }));
    assert.deepEqual(middles, ['16,16,16', '0,255,0']);
    await page.context().close();
  });

  it('makes a link to a page whose files and snippet sign a guest in', async () => {
    const { page, problems } = await openPage(browser, url);
    await openBrandFile(page, { ...GOOD, server: undefined, client: undefined, copy: { en: { heading: 'Come to the table' } } });
    await checked(page);
    await page.getByRole('button', { name: 'My developer fills them in' }).click();
    const link = page.getByRole('link', { name: /^Open the page/ });
    await page.waitForFunction(() => /handover\.html#b=/.test(document.querySelector<HTMLAnchorElement>('a[href*="handover"]')?.href ?? ''));
    const { page: handover, problems: further } = await openPage(browser, (await link.getAttribute('href'))!);
    await handover.getByRole('heading', { level: 1, name: /Marlow Kitchen/ }).waitFor();

    const pages: Record<string, string> = {};
    const files: Record<string, string> = {};
    const site = await serveDist({ pages, files });
    sites.push(site);
    await handover.getByLabel('Server').fill(`${site.origin}/sandbox`);
    await handover.getByLabel('Client id').fill('demo-client');
    const onSite = (snippet: string) => html(snippet.replace('/punchh-login/', '/dist/'), '');
    pages['/file'] = onSite(await snippetOf(handover));
    const [download] = await Promise.all([handover.waitForEvent('download'), handover.getByRole('button', { name: 'Download' }).click()]);
    const chunks: Uint8Array[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Uint8Array);
    files['/brand.json'] = Buffer.concat(chunks).toString();
    await handover.getByText('A form that works before the script has arrived').click();
    pages['/instant'] = html(printed(await handover.getByLabel('Command for a form before the script').innerText(), files['/brand.json']), '');
    await handover.getByText('All in the page').click({ force: true });
    pages['/page'] = onSite(await snippetOf(handover));

    // Without a script: the page has none.
    const { page: early } = await openPage(browser, `${site.origin}/instant`);
    await early.getByRole('heading', { name: 'Come to the table' }).waitFor();
    await early.locator('#email').fill('jo@example.com');
    await early.context().close();

    for (const path of ['/file', '/page']) {
      const { page: guest, problems: wrong } = await openPage(browser, site.origin + path);
      await guest.getByRole('heading', { name: 'Come to the table' }).waitFor();
      await guest.locator('punchh-login [autocomplete="email"]').fill(`jo@${path.slice(1)}.com`);
      for (const box of await guest.locator('punchh-login input[type="checkbox"]').all()) await box.check();
      await guest.locator('punchh-login [part~="primary-button"]').click();
      await waitForStep(guest, 'code');
      await guest.locator('punchh-login [autocomplete="one-time-code"]').fill(site.sandbox.inbox.latest()!.code);
      await waitForStep(guest, 'signed-in');
      assert.deepEqual(wrong, []);
      await guest.context().close();
    }
    assert.deepEqual([...problems, ...further], []);
    await handover.context().close();
    await page.context().close();
  });

  it('says where to paste for each system, and takes the brand into the page where files cannot be put', async () => {
    const { page } = await openPage(browser, url);
    await openBrandFile(page, GOOD);
    await checked(page);
    await page.waitForFunction(() => /#b=/.test(document.querySelector<HTMLAnchorElement>('a[href*="handover"]')?.href ?? ''));
    const { page: handover } = await openPage(browser, (await page.getByRole('link', { name: /^Open the page/ }).getAttribute('href'))!);
    await handover.getByLabel('The site is made with').selectOption('WordPress');
    await handover.getByText('Custom HTML').waitFor();
    assert.match((await handover.getByRole('link', { name: 'All about WordPress' }).getAttribute('href'))!, /docs\/cms\.\w+#wordpress$/);
    assert.match(await snippetOf(handover), /brand-src="\/brand\.json"/);
    await handover.getByLabel('The site is made with').selectOption('Squarespace');
    assert.doesNotMatch(await snippetOf(handover), /brand-src/);
    await handover.context().close();
    await page.context().close();
  });

  it('says so where the link was cut off on its way', async () => {
    const { page, problems } = await openPage(browser, `${demo.url}handover.html#b=q1YqS8w`);
    await page.getByRole('heading', { name: 'This link is not complete' }).waitFor();
    assert.deepEqual(problems, []);
    await page.context().close();
  });
});
