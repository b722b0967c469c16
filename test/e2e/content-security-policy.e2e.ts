import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { signInByEmail, signInBySms, waitForStep } from '../../scripts/sign-in.ts';
import { bundle } from '../../scripts/weigh.ts';
import { launch, openPage, STRICT_POLICY } from './browser.ts';

const element = '<punchh-login server="/sandbox" client="demo-client"></punchh-login>';
const module = '<script type="module" src="/dist/punchh-login.js"></script>';
const classic = '<script src="/dist/punchh-login.global.js"></script>';

/** Records the violations of the policy, from the first line of the page on. */
async function openWatched(browser: Browser, url: string): Promise<{ page: Page; problems: string[] }> {
  const { page, problems } = await openPage(browser, 'about:blank');
  await page.exposeFunction('heard', (violation: string) => problems.push(violation));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      (self as unknown as { heard: (violation: string) => void }).heard(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  await page.goto(url);
  return { page, problems };
}

describe('the built scripts under the content security policy of the README', () => {
  let browser: Browser;
  let hostLit: string;
  const servers: DistServer[] = [];
  const open = async (script: string, policy = STRICT_POLICY, body = element) => {
    const server = await serveDist({
      pages: { '/': html(body, script) },
      files: {
        '/host.js': hostLit,
        '/brand.json': JSON.stringify({
          name: 'Sundown Grill', server: '/sandbox', client: 'demo-client', termsUrl: '/terms', privacyUrl: '/privacy',
          theme: { preset: 'soft', tokens: { 'color-primary': '#aa2211' }, logo: '/logo.svg' },
        }),
        '/no-logo.json': JSON.stringify({ name: 'Sundown Grill', server: '/sandbox', client: 'demo-client', theme: { logo: '/none.svg' } }),
        '/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><path d="M0 0h80v20H0z"/></svg>',
      },
      headers: { 'Content-Security-Policy': policy },
    });
    servers.push(server);
    return { server, ...(await openWatched(browser, `${server.origin}/`)) };
  };

  before(async () => {
    browser = await launch();
    // A page's own copy of Lit, as its own bundler makes it.
    hostLit = await bundle('test/e2e/host-lit.ts');
  });
  after(async () => {
    await browser.close();
    await Promise.all(servers.map((server) => server.close()));
  });

  for (const [kind, script] of [['module', module], ['classic script', classic]] as const) {
    for (const [channel, signIn] of [['email', signInByEmail], ['text message', signInBySms]] as const) {
      it(`signs in by ${channel} and out again, as a ${kind}`, async () => {
        const { server, page, problems } = await open(script);
        await signIn(page, server.sandbox);
        await page.reload();
        await waitForStep(page, 'signed-in');
        await page.locator('punchh-login [part~="button"]', { hasText: 'Sign out' }).click();
        await waitForStep(page, 'identifier');
        assert.deepEqual(problems, []);
        await page.context().close();
      });

      it(`signs in by ${channel} beside the page's own Lit, as a ${kind}`, async () => {
        const host = '<script type="module" src="/host.js"></script>';
        const { server, page, problems } = await open(`${host}${script}`, `${STRICT_POLICY} 'allow-duplicates'`);
        await page.getByText('drawn by the page').waitFor();
        await signIn(page, server.sandbox);
        assert.deepEqual(problems, []);
        await page.context().close();
      });
    }

    it(`wears a brand with its preset and its logo, as a ${kind}`, async () => {
      const { server, page, problems } = await open(script, STRICT_POLICY, '<punchh-login brand-src="/brand.json"></punchh-login>');
      await page.getByAltText('Sundown Grill').waitFor();
      const colour = await page.locator('punchh-login').evaluate((login) =>
        getComputedStyle(login).getPropertyValue('--punchh-color-primary'));
      assert.equal(colour, '#aa2211');
      await signInBySms(page, server.sandbox);
      assert.deepEqual(problems, []);
      await page.context().close();
    });

    it(`puts the brand's name where its logo does not come, as a ${kind}`, async () => {
      const { page, problems } = await open(script, STRICT_POLICY, '<punchh-login brand-src="/no-logo.json"></punchh-login>');
      const told = page.waitForEvent('console', (message) => message.type() === 'warning' && message.text().includes('/none.svg'));
      await page.getByText('Sundown Grill').waitFor();
      await told;
      assert.equal(await page.locator('punchh-login img').count(), 0);
      assert.deepEqual(problems.filter((problem) => !/status of 404/.test(problem)), []);
      await page.context().close();
    });
  }

  it('is told of what the policy refuses: two copies of Lit where one is allowed', async () => {
    const { page, problems } = await open(`${module}<script type="module" src="/host.js"></script>`);
    await page.waitForFunction(() => document.readyState === 'complete');
    assert.ok(problems.some((problem) => problem.startsWith('trusted-types')), problems.join());
    await page.context().close();
  });
});
