/** Where a snippet is pasted in the systems that restaurants' sites are made with. */
export interface Cms {
  name: string;
  steps: readonly string[];
  /** The anchor of its section in docs/cms.md. */
  section: string;
  /** Whether files can be put on the site: else everything has to be in the page. */
  files: boolean;
}

export const CMS: readonly Cms[] = [
  { name: 'Your own code', section: 'the-snippet', files: true, steps: ['Put the snippet where guests should sign in. It works in any framework and without one.'] },
  {
    name: 'WordPress',
    section: 'wordpress',
    files: true,
    steps: [
      'Best with the plugin: an administrator installs it, and editors add a block. Without it:',
      'Upload the files over SFTP or your host’s file manager, into the folder that holds wp-content.',
      'Open the page, add a block “Custom HTML”, and paste the snippet into it.',
      'WordPress takes script tags out of what editors without the right “unfiltered_html” save: an administrator has to paste it.',
    ],
  },
  {
    name: 'Shopify',
    section: 'shopify',
    files: true,
    steps: [
      'In Online Store, Themes, Edit code, upload the files to Assets. Assets have addresses of their own: put those into the snippet.',
      'In the theme editor, add a section “Custom Liquid” to the page, and paste the snippet into it.',
    ],
  },
  {
    name: 'Squarespace',
    section: 'squarespace',
    files: false,
    steps: [
      'Put the folder punchh-login on a server of yours, and its address into the snippet.',
      'Add a block “Code” to the page, choose HTML, and paste the snippet without a brand file into it. Scripts need a plan that allows them.',
      'Save and look at the page in a private window: Squarespace does not run scripts while you edit.',
    ],
  },
  {
    name: 'Wix',
    section: 'wix',
    files: false,
    steps: [
      'Put the folder punchh-login on a server of yours.',
      'Add an element “Custom Element”, choose the server URL of punchh-login.standalone.js, and punchh-login as its tag name.',
      'Set the attributes of the snippet one by one. Publish: the editor shows a stand-in.',
    ],
  },
  {
    name: 'Webflow',
    section: 'webflow',
    files: false,
    steps: [
      'Webflow hosts no script files: put the folder punchh-login on a server of yours, and its address into the snippet.',
      'Add an element “Code Embed” to the page, and paste the snippet without a brand file into it.',
      'Publish: the designer itself does not run the code.',
    ],
  },
  {
    name: 'Drupal',
    section: 'drupal',
    files: true,
    steps: [
      'Upload the files to the web root.',
      'Add a custom block with the text format “Full HTML”, paste the snippet as source, and place the block on the page.',
    ],
  },
  {
    name: 'Joomla',
    section: 'joomla',
    files: true,
    steps: [
      'Upload the files to the folder media.',
      'Add a site module “Custom”, turn the editor off, and paste the snippet.',
      'Only groups whose text filter is “No Filtering” can save script tags: by default super users.',
    ],
  },
  {
    name: 'HubSpot',
    section: 'hubspot',
    files: false,
    steps: [
      'Put the folder punchh-login on a server of yours, and its address into the snippet.',
      'In the design manager make a custom module with the snippet, and add it to the page.',
      'Look at the preview in a new window: the editor does not run the script.',
    ],
  },
  {
    name: 'A tag manager',
    section: 'tag-manager',
    files: false,
    steps: [
      'Put the tags into the page, and the script tag into a tag “Custom HTML” of the container.',
      'Use punchh-login.standalone.js: containers lose type="module".',
      'It comes late, and blockers stop it: prefer the page itself.',
    ],
  },
];
