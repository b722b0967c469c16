<?php
/**
 * `[punchh_login channels="sms"]`, `[punchh_signed_in]…[/punchh_signed_in]`, `[punchh_signed_out]…[/punchh_signed_out]`.
 */

defined( 'ABSPATH' ) || exit;

add_shortcode(
	'punchh_login',
	function ( $written ) {
		return punchh_login_form( (array) $written );
	}
);

foreach ( array( 'in', 'out' ) as $punchh_login_state ) {
	add_shortcode(
		"punchh_signed_{$punchh_login_state}",
		function ( $written, $content = '' ) use ( $punchh_login_state ) {
			return punchh_login_companion( "punchh-signed-{$punchh_login_state}", (array) $written, do_shortcode( (string) $content ) );
		}
	);
}
