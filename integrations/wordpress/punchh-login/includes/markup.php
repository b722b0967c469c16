<?php
/**
 * The tags that a page gets.
 *
 * Where contacts, codes and tokens go is decided in the settings alone, by an administrator: whoever may write a post must
 * not send them elsewhere. So `server`, `client`, `backend`, `brand-src` and the legal documents are no attributes of the
 * block and the shortcode, and none that WordPress lets an editor save.
 */

defined( 'ABSPATH' ) || exit;

/** Attributes of `<punchh-login>` that whoever writes a page may set. */
const PUNCHH_LOGIN_FORM_ATTRIBUTES = array( 'channels', 'countries', 'mode', 'remember', 'storage', 'session-name', 'return-to', 'lang' );

/** Those of `<punchh-signed-in>` and `<punchh-signed-out>`. */
const PUNCHH_LOGIN_COMPANION_ATTRIBUTES = array( 'session-name' );

/**
 * Returns the attributes as HTML, each with a space before it.
 *
 * @param array<string, string> $attributes
 */
function punchh_login_attributes( array $attributes ): string {
	$html = '';
	foreach ( $attributes as $name => $value ) {
		$html .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	return $html;
}

/**
 * Returns those of the written attributes that are known, with hyphens: a shortcode may have underscores.
 *
 * @param array<mixed> $written
 * @param string[]     $known
 * @return array<string, string>
 */
function punchh_login_known( array $written, array $known ): array {
	$result = array();
	foreach ( $written as $name => $value ) {
		$name = str_replace( '_', '-', strtolower( (string) $name ) );
		if ( in_array( $name, $known, true ) && is_scalar( $value ) && '' !== trim( (string) $value ) ) {
			$result[ $name ] = (string) $value;
		}
	}
	return $result;
}

/**
 * Returns the sign-in. What is written on the page wins over the settings.
 *
 * @param array<mixed> $written
 */
function punchh_login_form( array $written = array() ): string {
	punchh_login_load_script();
	$attributes = array_merge( punchh_login_settings(), punchh_login_known( $written, PUNCHH_LOGIN_FORM_ATTRIBUTES ) );
	return punchh_login_hint( $attributes ) . '<punchh-login' . punchh_login_attributes( $attributes ) . '></punchh-login>';
}

/**
 * Returns a hint for administrators where the settings are missing; nothing for anybody else.
 *
 * @param array<string, string> $attributes
 */
function punchh_login_hint( array $attributes ): string {
	if ( isset( $attributes['server'] ) || isset( $attributes['brand-src'] ) || ! current_user_can( 'manage_options' ) ) {
		return '';
	}
	return sprintf(
		'<p><a href="%s">%s</a></p>',
		esc_url( admin_url( 'options-general.php?page=punchh-login' ) ),
		esc_html__( 'Punchh Login has no server yet. Only you see this.', 'punchh-login' )
	);
}

/**
 * Returns content that is shown to guests who are signed in, or to those who are not. It is hidden from the others, not
 * protected from them: it is in the source of the page.
 *
 * @param string       $tag     punchh-signed-in or punchh-signed-out
 * @param array<mixed> $written
 */
function punchh_login_companion( string $tag, array $written, string $content ): string {
	punchh_login_load_script();
	$attributes = punchh_login_known( $written, PUNCHH_LOGIN_COMPANION_ATTRIBUTES );
	return "<{$tag} hidden" . punchh_login_attributes( $attributes ) . ">{$content}</{$tag}>";
}
