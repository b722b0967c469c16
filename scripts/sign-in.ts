import type { Page } from 'playwright-core';
import type { Sandbox } from '../src/sandbox/index.ts';

/** The step that the element shows, as a guest's page sees it. */
export const waitForStep = (page: Page, step: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('punchh-login')?.getAttribute('step') === wanted, step);

/** Ticks what is asked, sends the first step, and waits for the next one. */
async function send(page: Page): Promise<void> {
  for (const box of await page.locator('punchh-login input[type="checkbox"]').all()) await box.check();
  await page.locator('punchh-login [part~="primary-button"]').click();
  await waitForStep(page, 'code');
}

/** Types the code that the sandbox sent there. */
async function typeCode(page: Page, sandbox: Sandbox, to: string): Promise<void> {
  const message = sandbox.inbox.latest(to);
  if (!message) throw new Error(`no message for ${to}`);
  const input = page.locator('punchh-login input[autocomplete="one-time-code"]');
  await input.focus();
  await page.keyboard.type(message.code);
  await waitForStep(page, 'signed-in');
}

/** Fills the first step and sends it, as a guest would. */
export async function askForCode(page: Page, email: string): Promise<void> {
  await page.locator('punchh-login input[autocomplete~="email"]').fill(email);
  await send(page);
}

/** Signs in by e-mail from the first step to the end, typing the code that the sandbox sent. */
export async function signInByEmail(page: Page, sandbox: Sandbox, email = 'guest@example.com'): Promise<void> {
  await askForCode(page, email);
  await typeCode(page, sandbox, email);
}

/** Signs in by text message, from the choice of it to the end. */
export async function signInBySms(page: Page, sandbox: Sandbox): Promise<void> {
  await page.getByRole('radio', { name: 'Text message' }).check();
  await page.locator('punchh-login input[type="tel"]').fill('(212) 555-4626');
  await send(page);
  await typeCode(page, sandbox, '+12125554626');
}
