import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { labelOf } from '../../demo/studio/labels.ts';
import { serveDemo } from '../../scripts/pictures/demo-server.ts';
import { launch, openPage } from './browser.ts';
import { checked, file, GOOD, goTo, LOGO, openBrandFile } from './studio-page.ts';

/** The brand as the studio would hand it out. */
const brandFile = async (page: Page): Promise<Record<string, unknown>> => {
  await checked(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the brand file' }).click()]);
  const stream = await download.createReadStream();
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk as Uint8Array);
  return JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
};
const themeOf = (brand: Record<string, unknown>) => brand.theme as { tokens: Record<string, string>; logo?: string };
/** Everything that was measured is on the panel. */
const measured = (page: Page) => page.locator('.contrast li').nth(9).waitFor();
const scene = async (page: Page, label: string) => {
  await page.getByLabel('What the guest sees').selectOption({ label });
};
const preset = (of: Page) => of.locator('.preset[aria-pressed="true"]').getAttribute('data-preset');

interface Schema {
  properties?: Record<string, Schema>;
}

/** The paths of what `brand.schema.json` knows of kiosks and tills. */
const deviceFields = (): string[] => {
  const leaves = (schema: Schema, path: string): string[] =>
    schema.properties ? Object.entries(schema.properties).flatMap(([name, part]) => leaves(part, `${path}.${name}`)) : [path];
  const { properties } = JSON.parse(readFileSync('brand.schema.json', 'utf8')) as Schema;
  return ['kiosk', 'pos'].flatMap((name) => (properties![name] ? leaves(properties![name], name) : []));
};

