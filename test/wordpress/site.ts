import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort, until } from '../../scripts/processes.js';

/** Where Debian's package puts it. */
const WORDPRESS = '/usr/share/wordpress';
const PLUGIN = resolve('integrations/wordpress/punchh-login');

export const PASSWORD = 'a password of the tests';

/** A WordPress of one's own, on this machine alone, with the plugin switched on. */
export interface Site {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Runs PHP with WordPress loaded, as a user, and returns what it printed. */
  run(code: string, user?: 'admin' | 'author'): string;
  close(): Promise<void>;
}

/** Runs a program to its end. @throws Error with what it said */
function runToEnd(command: string, args: readonly string[], input?: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', input });
  if (error) throw new Error(`${command}: ${error.message}. Debian: apt-get install wordpress php-cli php-mysql mariadb-server`);
  if (status !== 0) throw new Error(`${command}: ${stderr || stdout}`);
  return stdout;
}

const ended = (child: ChildProcess) =>
  child.exitCode === null ? new Promise((done) => child.once('exit', done)) : Promise.resolve();

/** Installs and starts WordPress, with a database and a web server of its own, in a folder that `close` removes. */
export async function startWordPress(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'wordpress-'));
  const [data, root, socket] = [join(folder, 'data'), join(folder, 'site'), join(folder, 'db.sock')];
  const asUser = process.getuid?.() === 0 ? ['--user=root'] : [];
  runToEnd('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', ...asUser]);
  const database = spawn('mariadbd', [
    '--no-defaults', `--datadir=${data}`, `--socket=${socket}`, '--skip-networking', `--pid-file=${join(folder, 'db.pid')}`, ...asUser,
  ], { stdio: 'ignore' });
  const query = (sql: string) => spawnSync('mariadb', ['--no-defaults', `--socket=${socket}`, '-u', 'root', '-e', sql], { encoding: 'utf8' });
  await until(() => query('SELECT 1').status === 0, 'MariaDB', 60_000);
  query('CREATE DATABASE wordpress');

  // Debian's own is configured for a whole machine, and its themes and plugins are links.
  cpSync(WORDPRESS, root, { recursive: true, dereference: true, filter: (path) => !path.endsWith('/wp-config.php') });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  writeFileSync(join(root, 'wp-config.php'), `<?php
define( 'DB_NAME', 'wordpress' ); define( 'DB_USER', 'root' ); define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:${socket}' ); define( 'DB_CHARSET', 'utf8mb4' ); define( 'DB_COLLATE', '' );
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $name ) { define( "{$name}_KEY", 'test' ); define( "{$name}_SALT", 'test' ); }
define( 'WP_HTTP_BLOCK_EXTERNAL', true ); define( 'DISABLE_WP_CRON', true ); define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_DEBUG', true ); define( 'WP_DEBUG_DISPLAY', true ); define( 'WP_DEBUG_LOG', false );
$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) { define( 'ABSPATH', __DIR__ . '/' ); }
require_once ABSPATH . 'wp-settings.php';
`);
  writeFileSync(join(root, 'favicon.ico'), '');
  mkdirSync(join(root, 'wp-content/plugins'), { recursive: true });
  cpSync(PLUGIN, join(root, 'wp-content/plugins/punchh-login'), { recursive: true });
  // This WordPress is older than this PHP: what is deprecated in it is none of the plugin's.
  const php = ['-d', 'error_reporting=E_ALL & ~E_DEPRECATED', '-d', 'display_errors=1'];
  const bootstrap = `$_SERVER['HTTP_HOST'] = '127.0.0.1:${port}'; $_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1'; $_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REQUEST_URI'] = '/';`;
  runToEnd('php', php, `<?php ${bootstrap} define( 'WP_INSTALLING', true ); require '${root}/wp-load.php'; require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Pennyfig Kitchen', 'admin', 'admin@example.com', false, '', '${PASSWORD}' );
update_option( 'siteurl', '${origin}' ); update_option( 'home', '${origin}' );`);
  const run = (code: string, user: 'admin' | 'author' = 'admin') =>
    runToEnd('php', php, `<?php ${bootstrap} require '${root}/wp-load.php'; wp_set_current_user( get_user_by( 'login', '${user}' )->ID ?? 0 );
require_once ABSPATH . 'wp-admin/includes/plugin.php'; kses_init(); ${code}`);
  runToEnd('php', php, `<?php ${bootstrap} require '${root}/wp-load.php'; require_once ABSPATH . 'wp-admin/includes/plugin.php';
$error = activate_plugin( 'punchh-login/punchh-login.php' ); if ( is_wp_error( $error ) ) { fwrite( STDERR, $error->get_error_message() ); exit( 1 ); }
switch_theme( 'twentytwentyone' ); wp_insert_user( array( 'user_login' => 'author', 'user_pass' => '${PASSWORD}', 'role' => 'author' ) );`);

  const web = spawn('php', [...php, '-S', `127.0.0.1:${port}`, '-t', root], {
    stdio: 'ignore', env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' }, detached: true,
  });
  await until(async () => (await fetch(`${origin}/`).catch(() => null))?.ok ?? false, 'WordPress', 60_000);
  return {
    origin,
    run,
    async close() {
      // Its workers, too.
      process.kill(-web.pid!);
      database.kill();
      await Promise.all([ended(web), ended(database)]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
