<?php
/**
 * The settings of the site: one option, an array by the names of the element's attributes.
 */

defined( 'ABSPATH' ) || exit;

/**
 * Returns every setting: its label, its hint, and how it is checked.
 *
 * @return array<string, array{label: string, hint: string, check: string}>
 */
function punchh_login_fields(): array {
	return array(
		'server'      => array(
			'label' => __( 'Server', 'punchh-login' ),
			'hint'  => __( 'Base address of the Punchh API or of your gateway. A path of this site, such as /api, is fine.', 'punchh-login' ),
			'check' => 'url',
		),
		'client'      => array(
			'label' => __( 'Client id', 'punchh-login' ),
			'hint'  => __( 'As Punchh named it. PAR Ordering (backend menu) needs none.', 'punchh-login' ),
			'check' => 'text',
		),
		'brand-src'   => array(
			'label' => __( 'Brand file', 'punchh-login' ),
			'hint'  => __( 'Address of the brand file from the studio, such as /brand.json. It may name server and client, too.', 'punchh-login' ),
			'check' => 'url',
		),
		'backend'     => array(
			'label' => __( 'Backend', 'punchh-login' ),
			'hint'  => __( 'Empty for one-time codes; punchh-password or menu where Punchh told you so.', 'punchh-login' ),
			'check' => 'words',
		),
		'channels'    => array(
			'label' => __( 'Channels', 'punchh-login' ),
			'hint'  => __( 'email, sms or both; the first one is preselected.', 'punchh-login' ),
			'check' => 'words',
		),
		'countries'   => array(
			'label' => __( 'Countries', 'punchh-login' ),
			'hint'  => __( 'Of phone numbers, as in: US CA', 'punchh-login' ),
			'check' => 'words',
		),
		'terms-url'   => array(
			'label' => __( 'Terms of service', 'punchh-login' ),
			'hint'  => __( 'Address of the page.', 'punchh-login' ),
			'check' => 'url',
		),
		'privacy-url' => array(
			'label' => __( 'Privacy policy', 'punchh-login' ),
			'hint'  => __( 'Address of the page.', 'punchh-login' ),
			'check' => 'url',
		),
		'return-to'   => array(
			'label' => __( 'After signing in', 'punchh-login' ),
			'hint'  => __( 'Where guests go then: a path of this site. Empty: they stay.', 'punchh-login' ),
			'check' => 'path',
		),
	);
}

/**
 * Returns the settings that are not empty.
 *
 * @return array<string, string>
 */
function punchh_login_settings(): array {
	$stored = get_option( 'punchh_login', array() );
	return array_filter( array_intersect_key( is_array( $stored ) ? $stored : array(), punchh_login_fields() ), 'strlen' );
}

/**
 * Returns a value as it is stored, or `null` where it is not valid.
 */
function punchh_login_clean( string $check, string $value ): ?string {
	$value = trim( wp_strip_all_tags( $value ) );
	if ( '' === $value ) {
		return '';
	}
	$is_path = 1 === preg_match( '~^/(?![/\\\\])~', $value );
	switch ( $check ) {
		case 'path':
			return $is_path ? esc_url_raw( $value ) : null;
		case 'url':
			return $is_path || preg_match( '~^https?://[^\s/]~i', $value ) ? esc_url_raw( $value, array( 'http', 'https' ) ) : null;
		case 'words':
			return preg_match( '~^[\w*][\w*\s,-]*$~', $value ) ? $value : null;
		default:
			return $value;
	}
}

/**
 * Checks what the settings page sends. A value that is not valid is told of, and the stored one stays.
 *
 * @param mixed $input by the names of the settings
 * @return array<string, string>
 */
function punchh_login_sanitize( $input ): array {
	$input  = is_array( $input ) ? $input : array();
	$result = array();
	foreach ( punchh_login_fields() as $name => $field ) {
		$written = isset( $input[ $name ] ) && is_scalar( $input[ $name ] ) ? (string) $input[ $name ] : '';
		$clean   = punchh_login_clean( $field['check'], $written );
		if ( null === $clean ) {
			/* translators: 1: name of a setting, 2: what was typed */
			add_settings_error( 'punchh_login', $name, sprintf( __( '%1$s: “%2$s” is not valid. What was there before stays.', 'punchh-login' ), $field['label'], $written ) );
			$clean = punchh_login_settings()[ $name ] ?? '';
		}
		$result[ $name ] = $clean;
	}
	return $result;
}