const setAt = (holder: Record<string, unknown>, path: string, value: unknown): void => {
  const [key, ...rest] = path.split('.') as [string, ...string[]];
  if (rest.length) setAt((holder[key] ??= {}) as Record<string, unknown>, rest.join('.'), value);
  else holder[key] = value;
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

  it('leads from nothing to a tried brand in at most 12 interactions', async () => {
    const { page, problems } = await openPage(browser, url);
    let interactions = 0;
    const act = async (action: Promise<unknown>) => {
      interactions += 1;
      await action;
    };
    const login = page.locator('#trial punchh-login');
    await act(page.getByLabel('Name', { exact: true }).fill('Marlow Kitchen'));
    await act(page.locator('#logo').setInputFiles(LOGO));
    await page.getByText(/^The logo is in, and so is its colour, #0f766e/).waitFor();
    await act(page.getByRole('button', { name: 'Try it now' }).click());
    assert.ok(await page.locator('#trial').isVisible());
    assert.ok(!(await page.locator('#preview').isVisible()), 'nothing stands above the sign-in that is tried');
    await act(login.locator('[autocomplete="email"]').fill('jo@marlow.com'));
    for (const box of await login.locator('input[type="checkbox"]').all()) await act(box.check());
    await act(login.locator('[part~="primary-button"]').click());
    await page.getByText(/is your Marlow Kitchen code$/).waitFor();
    await act(page.getByRole('button', { name: /^Enter \d{6}$/ }).click());
    await page.getByText('It works, as it will for your guests.').waitFor();
    assert.ok(interactions <= 12, `${interactions} interactions`);
    await page.getByText('Agreed, version 1, English').first().waitFor();
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('offers the nearest legible colour for one that is too weak', async () => {
    const { page, problems } = await openPage(browser, url);
    await openBrandFile(page, GOOD);
    await goTo(page, 'look');
    await measured(page);
    await page.getByText('All legible').waitFor();
    await page.getByText('More colours').click();
    await page.getByLabel('Small print, light').fill('#c9c4bf');
    await page.getByText('1 too weak').waitFor();
    await page.getByRole('button', { name: /^Use #/ }).click();
    await page.getByText('All legible').waitFor();
    assert.match(themeOf(await brandFile(page)).tokens['color-muted']!, /^light-dark\(#(?!c9c4bf)[\da-f]{6}, #[\da-f]{6}\)$/);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('undoes and redoes, survives a reload, and fits into a link', async () => {
    const { page } = await openPage(browser, url);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await goTo(page, 'look');
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
    await page.locator('.brand-button').click();
    await page.getByRole('button', { name: 'Copy a link to this draft' }).click();
    await page.getByText('Copied').waitFor();
    const other = await openPage(browser, await page.evaluate(() => navigator.clipboard.readText()));
    await goTo(other.page, 'look');
    assert.equal(await preset(other.page), 'soft');
    await other.page.context().close();
    await page.context().close();
  });

  it('shows in its controls what a style set', async () => {
    const { page } = await openPage(browser, url);
    await goTo(page, 'look');
    const corners = page.getByRole('slider', { name: 'Corners' });
    await page.locator('.slider .value', { hasText: '12 px' }).first().waitFor();
    await page.locator('.preset[data-preset="soft"]').click();
    await page.locator('.slider .value', { hasText: '18 px' }).first().waitFor();
    assert.equal(await corners.inputValue(), '18');
    await page.locator('.preset[data-preset="sharp"]').click();
    await page.locator('.slider .value', { hasText: /^0 px$/ }).first().waitFor();
    assert.equal(await corners.inputValue(), '0');
    await page.context().close();
  });

  it('leads the preview to an error and on to the end', async () => {
    const { page } = await openPage(browser, url);
    await goTo(page, 'look');
    const login = page.locator('#preview punchh-login');
    await scene(page, 'Wrong code');
    await login.getByText('That code isn’t right').waitFor();
    await scene(page, 'Signed in');
    await login.getByRole('button', { name: 'Sign out' }).waitFor();
    await page.context().close();
  });

  it('shows the whole at once, on a phone, a desktop, a kiosk and a till, and two brands side by side', async () => {
    const { page } = await openPage(browser, url);
    const screens = page.locator('#preview .screen');
    await page.locator('#preview figcaption', { hasText: 'In dark' }).waitFor();
    assert.equal(await screens.count(), 4);
    const show = (name: string) => page.getByRole('radio', { name, exact: true }).click({ force: true });
    for (const [name, device, mode] of [['Desktop', 'desktop', 'web'], ['Kiosk', 'kiosk', 'kiosk'], ['Till', 'pos', 'pos'], ['Phone', 'phone', 'web']] as const) {
      await show(name);
      await page.locator(`#preview .screen[data-device="${device}"] punchh-login[mode="${mode}"]`).waitFor();
      assert.equal(await screens.count(), 1);
    }
    await goTo(page, 'look');
    await page.getByLabel('Page background, light').fill('#ffeedd');
    await page.waitForFunction(() => getComputedStyle(document.querySelector('#preview .page')!).backgroundColor === 'rgb(255, 238, 221)');
    await page.getByLabel('Compare with').selectOption({ label: 'Sharp' });
    await page.locator('#preview figcaption', { hasText: 'Sharp' }).waitFor();
    const radii = () => page.locator('#preview punchh-login').evaluateAll((elements) =>
      elements.map((element) => getComputedStyle(element.shadowRoot!.querySelector('[part~="card"]')!).borderRadius));
    await page.waitForFunction(() => document.querySelectorAll('#preview punchh-login').length === 2);
    await page.waitForFunction(() => {
      const [, other] = document.querySelectorAll('#preview punchh-login');
      const card = other?.shadowRoot?.querySelector('[part~="card"]');
      return card && getComputedStyle(card).borderRadius === '0px';
    });
    assert.notEqual((await radii())[0], '0px');
    await page.context().close();
  });

  it('shows a brand’s own words at once, and reports a broken file by the name of the control', async () => {
    const { page } = await openPage(browser, url);
    await goTo(page, 'words');
    const login = page.locator('#preview punchh-login');
    await login.locator('[part~="primary-button"]').waitFor();
    await page.getByLabel('Sign in or join', { exact: true }).fill('Hungry?');
    await login.getByRole('heading', { name: 'Hungry?' }).waitFor();
    await openBrandFile(page, { name: 'X', theme: { tokens: { radius: 'url(x)' } }, channels: ['email'] });
    await checked(page);
    const warning = page.locator('.checks li', { hasText: 'Corners: the sign-in cannot use this' });
    assert.ok(await warning.isVisible(), 'known by the time the checks have ended');
    assert.doesNotMatch(await page.locator('#panel').innerText(), /theme\.|tokens/);
    await openBrandFile(page, { name: 'X', channels: ['email'] });
    await checked(page);
    await warning.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('says what to do with a file that is no brand file, and keeps what was there', async () => {
    const { page } = await openPage(browser, url);
    await page.getByLabel('Name', { exact: true }).fill('Marlow Kitchen');
    for (const [contents, words] of [['<svg></svg>', /This is no brand file\. Choose the file named brand\.json/], ['{ "name": "X", }', /look at line 1 for a comma/]] as const) {
      await page.locator('#open-file').setInputFiles(file('brand.json', contents));
      await page.getByText(words).waitFor();
    }
    await page.locator('#logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await page.getByText('This file is no picture that browsers can show.').waitFor();
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Marlow Kitchen');
    await page.context().close();
  });

  it('has plain controls for ways in, help, text messages and kiosks', async () => {
    const { page } = await openPage(browser, url);
    await openBrandFile(page, GOOD);
    await goTo(page, 'sign-in');
    await page.getByText('Password or code', { exact: true }).click({ force: true });
    await page.getByLabel('Passwords must be').selectOption({ label: 'Moderate: 8 characters' });
    await page.getByLabel('Page where guests get help').fill('https://www.example.com/help');
    await page.getByText('About your text messages').click();
    await page.getByLabel('Name of the program').fill('Marlow codes');
    await page.getByText('Settings of shared screens').click();
    await page.getByLabel('Keys for email domains').fill('gmail.com, @Marlow.com');
    await goTo(page, 'words');
    await page.getByText('Like a friend').click({ force: true });
    await checked(page);
    await page.getByRole('button', { name: /^Show me\s?: The link to your help is an example/ }).click();
    await page.locator('#help:focus').fill('https://marlow.com/help');
    const { methods, password, help, sms, kiosk, register } = await brandFile(page);
    assert.deepEqual({ methods, password, help, sms, kiosk, register }, {
      methods: ['password', 'code'], password: { policy: 'moderate' }, help: 'https://marlow.com/help', sms: { program: 'Marlow codes' },
      kiosk: { domains: ['gmail.com', 'marlow.com'] }, register: 'informal',
    });
    await page.context().close();
  });

  it('has a control for each setting of kiosks and tills that a brand file can have, and keeps what a file says', async () => {
    const other: Record<string, number | boolean | string | string[]> = {
      idleAfter: 90, deviceIdPerGuest: true, domains: ['gmail.com'], keyRepeat: false, sameKeyAfter: 0.5, terms: 'One.', privacy: 'Two.',
    };
    const paths = deviceFields();
    assert.ok(paths.length >= 7);
    const given = {};
    for (const path of paths) setAt(given, path, other[path.split('.').at(-1)!] ?? assert.fail(`say here what else ${path} can be`));
    const { page } = await openPage(browser, url);
    await openBrandFile(page, { ...GOOD, ...given });
    assert.deepEqual((await brandFile(page)).kiosk, (given as { kiosk: unknown }).kiosk, 'nothing of the file is lost');
    await openBrandFile(page, GOOD);
    await goTo(page, 'sign-in');
    await page.getByText('Settings of shared screens').click();
    assert.equal(await page.getByText('Usually 60 seconds').isVisible(), true);
    const standards: unknown[] = [];
    for (const path of paths) {
      const value = other[path.split('.').at(-1)!]!;
      const control = page.locator('#panel').getByLabel(labelOf(path), { exact: true });
      assert.equal(await control.count(), 1, `${path} has no control named "${labelOf(path)}"`);
      if (typeof value === 'boolean') {
        standards.push(await control.isChecked());
        await control.setChecked(value);
      } else {
        standards.push(await control.inputValue());
        await control.fill(String(value));
      }
    }
    assert.deepEqual(standards, ['60', false, '', true, '0', '', ''], 'the defaults are shown');
    assert.deepEqual((await brandFile(page)).kiosk, (given as { kiosk: unknown }).kiosk, 'the controls write what they are named by');
    await page.context().close();
  });

  it('previews a brand whose file says impossible things', async () => {
    const { page, problems } = await openPage(browser, url);
    await openBrandFile(page, { ...GOOD, code: { length: 99, resendAfter: 'soon' }, channels: ['fax'], backend: 'nothing' });
    await page.locator('#preview punchh-login [part~="primary-button"]').first().waitFor();
    await goTo(page, 'try');
    await page.locator('#trial punchh-login [part~="primary-button"]').waitFor();
    await checked(page);
    const fixes = page.getByRole('button', { name: 'Take it out' });
    for (let left = await fixes.count(); left > 0; left -= 1) {
      await fixes.first().click();
      await checked(page);
    }
    await page.getByText('Ready to go out').waitFor();
    assert.deepEqual(problems.filter((text) => !/Brand file:/.test(text)), []);
    await page.context().close();
  });

  it('sets PAR Ordering up', async () => {
    const { page } = await openPage(browser, url);
    await openBrandFile(page, { ...GOOD, client: undefined });
    await goTo(page, 'sign-in');
    await page.getByText('PAR Ordering', { exact: true }).click({ force: true });
    await page.getByText('Required', { exact: true }).click({ force: true });
    await checked(page);
    await page.getByRole('button', { name: /^Show me\s?: Application is missing/ }).click();
    await page.locator('#application:focus').fill('marlow');
    const { backend, menu } = await brandFile(page);
    assert.deepEqual({ backend, menu }, { backend: 'menu', menu: { phone: 'required', application: 'marlow' } });
    await page.getByLabel('Snippet', { exact: true }).getByText('server="https://api.marlow.com"').waitFor();
    assert.doesNotMatch((await page.getByLabel('Snippet', { exact: true }).textContent())!, /client=/);
    await page.context().close();
  });

  it('takes design tokens in, and gives them out', async () => {
    const { page, problems } = await openPage(browser, url);
    await openBrandFile(page, GOOD);
    const components = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
    const color = (hex: string) => ({ $type: 'color', $value: { colorSpace: 'srgb', components: components(hex) } });
    const tokens = { brand: { primary: color('#7c3aed') }, radius: { md: { $type: 'dimension', $value: { value: 20, unit: 'px' } } }, chart: color('#00ff00') };
    await page.locator('#open-file').setInputFiles(file('tokens.json', tokens));
    await page.getByText('Taken from 2 of 3 design tokens: Brand colour, Corners.').waitFor();
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Marlow Kitchen');
    await checked(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download design tokens' }).click()]);
    const chunks: Uint8Array[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Uint8Array);
    const written = JSON.parse(Buffer.concat(chunks).toString()) as {
      light: Record<string, { $value: { hex: string } }>; shape: Record<string, { $value: unknown }>;
    };
    assert.equal(written.light['color-primary']!.$value.hex, '#7c3aed');
    assert.deepEqual(written.shape.radius!.$value, { value: 20, unit: 'px' });
    await goTo(page, 'brand');
    await page.locator('#open-file').setInputFiles(file('tokens.json', { chart: color('#00ff00') }));
    await page.getByText(/^None of these 1 design tokens has a name/).waitFor();
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('keeps several brands in this browser, and named versions with a way back', async () => {
    const { page } = await openPage(browser, url);
    const name = page.getByLabel('Name', { exact: true });
    await name.fill('Marlow Kitchen');
    await page.getByText('Saved in this browser').waitFor();
    await page.locator('.brand-button').click();
    await page.getByLabel('Name of the version').fill('Before summer');
    await page.getByRole('button', { name: 'Keep this version' }).click();
    await page.getByText('Before summer').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await name.fill('Marlow by the sea');
    await page.locator('.brand-button').click();
    await page.getByRole('button', { name: 'Go back to it' }).click();
    assert.equal(await name.inputValue(), 'Marlow Kitchen');
    await page.locator('.brand-button').click();
    await page.getByRole('button', { name: 'New brand' }).click();
    await name.fill('Second brand');
    await page.reload();
    assert.equal(await name.inputValue(), 'Second brand');
    await page.locator('.brand-button').click();
    await page.locator('#brands button', { hasText: 'Marlow Kitchen' }).click();
    assert.equal(await name.inputValue(), 'Marlow Kitchen');
    await page.context().close();
  });

  it('says so where the browser keeps nothing', async () => {
    const { page } = await openPage(browser, url);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.getByLabel('Name', { exact: true }).fill('Marlow Kitchen');
    await page.getByText('Not saved: this browser keeps nothing more').waitFor();
    await page.context().close();
  });
});
