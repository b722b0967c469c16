<?php
/**
 * Allows the tags in posts of people who may not write any HTML (without `unfiltered_html`: authors, and everybody but super
 * admins on a network). Otherwise WordPress takes the tags out, and their contents are shown to everybody.
 */

defined( 'ABSPATH' ) || exit;

add_filter(
	'wp_kses_allowed_html',
	function ( $tags, $context ) {
		if ( 'post' !== $context || ! is_array( $tags ) ) {
			return $tags;
		}
		$companion                 = array_fill_keys( array_merge( PUNCHH_LOGIN_COMPANION_ATTRIBUTES, array( 'hidden', 'class', 'id' ) ), true );
		$tags['punchh-signed-in']  = $companion;
		$tags['punchh-signed-out'] = $companion;
		$tags['punchh-login']      = array_fill_keys( array_merge( PUNCHH_LOGIN_FORM_ATTRIBUTES, array( 'class', 'id' ) ), true );
		// For what is put into the sign-in: `<p slot="footer">`.
		foreach ( array( 'div', 'p', 'span', 'img', 'h2', 'h3', 'a' ) as $tag ) {
			if ( isset( $tags[ $tag ] ) && is_array( $tags[ $tag ] ) ) {
				$tags[ $tag ]['slot'] = true;
			}
		}
		return $tags;
	},
	10,
	2
);
