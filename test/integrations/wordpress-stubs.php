<?php
/**
 * As much of WordPress as the plugin's own functions call, for a check of its output where no WordPress is. The whole is
 * tested in a real one by `npm run test:wordpress`.
 *
 * Reads PHP code from the standard input and runs it with the plugin loaded.
 */

define( 'ABSPATH', __DIR__ );

$hooks      = array();
$shortcodes = array();
$options    = array();
$enqueued   = array();
$errors     = array();
$admin      = false;

function add_filter( $name, $call, $priority = 10, $count = 1 ) { global $hooks; $hooks[ $name ][ $priority ][] = $call; }
function add_action( $name, $call, $priority = 10, $count = 1 ) { add_filter( $name, $call, $priority, $count ); }
function has_filter( $name, $call ) { return true; }
function apply_filters( $name, $value, ...$more ) {
	global $hooks;
	$calls = $hooks[ $name ] ?? array();
	ksort( $calls );
	foreach ( array_merge( ...array_values( $calls ) ) as $call ) {
		$value = $call( $value, ...$more );
	}
	return $value;
}
function add_shortcode( $name, $call ) { global $shortcodes; $shortcodes[ $name ] = $call; }
function do_shortcode( $text ) { return $text; }
function shortcode_parse_atts( $text ) { preg_match_all( '~([\w-]+)="([^"]*)"~', $text, $found ); return array_combine( $found[1], $found[2] ); }
function get_option( $name, $default = false ) { global $options; return $options[ $name ] ?? $default; }
function add_settings_error( $name, $code, $message ) { global $errors; $errors[ $code ] = $message; }
function wp_enqueue_script( $name ) { global $enqueued; $enqueued[] = $name; }
function current_user_can( $what ) { global $admin; return $admin; }
function admin_url( $path ) { return "/wp-admin/{$path}"; }
function plugins_url( $path, $file ) { return "/wp-content/plugins/punchh-login/{$path}"; }
function plugin_basename( $file ) { return 'punchh-login/punchh-login.php'; }
function esc_attr( $text ) { return htmlspecialchars( $text, ENT_QUOTES ); }
function esc_html( $text ) { return htmlspecialchars( $text, ENT_QUOTES ); }
function esc_url( $url ) { return esc_attr( $url ); }
function esc_url_raw( $url ) { return $url; }
function esc_html__( $text ) { return esc_html( $text ); }
function __( $text ) { return $text; }
function wp_strip_all_tags( $text ) { return strip_tags( $text ); }
function has_blocks( $text ) { return false !== strpos( $text, '<!-- wp:' ); }
/** Paragraphs by blank lines, around whatever is no block of HTML: as WordPress does it, without its finer points. */
function wpautop( $text ) {
	$parts = array_filter( array_map( 'trim', preg_split( '~\n\s*\n~', $text ) ), 'strlen' );
	return implode( "\n", array_map( fn ( $part ) => preg_match( '~^<(hr|p|div)\b~', $part ) ? $part : "<p>{$part}</p>", $parts ) );
}

require $argv[1];
eval( stream_get_contents( STDIN ) );
