<?php
/**
 * Settings → Punchh Login, for administrators.
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'admin_init',
	function () {
		register_setting(
			'punchh_login',
			'punchh_login',
			array(
				'type'              => 'object',
				'sanitize_callback' => 'punchh_login_sanitize',
				'default'           => array(),
			)
		);
	}
);

add_action(
	'admin_menu',
	function () {
		add_options_page( 'Punchh Login', 'Punchh Login', 'manage_options', 'punchh-login', 'punchh_login_settings_page' );
	}
);

add_filter(
	'plugin_action_links_' . plugin_basename( PUNCHH_LOGIN_FILE ),
	function ( $links ) {
		$link = sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'options-general.php?page=punchh-login' ) ), esc_html__( 'Settings', 'punchh-login' ) );
		return array_merge( array( $link ), (array) $links );
	}
);

/** Prints the page. */
function punchh_login_settings_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$settings = punchh_login_settings();
	echo '<div class="wrap"><h1>Punchh Login</h1>';
	if ( ! file_exists( dirname( PUNCHH_LOGIN_FILE ) . '/assets/punchh-login.standalone.js' ) ) {
		printf( '<div class="notice notice-error"><p>%s</p></div>', esc_html__( 'The folder assets of the plugin is empty: the sign-in cannot load. Install the plugin as its readme says.', 'punchh-login' ) );
	}
	echo '<form method="post" action="options.php">';
	settings_fields( 'punchh_login' );
	echo '<table class="form-table" role="presentation">';
	foreach ( punchh_login_fields() as $name => $field ) {
		printf(
			'<tr><th scope="row"><label for="punchh-%1$s">%2$s</label></th><td><input class="regular-text" id="punchh-%1$s" name="punchh_login[%1$s]" value="%3$s" aria-describedby="punchh-%1$s-hint"><p class="description" id="punchh-%1$s-hint">%4$s</p></td></tr>',
			esc_attr( $name ),
			esc_html( $field['label'] ),
			esc_attr( $settings[ $name ] ?? '' ),
			esc_html( $field['hint'] )
		);
	}
	echo '</table>';
	submit_button();
	echo '</form>';
	printf( '<p>%s</p></div>', esc_html__( 'On a page: the block “Punchh sign-in” or the shortcode [punchh_login].', 'punchh-login' ) );
}
