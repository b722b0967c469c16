import type { Page } from 'playwright-core';
import type { Sandbox } from '../src/sandbox/index.ts';

/** The step that the element shows, as a guest's page sees it. */
export const waitForStep = (page: Page, step: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('punchh-login')?.getAttribute('step') === wanted, step);

/** Fills the first step and sends it, as a guest would. */
export async function askForCode(page: Page, email: string): Promise<void> {
  await page.locator('punchh-login input[autocomplete~="email"]').fill(email);
  for (const box of await page.locator('punchh-login input[type="checkbox"]').all()) await box.check();
  await page.locator('punchh-login [part~="primary-button"]').click();
  await waitForStep(page, 'code');
}

/** Signs in by e-mail from the first step to the end, typing the code that the sandbox sent. */
export async function signInByEmail(page: Page, sandbox: Sandbox, email = 'guest@example.com'): Promise<void> {
  await askForCode(page, email);
  const message = sandbox.inbox.latest(email);
  if (!message) throw new Error(`no message for ${email}`);
  const input = page.locator('punchh-login input[autocomplete="one-time-code"]');
  await input.focus();
  await page.keyboard.type(message.code);
  await waitForStep(page, 'signed-in');
}
