import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { waitForStep } from '../../scripts/sign-in.ts';
import { launch, openPage } from './browser.ts';

/** Returns the name of the control that has the focus, inside whatever shadow roots, as a guest would call it. */
const focused = (page: Page): Promise<string> => page.evaluate(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return 'the page';
  const { id, localName } = element;
  if (element instanceof HTMLInputElement) return element.type === 'radio' ? `radio ${element.value}` : id;
  // The words of a link stand in a slot.
  return `${localName} ${element instanceof HTMLAnchorElement ? element.pathname : element.textContent.replace(/\s+/g, ' ').trim()}`;
});

/** Whether a ring shows where the focus is. */
const ringed = (page: Page): Promise<boolean> => page.evaluate(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const rings = (one: Element | null) => !!one && getComputedStyle(one).outlineStyle !== 'none' && parseFloat(getComputedStyle(one).outlineWidth) >= 2;
  // The ring of a radio button is its label's, that of the code one of its cells'.
  return [element, element?.closest('label') ?? null, ...(element?.parentElement?.querySelectorAll('[part~="code-slot"]') ?? [])].some(rings);
});

describe('by keyboard alone', () => {
  let browser: Browser;
  let server: DistServer;
  before(async () => {
    browser = await launch();
    const element = '<punchh-login server="/sandbox" client="demo-client" terms-url="/terms" privacy-url="/privacy"></punchh-login>';
    server = await serveDist({ pages: { '/': html(element) } });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  it('a guest signs in and out: each stop in its order, each with a ring, and none is a trap', async () => {
    const { page, problems } = await openPage(browser, `${server.origin}/`);
    await page.locator('punchh-login #email').waitFor();
    const stops: string[] = [];
    const tab = async (times = 1) => {
      for (let done = 0; done < times; done += 1) {
        await page.keyboard.press('Tab');
        const stop = await focused(page);
        stops.push(stop);
        if (stop !== 'the page') assert.equal(await ringed(page), true, `a ring around ${stop}`);
      }
    };
    await tab(2);
    await page.keyboard.type('guest@example.com');
    await tab();
    await page.keyboard.press('Space');
    await tab(3);
    assert.deepEqual(stops, [
      'radio email', 'email',
      'consent-legal', 'a /terms', 'a /privacy',
      'button Email me a code',
    ]);
    await page.keyboard.press('Enter');
    await waitForStep(page, 'code');
    await page.waitForFunction(() => document.querySelector('punchh-login')!.matches(':focus-within'));
    assert.equal(await focused(page), 'code');
    assert.equal(await ringed(page), true);

    stops.length = 0;
    await tab(3);
    assert.deepEqual(stops, ['button Continue', 'button Use a text message instead', 'the page']);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(page), 'code');
    await page.keyboard.type(server.sandbox.inbox.latest('guest@example.com')!.code);
    await waitForStep(page, 'signed-in');
    await page.locator('punchh-login .account').waitFor();
    await page.waitForFunction(() => document.querySelector('punchh-login')!.matches(':focus-within'));
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'button Sign out');
    await page.keyboard.press('Enter');
    await waitForStep(page, 'identifier');
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('a contact that is filled in at one go takes back what was said of the empty field', async () => {
    const { page } = await openPage(browser, `${server.origin}/`);
    const words = page.locator('punchh-login').getByRole('alert').first();
    await page.locator('punchh-login').getByRole('button', { name: 'Email me a code' }).click();
    await words.getByText('Enter your email address.').waitFor();
    assert.equal(await focused(page), 'email');
    // As a paste, autofill or a keyboard's suggestion does it; an event that a script makes is heard in another order.
    await page.keyboard.insertText('guest@example.com');
    await words.getByText('Agree to the Terms of Service and Privacy Policy to continue.').waitFor();
    await page.locator('punchh-login').getByRole('radio', { name: 'Text message' }).click();
    await page.locator('punchh-login').getByRole('button', { name: 'Text me a code' }).click();
    await words.getByText('Enter your mobile number.').waitFor();
    await page.keyboard.insertText('2125554626');
    await words.getByText('Agree to the Terms of Service and Privacy Policy to continue.').waitFor();
    await page.context().close();
  });
});
