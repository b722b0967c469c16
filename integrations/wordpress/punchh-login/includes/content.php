<?php
/**
 * Tags that somebody has typed into a page.
 */

defined( 'ABSPATH' ) || exit;

// Before `wpautop` (10) and shortcodes (11), and after both.
add_filter( 'the_content', 'punchh_login_shield', 8 );
add_filter( 'the_content', 'punchh_login_unshield', 12 );
add_filter( 'the_content', 'punchh_login_complete', 20 );
add_filter( 'widget_block_content', 'punchh_login_complete', 20 );

/**
 * Holds what is taken out of a content while `wpautop` works on the rest.
 *
 * @return array<int, string>
 */
function &punchh_login_shielded(): array {
	static $shielded = array();
	return $shielded;
}

/**
 * Takes the companions out of a content that `wpautop` is going to cut into paragraphs. It knows no custom elements: a
 * blank line inside one would close the paragraph and with it the element, whose content everybody would see then.
 */
function punchh_login_shield( string $content ): string {
	if ( has_blocks( $content ) || ! has_filter( 'the_content', 'wpautop' ) ) {
		return $content;
	}
	// The shortcodes around content, as the tags that they stand for.
	$content = preg_replace_callback(
		'~(?<!\[)\[(/?)punchh_signed_(in|out)((?:\s[^\]]*)?)\](?!\])~',
		function ( $match ) {
			$tag = "punchh-signed-{$match[2]}";
			return $match[1] ? "</{$tag}>" : strstr( punchh_login_companion( $tag, (array) shortcode_parse_atts( $match[3] ), '' ), '</', true );
		},
		$content
	);
	$shielded = &punchh_login_shielded();
	// From the inside out.
	$inner = '~<(punchh-session|punchh-signed-in|punchh-signed-out)\b([^>]*)>((?:(?!</?punchh-s).)*)</\1\s*>~is';
	do {
		$content = preg_replace_callback(
			$inner,
			function ( $match ) use ( &$shielded ) {
				$shielded[] = "<{$match[1]}{$match[2]}>" . wpautop( $match[3] ) . "</{$match[1]}>";
				return sprintf( "\n\n<hr data-punchh-login=\"%d\">\n\n", count( $shielded ) - 1 );
			},
			$content,
			-1,
			$count
		);
	} while ( $count );
	return $content;
}

/** Puts back what was taken out. */
function punchh_login_unshield( string $content ): string {
	$shielded = punchh_login_shielded();
	do {
		$content = preg_replace_callback(
			'~<hr data-punchh-login="(\d+)"\s*/?>~',
			function ( $match ) use ( $shielded ) {
				return do_shortcode( $shielded[ (int) $match[1] ] ?? '' );
			},
			$content,
			-1,
			$count
		);
	} while ( $count );
	return $content;
}

/** Gives the settings to each sign-in that does not name them itself, and has the page load the script. */
function punchh_login_complete( string $content ): string {
	if ( false === stripos( $content, '<punchh-' ) ) {
		return $content;
	}
	punchh_login_load_script();
	return preg_replace_callback(
		'~<punchh-login\b([^>]*)>~i',
		function ( $match ) {
			$missing = array();
			foreach ( punchh_login_settings() as $name => $value ) {
				if ( ! preg_match( '~(?:^|[\s"\'])' . preg_quote( $name, '~' ) . '\s*(?:=|\s|/|$)~i', $match[1] ) ) {
					$missing[ $name ] = $value;
				}
			}
			return '<punchh-login' . punchh_login_attributes( $missing ) . $match[1] . '>';
		},
		$content
	);
}
