import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { signInByEmail } from '../../scripts/sign-in.ts';
import { launch, openPage } from './browser.ts';

const attributes = 'server="/sandbox" client="demo-client"';
const companions = '<punchh-signed-in>Welcome back</punchh-signed-in><punchh-signed-out>Hello</punchh-signed-out>';
const pages = {
  'an element': `<punchh-login ${attributes}></punchh-login>${companions}`,
  'an element in a session': `<punchh-session ${attributes}><punchh-login></punchh-login>${companions}</punchh-session>`,
};

/** The script tag's files as another version has them: under other names, at a place of their own. */
function anotherVersion(): Record<string, string> {
  const lazy = readdirSync('dist/chunks').filter((name) => name.endsWith('.js'));
  const edition = lazy[0]!.slice(-'abcdef.js'.length, -'.js'.length);
  const rename = (text: string) => text.replaceAll(edition, 'OTHER1');
  return Object.fromEntries(['punchh-login.js', ...lazy.map((name) => `chunks/${name}`)]
    .map((name) => [`/other/${rename(name)}`, rename(readFileSync(`dist/${name}`, 'utf8'))]));
}

const module = (folder: string) => `<script type="module" src="/${folder}/punchh-login.js"></script>`;
const copies = {
  module: module('dist'),
  'module at another address': module('copy/dist'),
  'module of another version': module('other'),
  classic: '<script src="/dist/punchh-login.global.js"></script>',
  standalone: '<script src="/dist/punchh-login.standalone.js"></script>',
};
type Copy = keyof typeof copies;

/** Which two copies a page has; each pair is tried in both orders. */
const pairs: [Copy, Copy][] = [
  ['module', 'classic'],
  ['module', 'standalone'],
  ['module', 'module at another address'],
  ['module', 'module of another version'],
  ['classic', 'standalone'],
  ['standalone', 'module of another version'],
];

describe('two copies of the package on a page', () => {
  let browser: Browser;
  let server: DistServer;
  before(async () => {
    browser = await launch();
    const markup = Object.entries(pages).flatMap(([, body]) => pairs.flatMap(([one, other]) =>
      ([[one, other], [other, one]] as const).map((order) => html(body, order.map((copy) => copies[copy]).join('')))));
    server = await serveDist({
      pages: Object.fromEntries(markup.map((text, index) => [`/${index}`, text])),
      files: anotherVersion(),
    });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  let index = 0;
  for (const what of Object.keys(pages)) {
    for (const [one, other] of pairs) {
      for (const order of [[one, other], [other, one]]) {
        const path = `/${index++}`;
        it(`leave a form that signs in, and companions that follow it: ${what}, ${order.join(' before ')}`, async () => {
          const { page, problems } = await openPage(browser, server.origin + path);
          await page.getByText('Hello').waitFor();
          await signInByEmail(page, server.sandbox, `guest${path.slice(1)}@example.com`);
          await page.getByText('Welcome back').waitFor();
          await page.getByText('Hello').waitFor({ state: 'hidden' });
          await page.evaluate(() => document.querySelector('punchh-login')!.signOut());
          await page.getByText('Hello').waitFor();
          await page.getByText('Welcome back').waitFor({ state: 'hidden' });
          assert.deepEqual(problems, []);
          await page.context().close();
        });
      }
    }
  }
});
