/** Where a snippet is pasted in the systems that restaurants' sites are made with. */
export interface Cms {
  name: string;
  steps: readonly string[];
  /** Whether files can be put on the site: else everything has to be in the page. */
  files: boolean;
}

export const CMS: readonly Cms[] = [
  { name: 'Your own code', files: true, steps: ['Put the snippet where guests should sign in. It works in any framework and without one.'] },
  {
    name: 'WordPress',
    files: true,
    steps: [
      'Upload the files over SFTP or your host’s file manager, into the folder that holds wp-content.',
      'Open the page, add a block “Custom HTML”, and paste the snippet into it.',
      'WordPress takes script tags out of what editors without the right “unfiltered_html” save: an administrator has to paste it.',
    ],
  },
  {
    name: 'Shopify',
    files: true,
    steps: [
      'In Online Store, Themes, Edit code, upload the files to Assets. Assets have addresses of their own: put those into the snippet.',
      'In the theme editor, add a section “Custom Liquid” to the page, and paste the snippet into it.',
    ],
  },
  {
    name: 'Webflow',
    files: false,
    steps: [
      'Webflow hosts no script files: put the folder punchh-login on a server of yours, and its address into the snippet.',
      'Add an element “Code Embed” to the page, and paste the snippet without a brand file into it.',
      'Publish: the designer itself does not run the code.',
    ],
  },
  {
    name: 'Squarespace',
    files: false,
    steps: [
      'Put the folder punchh-login on a server of yours, and its address into the snippet.',
      'Add a block “Code” to the page, choose HTML, and paste the snippet without a brand file into it. Scripts need a plan that allows them.',
      'Save and look at the page in a private window: Squarespace does not run scripts while you edit.',
    ],
  },
  {
    name: 'Drupal',
    files: true,
    steps: [
      'Upload the files to the web root.',
      'Add a custom block with the text format “Full HTML”, paste the snippet as source, and place the block on the page.',
    ],
  },
];

const docs = import.meta.glob<string>('../../../docs/cms.md', { query: '?url', import: 'default', eager: true });
/** The document about content systems, or `null` where there is none. */
export const CMS_DOCUMENT = Object.values(docs)[0] ?? null;
