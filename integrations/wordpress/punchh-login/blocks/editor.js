/**
 * The blocks in the editor. A placeholder stands for the sign-in: it needs the page's settings and a guest, and an editor
 * who is signed in to the shop would see no form. No build step: WordPress brings what it needs as globals.
 */
((wp) => {
  const { createElement: h, Fragment } = wp.element;
  const { InnerBlocks, InspectorControls, useBlockProps } = wp.blockEditor;
  const { PanelBody, Placeholder, SelectControl, TextControl } = wp.components;
  const { __ } = wp.i18n;

  const text = (label, name, help) => ({ attributes, setAttributes }) =>
    h(TextControl, { label, help, value: attributes[name], onChange: (value) => setAttributes({ [name]: value }) });

  const fields = [
    text(__('Channels', 'punchh-login'), 'channels', __('email, sms or both. Empty: as in the settings.', 'punchh-login')),
    text(__('Countries', 'punchh-login'), 'countries', __('Of phone numbers, as in: US CA', 'punchh-login')),
    text(__('After signing in', 'punchh-login'), 'return-to', __('A path of this site. Empty: guests stay.', 'punchh-login')),
  ];

  wp.blocks.registerBlockType('punchh-login/form', {
    apiVersion: 2,
    title: __('Punchh sign-in', 'punchh-login'),
    description: __('Guests sign in or join with a one-time code.', 'punchh-login'),
    category: 'widgets',
    icon: 'lock',
    keywords: ['login', 'sign in', 'punchh', 'rewards'],
    supports: { html: false },
    edit: (props) =>
      h(Fragment, null,
        h(InspectorControls, null, h(PanelBody, { title: __('Sign-in', 'punchh-login') }, ...fields.map((field, key) => h(field, { ...props, key })))),
        h('div', useBlockProps(),
          h(Placeholder, {
            icon: 'lock',
            label: __('Punchh sign-in', 'punchh-login'),
            instructions: __('Guests see the sign-in here. Server, client and brand are set in Settings → Punchh Login.', 'punchh-login'),
          }))),
    save: () => null,
  });

  const options = [
    { value: 'signed-in', label: __('Guests who are signed in', 'punchh-login') },
    { value: 'signed-out', label: __('Guests who are not signed in', 'punchh-login') },
  ];

  wp.blocks.registerBlockType('punchh-login/guests', {
    apiVersion: 2,
    title: __('For guests', 'punchh-login'),
    description: __('Shown to guests who are signed in, or to those who are not. It is hidden from the others, not protected from them.', 'punchh-login'),
    category: 'widgets',
    icon: 'visibility',
    keywords: ['punchh', 'members', 'signed in'],
    supports: { html: false },
    edit: ({ attributes, setAttributes }) =>
      h(Fragment, null,
        h(InspectorControls, null,
          h(PanelBody, { title: __('For guests', 'punchh-login') },
            h(SelectControl, { label: __('Shown to', 'punchh-login'), options, value: attributes.show, onChange: (show) => setAttributes({ show }) }))),
        h('div', useBlockProps(),
          h('p', { style: { fontSize: 13, opacity: 0.7 } }, options.find(({ value }) => value === attributes.show).label),
          h(InnerBlocks))),
    save: () => h(InnerBlocks.Content),
  });
})(window.wp);
