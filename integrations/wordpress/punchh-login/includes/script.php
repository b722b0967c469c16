<?php
/**
 * The script and the stylesheet of the sign-in. They are loaded by pages that have one of its tags.
 */

defined( 'ABSPATH' ) || exit;

/** Languages that ship as a file beside the script, by the first part of the site's locale. */
const PUNCHH_LOGIN_LANGUAGES = array(
	'es' => 'es',
	'fr' => 'fr',
	'pt' => 'pt-BR',
	'de' => 'de',
	'zh' => 'zh-Hans',
	'ja' => 'ja',
	'ko' => 'ko',
	'ar' => 'ar',
	'he' => 'he',
);

add_action(
	'wp_enqueue_scripts',
	function () {
		$assets   = plugins_url( 'assets/', PUNCHH_LOGIN_FILE );
		$language = PUNCHH_LOGIN_LANGUAGES[ strtok( strtolower( get_locale() ), '_-' ) ] ?? '';
		$needs    = array();
		if ( $language ) {
			// A file of its own, so that plugins that combine scripts keep it: the script could not find it by its address then.
			wp_register_script( 'punchh-login-texts', "{$assets}punchh-login.{$language}.js", array(), PUNCHH_LOGIN_VERSION, true );
			$needs[] = 'punchh-login-texts';
		}
		wp_register_script( 'punchh-login', "{$assets}punchh-login.standalone.js", $needs, PUNCHH_LOGIN_VERSION, true );
		// Small, and needed before the script runs: every page has it, since a theme prints its head before its content is known.
		wp_enqueue_style( 'punchh-login', "{$assets}punchh-login.css", array(), PUNCHH_LOGIN_VERSION );
	}
);

/** Has the page load the script. Called while its content is made. */
function punchh_login_load_script(): void {
	wp_enqueue_script( 'punchh-login' );
}
