import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { signInByEmail, waitForStep } from '../../scripts/sign-in.ts';
import { launch, openPage } from './browser.ts';

interface Heard {
  consents: { id: string; accepted: boolean; version: string }[];
}

/** Keeps what the page is told of consents. */
const listen = `<script>
  window.heard = [];
  addEventListener('punchh-consent', ({ detail }) => window.heard.push(detail));
</script>`;

describe('consents from a brand file', () => {
  let browser: Browser;
  let server: DistServer;
  before(async () => {
    browser = await launch();
    const element = '<punchh-login server="/sandbox" client="demo-client" brand-src="/brand.json" channels="email"></punchh-login>';
    server = await serveDist({ pages: { '/': html(listen + element) } });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** The brand's document, in the edition that it has at the moment. */
  const serveEdition = (page: Page, edition: () => string) =>
    page.route('**/brand.json', (route) => route.fulfill({
      json: { consents: [{ id: 'legal', required: true, covers: ['terms', 'privacy'], url: '/terms', version: edition() }] },
    }));
  const boxes = (page: Page) => page.locator('punchh-login [part~="consent"] input');
  const agreed = (page: Page) => page.locator('punchh-login').getByText('You agreed on');
  const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
  const sent = () => server.sandbox.log.entries.filter(({ path, method }) => path.endsWith('/password_less/token') && method === 'POST');

  it('are not asked for again, until the document has a new version: then before a code is sent', async () => {
    let edition = '2026-01';
    const { page, problems } = await openPage(browser, 'about:blank');
    await serveEdition(page, () => edition);
    await page.goto(`${server.origin}/`);
    await boxes(page).waitFor();
    await signInByEmail(page, server.sandbox);
    assert.deepEqual((await heard(page)).map(({ consents }) => consents.map(({ id, accepted, version }) => [id, accepted, version])),
      [[['legal', true, '2026-01']]]);
    await page.locator('punchh-login').getByText('Sign out').click();
    await waitForStep(page, 'identifier');

    await page.reload();
    await agreed(page).waitFor();
    assert.equal(await boxes(page).count(), 0);

    edition = '2026-11';
    await page.reload();
    await boxes(page).waitFor();
    assert.equal(await boxes(page).isChecked(), false);
    await page.locator('punchh-login #email').fill('guest@example.com');
    const before = sent().length;
    await page.locator('punchh-login [part~="primary-button"]').click();
    await page.locator('punchh-login').getByText('Agree to the Terms of Service and Privacy Policy to continue.').waitFor();
    assert.equal(sent().length, before);

    await signInByEmail(page, server.sandbox, 'other@example.com');
    assert.deepEqual((await heard(page)).at(-1)!.consents.map(({ version }) => version), ['2026-11']);
    const body = JSON.parse(sent().at(-1)!.body) as Record<string, unknown>;
    assert.deepEqual([body.privacy_policy, body.terms_and_conditions], [true, true]);
    assert.deepEqual(problems, []);
    await page.context().close();
  });
});
