import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { SETTINGS, attributeOf } from '../../src/client/settings.ts';

const FOLDER = 'integrations/wordpress/punchh-login';

/** Runs PHP. Where there is none, the tests fail and say what to install. */
function php(args: readonly string[], input?: string): string {
  const { status, stdout, stderr, error } = spawnSync('php', args, { encoding: 'utf8', ...(input !== undefined && { input }) });
  if (error) throw new Error(`php: ${error.message}. Debian: apt-get install php-cli`);
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}

/** Runs a piece of PHP with the plugin loaded, and returns what it prints. Warnings fail: they would be on the page. */
const run = (code: string): string => {
  const printed = php(['-d', 'display_errors=1', '-d', 'error_reporting=-1', 'test/integrations/wordpress-stubs.php', `${FOLDER}/punchh-login.php`], code);
  assert.doesNotMatch(printed, /^(Warning|Notice|Deprecated|Fatal error)/m);
  return printed;
};
const SETTINGS_OF_SITE = "$options['punchh_login'] = array( 'server' => '/api', 'client' => 'a\"b', 'return-to' => '' );";

describe('the WordPress plugin', () => {
  for (const name of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.php'))) {
    const path = `${FOLDER}/${name}`;
    it(`${path} is valid PHP, and does nothing when it is asked for by itself`, () => {
      php(['-l', path]);
      assert.match(readFileSync(path, 'utf8'), /defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;/);
    });
  }

  it('has a header that names a licence compatible with the GPL, and the version of the package', () => {
    const header = readFileSync(`${FOLDER}/punchh-login.php`, 'utf8');
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.match(header, /License: +GPL-2\.0-or-later/);
    assert.match(header, new RegExp(`Version: +${version}\\n`));
    assert.match(header, new RegExp(`'PUNCHH_LOGIN_VERSION', '${version}'`));
    assert.match(readFileSync(`${FOLDER}/readme.txt`, 'utf8'), new RegExp(`Stable tag: ${version}\\n`));
  });

  it('knows only attributes that the element has', () => {
    const names = JSON.parse(run('echo json_encode( array_merge( array_keys( punchh_login_fields() ), PUNCHH_LOGIN_FORM_ATTRIBUTES ) );')) as string[];
    const known = [...Object.keys(SETTINGS).map(attributeOf), 'lang'];
    assert.deepEqual(names.filter((name) => !known.includes(name)), []);
  });

  it('writes the tag with the settings, escaped, and has the page load the script', () => {
    assert.equal(
      run(`${SETTINGS_OF_SITE} echo $shortcodes['punchh_login']( array( 'channels' => 'sms', 'session_name' => 'x' ) ), $enqueued[0];`),
      '<punchh-login server="/api" client="a&quot;b" channels="sms" session-name="x"></punchh-login>punchh-login',
    );
  });

  it('takes no server, client, brand or document from whoever writes a page', () => {
    const written = "array( 'server' => 'https://evil.example', 'CLIENT' => 'evil', 'brand_src' => 'evil', 'backend' => 'evil', 'terms-url' => 'evil', 'onclick' => 'evil' )";
    assert.doesNotMatch(run(`${SETTINGS_OF_SITE} echo punchh_login_form( ${written} );`), /evil/);
    const allowed = run("echo json_encode( apply_filters( 'wp_kses_allowed_html', array( 'p' => array() ), 'post' ) );");
    const tags = JSON.parse(allowed) as Record<string, Record<string, boolean>>;
    for (const name of ['server', 'client', 'backend', 'brand-src', 'terms-url', 'privacy-url', 'allowed-origins']) {
      for (const tag of Object.keys(tags)) assert.equal(tags[tag]![name], undefined, `${tag} ${name}`);
    }
    assert.deepEqual(Object.keys(tags).sort(), ['p', 'punchh-login', 'punchh-signed-in', 'punchh-signed-out']);
    assert.equal(tags['p']!['slot'], true);
  });

  it('gives the settings to a tag that was typed, unless the tag names them', () => {
    const complete = (tag: string) => run(`${SETTINGS_OF_SITE} echo punchh_login_complete( '${tag}' );`);
    assert.equal(complete('<punchh-login class="x">'), '<punchh-login server="/api" client="a&quot;b" class="x">');
    assert.equal(complete('<punchh-login server = "/own">'), '<punchh-login client="a&quot;b" server = "/own">');
    assert.equal(complete('<p>No sign-in</p>'), '<p>No sign-in</p>');
  });

  it('keeps companions whole where blank lines make paragraphs', () => {
    const content = '[punchh_signed_in]\n\nYour <b>figs</b>\n\nwait\n\n[/punchh_signed_in]\n\n<punchh-signed-out>\n\nJoin\n\n</punchh-signed-out>\n\nBye';
    const shown = run(`echo punchh_login_unshield( wpautop( punchh_login_shield( base64_decode( '${Buffer.from(content).toString('base64')}' ) ) ) );`);
    assert.equal(shown.replace(/\n/g, ''),
      '<punchh-signed-in hidden><p>Your <b>figs</b></p><p>wait</p></punchh-signed-in><punchh-signed-out><p>Join</p></punchh-signed-out><p>Bye</p>');
  });

  it('keeps what was stored where a setting is not valid, and says which', () => {
    const input = "array( 'server' => 'javascript:alert(1)', 'return-to' => '//evil.example', 'countries' => 'US \"CA', 'client' => ' x<b>y ', 'terms-url' => '/terms' )";
    const printed = run(`${SETTINGS_OF_SITE} $clean = punchh_login_sanitize( ${input} ); echo json_encode( array( $clean, array_keys( $errors ) ) );`);
    const [clean, errors] = JSON.parse(printed) as [Record<string, string>, string[]];
    assert.deepEqual(errors, ['server', 'countries', 'return-to']);
    assert.equal(clean['server'], '/api');
    assert.equal(clean['client'], 'xy');
    assert.equal(clean['terms-url'], '/terms');
    assert.equal(clean['return-to'], '');
  });

  it('tells an administrator, and nobody else, that there is no server yet', () => {
    assert.match(run('$admin = true; echo punchh_login_form();'), /Punchh Login has no server yet/);
    assert.equal(run('echo punchh_login_form();'), '<punchh-login></punchh-login>');
  });

  it('keeps its script from being delayed', () => {
    for (const filter of ['rocket_delay_js_exclusions', 'rocket_exclude_js', 'litespeed_optm_js_defer_exc', 'litespeed_optimize_js_excludes']) {
      assert.equal(run(`echo json_encode( apply_filters( '${filter}', array( 'x' ) ) );`), '["x","punchh-login\\/assets\\/"]');
    }
    assert.equal(run("echo apply_filters( 'autoptimize_filter_js_exclude', 'x' );"), 'x, punchh-login/assets/');
    assert.match(run("echo apply_filters( 'script_loader_tag', '<script src=\"x\">', 'punchh-login' );"), /data-no-optimize="1".*data-cfasync="false"/);
    assert.equal(run("echo apply_filters( 'script_loader_tag', '<script src=\"x\">', 'jquery' );"), '<script src="x">');
  });
});
