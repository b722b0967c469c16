import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { signInByEmail } from '../../scripts/sign-in.ts';
import { launch, openPage } from '../e2e/browser.ts';
import { PASSWORD, startWordPress, type Site } from './site.ts';

describe('the plugin in WordPress', () => {
  let browser: Browser;
  let site: Site;
  let api: DistServer;
  before(async () => {
    [browser, site, api] = await Promise.all([launch(), startWordPress(), serveDist()]);
    site.run(`update_option( 'punchh_login', array( 'server' => '${api.origin}/sandbox', 'client' => 'demo-client', 'channels' => 'email' ) );`);
  });
  after(async () => {
    await browser?.close();
    await Promise.all([site?.close(), api?.close()]);
  });

  /** Saves a page as somebody, through all the filters that the editor's saving goes through; returns its address. */
  const save = (content: string, user: 'admin' | 'author' = 'admin') =>
    `${site.origin}/?p=${site.run(
      `echo wp_insert_post( wp_slash( array( 'post_status' => 'publish', 'post_title' => 'Rewards', 'post_content' => base64_decode( '${
        Buffer.from(content).toString('base64')}' ) ) ) );`, user)}`;

  /** Opens a page, signs in on it, and sees what is for members. */
  async function joins(url: string): Promise<void> {
    const { page, problems } = await openPage(browser, url);
    await page.getByText('Join and get a fig').waitFor();
    assert.equal(await page.getByText('Your figs wait').isVisible(), false);
    await signInByEmail(page, api.sandbox, `guest${crypto.randomUUID()}@example.com`);
    await page.getByText('Your figs wait').waitFor();
    assert.equal(await page.getByText('Join and get a fig').isVisible(), false);
    assert.deepEqual(problems, []);
    await page.context().close();
  }

  const WAYS: Record<string, string> = {
    'blocks': `<!-- wp:punchh-login/form /-->
<!-- wp:punchh-login/guests --><!-- wp:paragraph --><p>Your figs wait</p><!-- /wp:paragraph --><!-- /wp:punchh-login/guests -->
<!-- wp:punchh-login/guests {"show":"signed-out"} --><!-- wp:paragraph --><p>Join and get a fig</p><!-- /wp:paragraph --><!-- /wp:punchh-login/guests -->`,
    'shortcodes, with blank lines': '[punchh_login]\n\n[punchh_signed_in]\n\nYour figs wait\n\nfor you.\n\n[/punchh_signed_in]\n\n[punchh_signed_out]\n\nJoin and get a fig\n\n[/punchh_signed_out]',
    'tags, with blank lines': '<punchh-login></punchh-login>\n\n<punchh-signed-in>\n\nYour figs wait\n\nfor you.\n\n</punchh-signed-in>\n\n<punchh-signed-out>\n\nJoin and get a fig\n\n</punchh-signed-out>',
    'tags in a block of HTML': '<!-- wp:html --><punchh-login></punchh-login>\n\n<punchh-signed-in>Your figs wait</punchh-signed-in>\n\n<punchh-signed-out>Join and get a fig</punchh-signed-out><!-- /wp:html -->',
  };
  for (const [what, content] of Object.entries(WAYS)) {
    for (const user of ['admin', 'author'] as const) {
      it(`signs guests in, and shows what is for them: ${what}, saved by an ${user}`, async () => {
        await joins(save(content, user));
      });
    }
  }

  it('lets nobody but an administrator decide where contacts go', async () => {
    const evil = 'server="https://evil.example" client="x" brand-src="https://evil.example/b.json" terms-url="https://evil.example"';
    for (const content of [`<punchh-login ${evil}></punchh-login>`, `[punchh_login ${evil}]`, `[punchh_login SERVER="https://evil.example"]`]) {
      const text = await (await fetch(save(content, 'author'))).text();
      assert.match(text, new RegExp(`<punchh-login server="${api.origin}/sandbox" client="demo-client"`));
      assert.doesNotMatch(text, /evil/);
    }
  });

  it('loads its script on pages that have a tag of it, and nowhere else', async () => {
    const has = async (url: string) => /punchh-login\.standalone\.js/.test(await (await fetch(url)).text());
    assert.equal(await has(save('No sign-in here')), false);
    assert.equal(await has(save('[punchh_login]')), true);
  });

  it('speaks the language of the site', async () => {
    site.run("mkdir( WP_LANG_DIR, 0777, true ); touch( WP_LANG_DIR . '/de_DE.mo' ); update_option( 'WPLANG', 'de_DE' );");
    const { page } = await openPage(browser, save('[punchh_login]'));
    await page.getByText('Anmelden oder registrieren').waitFor();
    await page.context().close();
    site.run("update_option( 'WPLANG', '' );");
  });

  const logIn = async (page: Page): Promise<void> => {
    await page.goto(`${site.origin}/wp-login.php`);
    await page.locator('#user_login').fill('admin');
    await page.locator('#user_pass').fill(PASSWORD);
    await page.locator('#wp-submit').click();
    await page.waitForURL('**/wp-admin/**');
  };

  it('has a settings page that keeps what is right and names what is not', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await logIn(page);
    await page.goto(`${site.origin}/wp-admin/options-general.php?page=punchh-login`);
    assert.equal(await page.getByLabel('Server', { exact: true }).inputValue(), `${api.origin}/sandbox`);
    await page.getByLabel('Server', { exact: true }).fill('javascript:alert(1)');
    await page.getByLabel('After signing in').fill('//evil.example');
    await page.getByLabel('Countries').fill('GB US');
    await page.getByRole('button', { name: 'Save Changes' }).click();
    await page.getByText('Server: “javascript:alert(1)” is not valid').waitFor();
    await page.getByText('After signing in: “//evil.example” is not valid').waitFor();
    assert.equal(await page.getByLabel('Server', { exact: true }).inputValue(), `${api.origin}/sandbox`);
    assert.equal(await page.getByLabel('Countries').inputValue(), 'GB US');
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/settings.png` });
    await page.context().close();
  });

  it('has blocks with a placeholder in the editor, which can be put on a page and saved', async () => {
    const { page, problems } = await openPage(browser, 'about:blank');
    await logIn(page);
    problems.length = 0;
    await page.goto(`${site.origin}/wp-admin/post-new.php?post_type=page`);
    await page.waitForFunction('window.wp?.data?.select("core/blocks")?.getBlockType("punchh-login/form")');
    await page.evaluate(`
      wp.data.dispatch('core/edit-post').toggleFeature('welcomeGuide');
      wp.data.dispatch('core/editor').editPost({ title: 'Members' });
      wp.data.dispatch('core/block-editor').insertBlocks([
        wp.blocks.createBlock('punchh-login/form', { channels: 'sms' }),
        wp.blocks.createBlock('punchh-login/guests', {}, [wp.blocks.createBlock('core/paragraph', { content: 'Your figs wait' })]),
      ]);
    `);
    const editor = page.locator('.editor-styles-wrapper');
    await editor.getByText('Guests see the sign-in here').waitFor();
    await editor.getByText('Guests who are signed in').waitFor();
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/editor.png` });
    await page.evaluate(`wp.data.dispatch('core/editor').editPost({ status: 'publish' }).then(() => wp.data.dispatch('core/editor').savePost())`);
    const url = await page.evaluate<string>('wp.data.select("core/editor").getPermalink()');
    const shown = await (await fetch(url)).text();
    assert.match(shown, /<punchh-login server="[^"]+" client="demo-client" channels="sms"/);
    assert.match(shown, /<punchh-signed-in hidden>\s*<p>Your figs wait<\/p>\s*<\/punchh-signed-in>/);
    // The block is valid when it is opened again.
    await page.reload();
    await page.waitForFunction('window.wp?.data?.select("core/block-editor")?.getBlocks().length === 2');
    assert.deepEqual(await page.evaluate('wp.data.select("core/block-editor").getBlocks().map((block) => block.isValid)'), [true, true]);
    assert.deepEqual(problems.filter((text) => /punchh/i.test(text)), []);
    await page.context().close();
  });
});
