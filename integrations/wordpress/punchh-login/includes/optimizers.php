<?php
/**
 * Plugins that combine, defer or delay scripts. The standalone script works combined and deferred; a delay until the first
 * touch leaves a guest in front of an empty place, so it is left out of that everywhere.
 */

defined( 'ABSPATH' ) || exit;

add_filter(
	'script_loader_tag',
	function ( $tag, $handle ) {
		if ( ! in_array( $handle, array( 'punchh-login', 'punchh-login-texts' ), true ) ) {
			return $tag;
		}
		// LiteSpeed Cache (combine, defer and delay), and Cloudflare's Rocket Loader. The order of the two scripts does not matter.
		return str_replace( '<script ', '<script async data-no-optimize="1" data-no-defer="1" data-cfasync="false" ', $tag );
	},
	10,
	2
);

/**
 * WP Rocket takes patterns of an address, LiteSpeed Cache parts of it.
 *
 * @param mixed $list
 */
function punchh_login_exclude_address( $list ): array {
	return array_merge( (array) $list, array( 'punchh-login/assets/' ) );
}
foreach ( array( 'rocket_exclude_js', 'rocket_exclude_defer_js', 'rocket_delay_js_exclusions', 'litespeed_optimize_js_excludes', 'litespeed_optm_js_defer_exc', 'litespeed_optm_gm_js_exc' ) as $punchh_login_filter ) {
	add_filter( $punchh_login_filter, 'punchh_login_exclude_address' );
}

// Autoptimize takes parts of an address, in one text.
add_filter(
	'autoptimize_filter_js_exclude',
	function ( $list ) {
		return is_array( $list ) ? punchh_login_exclude_address( $list ) : ltrim( "{$list}, punchh-login/assets/", ', ' );
	}
);

/**
 * SiteGround Optimizer takes handles.
 *
 * @param mixed $list
 */
function punchh_login_exclude_handle( $list ): array {
	return array_merge( (array) $list, array( 'punchh-login', 'punchh-login-texts' ) );
}
foreach ( array( 'sgo_js_minify_exclude', 'sgo_javascript_combine_exclude', 'sgo_js_async_exclude' ) as $punchh_login_filter ) {
	add_filter( $punchh_login_filter, 'punchh_login_exclude_handle' );
}
