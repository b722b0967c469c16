import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Message } from '../../src/sandbox/index.ts';
import { serveDemo } from '../../scripts/pictures/demo-server.ts';
import { waitForStep } from '../../scripts/sign-in.ts';
import { launch, openPage } from './browser.ts';
import { violations } from './studio-page.ts';

const open = (element: Element) => element.setAttribute('open', '');

describe('the demo', () => {
  let server: Awaited<ReturnType<typeof serveDemo>>;
  let browser: Browser;
  let url: string;

  before(async () => {
    server = await serveDemo();
    url = server.url;
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** The page after its visitor has chosen a way to sign in. */
  const choose = async (label: string, step: string) => {
    const { page, problems } = await openPage(browser, url);
    await page.getByRole('tab', { name: 'Conditions' }).click();
    await page.getByRole('radio', { name: label, exact: true }).click({ force: true });
    await waitForStep(page, step);
    return { page, problems };
  };
  const input = (page: Page, autocomplete: string) => page.locator(`punchh-login input[autocomplete~="${autocomplete}"]`);
  const submit = (page: Page) => page.locator('punchh-login [part~="primary-button"]').click();
  const callApi = async (page: Page) => {
    await page.getByRole('tab', { name: 'Session' }).click();
    await page.getByRole('button', { name: 'Call the API' }).click();
    await page.locator('.answer').getByText(': 200').waitFor();
  };

  it('signs in with a password, through a gateway on its own origin', async () => {
    const { page, problems } = await choose('Password', 'password');
    await input(page, 'username').fill('guest@example.com');
    await input(page, 'current-password').fill('Let!MeIn8410');
    await submit(page);
    await waitForStep(page, 'signed-in');
    await callApi(page);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('signs a customer of PAR Ordering up', async () => {
    const { page, problems } = await choose('PAR Ordering', 'identifier');
    // The form before had the same step, and boxes: the consents of PAR Ordering come with the details.
    await page.locator('punchh-login input[type="checkbox"]').first().waitFor({ state: 'detached' });
    await input(page, 'email').fill('new@example.com');
    await submit(page);
    await waitForStep(page, 'code');
    const messages = (await (await fetch(`${url}sandbox/_/inbox.json`)).json()) as Message[];
    await input(page, 'one-time-code').fill(messages.at(-1)!.code);
    await waitForStep(page, 'details');
    await input(page, 'given-name').fill('Alex');
    await input(page, 'family-name').fill('Guest');
    await page.locator('punchh-login select').last().selectOption('vegan');
    await page.locator('punchh-login #consent-terms').check();
    await submit(page);
    await waitForStep(page, 'signed-in');
    await callApi(page);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  /** The first dish and the soup are in the cart already. */
  const order = (page: Page) => page.locator('#place-order');
  const signIn = async (page: Page, email: string) => {
    await input(page, 'email').fill(email);
    for (const box of await page.locator('punchh-login input[type="checkbox"]').all()) await box.check();
    await submit(page);
    await waitForStep(page, 'code');
    const answer = await fetch(`${url}sandbox/_/inbox.json?to=${encodeURIComponent(email)}`);
    const [message] = (await answer.json()) as Message[];
    await input(page, 'one-time-code').fill(message!.code);
    await waitForStep(page, 'signed-in');
  };
  const focused = (page: Page) => page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.id || element?.getAttribute('autocomplete') || element?.localName;
  });

  it('says what it is in one line, with the tag to copy and the ways on', async () => {
    const { page, problems } = await openPage(browser, url);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const front = page.getByRole('complementary', { name: 'About this page' });
    await front.getByText('punchh-login signs restaurant guests in to PAR Punchh.').waitFor();
    await front.getByRole('button', { name: 'Copy the tag' }).click();
    await page.waitForFunction(() => document.querySelector('#copy-tag')?.textContent === 'Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^<script type="module" src=.*<punchh-login .*<\/punchh-login>$/s);
    for (const link of await front.getByRole('link').all()) {
      const { status } = await fetch(new URL((await link.getAttribute('href'))!, url), { headers: { Accept: 'text/html' } });
      assert.equal(status, 200);
    }
    assert.ok((await front.boundingBox())!.y < 1, 'it stands at the top');
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('leads from the order to the sign-in and back, and places it as the guest', async () => {
    const { page, problems } = await openPage(browser, url);
    await order(page).click();
    assert.match((await focused(page))!, /email/);
    await signIn(page, 'order@example.com');
    await page.waitForFunction(() => document.activeElement?.id === 'place-order');
    await page.getByText('Your order is ready to be placed.').waitFor();
    const before = Number(await page.locator('.figs strong').textContent());
    const [request] = await Promise.all([page.waitForRequest(/shop\/orders$/), page.keyboard.press('Enter')]);
    assert.match(request.headers().authorization!, /^Bearer /);
    await page.getByRole('heading', { name: /^Order P-\d+ is in$/ }).waitFor();
    const receipt = await page.locator('.receipt dl').innerText();
    assert.match(receipt.replace(/\s+/g, ' '), new RegExp(`Total \\$19\\.70 Earned 19 figs You have ${before + 19} figs`));
    assert.equal(await page.locator('.figs strong').textContent(), String(before + 19));
    assert.equal(await focused(page), 'receipt');
    await page.reload();
    await page.locator('.figs strong', { hasText: String(before + 19) }).waitFor();
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('keeps the cart of a guest whose order does not go through', async () => {
    const { page } = await openPage(browser, url);
    await signIn(page, 'lost@example.com');
    await page.route(/shop\/orders$/, (route) => route.fulfill({ status: 500, body: '{}' }));
    await order(page).click();
    await page.getByText('Your order didn’t go through.').waitFor();
    assert.equal(await page.locator('#cart .lines li').count(), 2);
    await page.context().close();
  });

  it('takes no order without a guest, and no price from the page', async () => {
    const body = JSON.stringify({ lines: [{ id: 'soup', count: 1, price: 1 }] });
    assert.equal((await fetch(`${url}shop/orders`, { method: 'POST', body })).status, 401);
    assert.equal((await fetch(`${url}shop/orders`, { method: 'POST', body, headers: { Authorization: 'Bearer made-up' } })).status, 401);
  });

  it('says offline where there is no network, from the sources as well', async () => {
    const { page } = await openPage(browser, url);
    await input(page, 'email').fill('jo@example.com');
    for (const box of await page.locator('punchh-login input[type="checkbox"]').all()) await box.check();
    // The first file alone has no words for it.
    await page.waitForFunction(() => customElements.get('punchh-code-step'));
    await page.context().setOffline(true);
    await submit(page);
    await page.locator('punchh-login').getByText('You seem to be offline.').first().waitFor();
    await page.context().setOffline(false);
    await submit(page);
    await waitForStep(page, 'code');
    await page.context().close();
  });

  it('shows long addresses without breaking what is beside the shop', async () => {
    const { page } = await openPage(browser, url);
    await page.setViewportSize({ width: 1280, height: 800 });
    await signIn(page, `${'a'.repeat(60)}@${'b'.repeat(60)}.example.com`);
    for (const tab of ['Activity', 'Session']) {
      await page.getByRole('tab', { name: tab }).click();
      for (const details of await page.locator('.entry details').all()) await details.evaluate(open);
      const broken = await page.locator('.inspector').evaluate((inspector) => [...inspector.querySelectorAll('*')]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 0.5)
        .map((element) => element.getAttribute('class') ?? element.localName));
      assert.deepEqual(broken, [], tab);
      assert.equal(await page.locator('.inspector').evaluate((element) => element.scrollWidth - element.clientWidth), 0, tab);
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    await page.context().close();
  });

  it('connects to a server of one’s own, for this tab', async () => {
    const { page } = await openPage(browser, url);
    await page.getByRole('tab', { name: 'Conditions' }).click();
    await page.getByText('Connect your own').click();
    await page.getByLabel('Server', { exact: true }).fill('my-server');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('Enter the whole address of the server').waitFor();
    const own = `${url}gateway`;
    await page.getByLabel('Server', { exact: true }).fill(own);
    await page.getByLabel('Client id').fill('demo-client');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.waitForFunction((server) => document.querySelector('punchh-login')?.getAttribute('server') === server
      || (document.querySelector('punchh-login') as unknown as { server?: string } | null)?.server === server, own);
    await page.reload();
    await input(page, 'email').fill('own@example.com');
    for (const box of await page.locator('punchh-login input[type="checkbox"]').all()) await box.check();
    const [sent] = await Promise.all([page.waitForRequest(/password_less\/token$/), submit(page)]);
    assert.ok(sent.url().startsWith(own));
    const { page: other } = await openPage(browser, url);
    assert.equal(await other.locator('punchh-login').getAttribute('server'), '/sandbox');
    await page.getByRole('tab', { name: 'Conditions' }).click();
    await page.getByRole('button', { name: 'Back to the sandbox' }).click();
    await page.waitForFunction(() => (document.querySelector('punchh-login') as unknown as { server?: string } | null)?.server === '/sandbox');
    await other.context().close();
    await page.context().close();
  });

  it('wears one brand, in light and in dark', async () => {
    const { page } = await openPage(browser, url);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const [card, button, shopButton, shopCard] = await page.evaluate(() => {
        const find = (root: ParentNode, selector: string): Element | null => root.querySelector(selector)
          ?? [...root.querySelectorAll('*')].map((element) => element.shadowRoot && find(element.shadowRoot, selector)).find(Boolean) ?? null;
        const background = (element: Element | null) => getComputedStyle(element!).backgroundColor;
        return [background(find(document, '[part~="card"]')), background(find(document, '[part~="primary-button"]')),
          background(document.querySelector('.cta')), background(document.querySelector('.dish'))];
      });
      const hex = (colour: string | undefined) => page.evaluate((value) => {
        const context = document.createElement('canvas').getContext('2d')!;
        context.fillStyle = value;
        context.fillRect(0, 0, 1, 1);
        return Array.from(context.getImageData(0, 0, 1, 1).data).join();
      }, colour!);
      assert.equal(await hex(button), await hex(shopButton), `the main button, in ${colorScheme}`);
      assert.equal(await hex(card), await hex(shopCard), `the card, in ${colorScheme}`);
    }
    await page.context().close();
  });

  it('leaves the gallery where the visitor is, whatever its scenes scroll to', async () => {
    const { page } = await openPage(browser, `${url}gallery.html`);
    await page.locator('article', { hasText: 'Known guest, too many tries' }).getByText('You can try again').waitFor();
    assert.equal(await page.evaluate(() => scrollY), 0);
    await page.context().close();
  });

  for (const path of ['', 'cms.html', 'kiosk.html', 'kiosk-check.html', 'pos.html', 'legal.html', 'gallery.html', 'scene.html', 'handover.html']) {
    it(`has nothing for axe to find on /${path}, in light and in dark`, async () => {
      const { page } = await openPage(browser, `${url}${path}`);
      const judge = async (what: string) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const found = await violations(page);
          assert.deepEqual(found, [], `${what}, ${colorScheme}\n${found.join('\n')}`);
        }
      };
      if (path === 'kiosk-check.html') await page.locator('#verdict').getByText('can run the sign-in').waitFor();
      if (path === 'kiosk.html') await page.locator('.dishes button').first().click();
      if (!/legal|handover|check/.test(path)) await page.locator('punchh-login [part~="primary-button"]').first().waitFor();
      await judge('as it opens');
      if (path === '') {
        await signIn(page, 'axe@example.com');
        await page.locator('.figs').waitFor();
        for (const tab of ['Activity', 'Session', 'Business', 'Conditions']) {
          await page.getByRole('tab', { name: tab }).click();
          for (const details of await page.locator('.inspector details').all()) await details.evaluate(open);
          await judge(tab);
        }
        await order(page).click();
        await page.locator('#receipt').waitFor();
        await judge('ordered');
        await page.setViewportSize({ width: 390, height: 844 });
        await judge('on a phone');
      }
      await page.context().close();
    });
  }
});
