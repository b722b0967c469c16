<?php
/**
 * Plugin Name:       Punchh Login
 * Plugin URI:        https://github.com/punchh-login/punchh-login
 * Description:       Signs guests in to PAR Punchh: a block, a shortcode, and content for guests who are signed in.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       punchh-login
 *
 * Settings are in includes/settings.php, the tags that a page gets in includes/markup.php.
 */

defined( 'ABSPATH' ) || exit;

define( 'PUNCHH_LOGIN_VERSION', '0.1.0' );
define( 'PUNCHH_LOGIN_FILE', __FILE__ );

require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/settings-page.php';
require __DIR__ . '/includes/script.php';
require __DIR__ . '/includes/markup.php';
require __DIR__ . '/includes/content.php';
require __DIR__ . '/includes/shortcodes.php';
require __DIR__ . '/includes/blocks.php';
require __DIR__ . '/includes/kses.php';
require __DIR__ . '/includes/optimizers.php';
