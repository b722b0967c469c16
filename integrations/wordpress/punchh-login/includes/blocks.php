<?php
/**
 * The blocks: the sign-in, and content for guests who are signed in or who are not. Both are made by the server when the
 * page is shown, so that a change of the settings holds for every page; the editor shows a placeholder.
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	function () {
		wp_register_script(
			'punchh-login-blocks',
			plugins_url( 'blocks/editor.js', PUNCHH_LOGIN_FILE ),
			array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-i18n' ),
			PUNCHH_LOGIN_VERSION,
			true
		);
		$text = array(
			'type'    => 'string',
			'default' => '',
		);
		register_block_type(
			'punchh-login/form',
			array(
				'api_version'     => 2,
				'editor_script'   => 'punchh-login-blocks',
				'attributes'      => array(
					'channels'  => $text,
					'countries' => $text,
					'return-to' => $text,
				),
				'render_callback' => function ( $attributes ) {
					return punchh_login_form( (array) $attributes );
				},
			)
		);
		register_block_type(
			'punchh-login/guests',
			array(
				'api_version'     => 2,
				'editor_script'   => 'punchh-login-blocks',
				'attributes'      => array(
					'show' => array(
						'type'    => 'string',
						'enum'    => array( 'signed-in', 'signed-out' ),
						'default' => 'signed-in',
					),
				),
				'render_callback' => function ( $attributes, $content ) {
					$show = 'signed-out' === ( $attributes['show'] ?? '' ) ? 'signed-out' : 'signed-in';
					return punchh_login_companion( "punchh-{$show}", array(), (string) $content );
				},
			)
		);
	}
);
