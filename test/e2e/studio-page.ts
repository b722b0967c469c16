import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { Page } from 'playwright-core';

export type Step = 'brand' | 'look' | 'sign-in' | 'consents' | 'words' | 'try' | 'hand-over';
export const STEPS: readonly Step[] = ['brand', 'look', 'sign-in', 'consents', 'words', 'try', 'hand-over'];

/** A logo of one colour, as small as logos are. */
export const LOGO = {
  name: 'logo.svg',
  mimeType: 'image/svg+xml',
  buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" onload="alert(1)"><script>alert(1)</script>'
    + '<rect width="120" height="40" rx="8" fill="#0f766e"/><circle cx="20" cy="20" r="9" fill="#fff"/></svg>'),
};

export const file = (name: string, contents: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof contents === 'string' ? contents : JSON.stringify(contents)),
});

/** Goes to a step, as a press on its name does. */
export const goTo = async (page: Page, step: Step): Promise<void> => {
  await page.locator(`#steps a[href="#${step}"]`).click();
  await page.locator(`body[data-step="${step}"]`).waitFor();
};

/** Waits until the check list has seen the brand as it is. */
export const checked = async (page: Page): Promise<void> => {
  await goTo(page, 'hand-over');
  await page.locator('.checks h3', { hasNotText: 'Checking' }).waitFor();
};

/** All that a brand needs to go out. */
export const GOOD = {
  name: 'Marlow Kitchen',
  server: 'https://api.marlow.com',
  client: 'marlow-web',
  consents: [
    { id: 'terms', required: true, covers: ['terms'], url: 'https://marlow.com/terms', version: '1' },
    { id: 'privacy', required: true, covers: ['privacy'], url: 'https://marlow.com/privacy', version: '1' },
  ],
  theme: { tokens: { 'color-primary': '#0f766e' } },
};

export const openBrandFile = async (page: Page, contents: unknown): Promise<void> => {
  await goTo(page, 'brand');
  await page.locator('#open-file').setInputFiles(file('brand.json', contents));
  await page.getByText('brand.json is open.').waitFor();
};

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Returns the faults that axe finds on a page, one line each. */
export const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(ending.map(({ finished }) => finished.catch(() => null)));
    const { axe: judge } = globalThis as unknown as { axe: Pick<typeof Axe, 'run'> };
    const found = await judge.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join('; ')}`);
  });
};
