import type { DefaultTheme } from 'vitepress';

/** The pages of the documentation, in the order in which the sidebar lists them. A test says where one is missing. */
export const sidebar: (DefaultTheme.SidebarItem & Required<Pick<DefaultTheme.SidebarItem, 'items'>>)[] = [
  {
    text: 'Start',
    items: [
      { text: 'At a glance', link: '/README' },
      { text: 'Engineer', link: '/docs/start/engineer' },
      { text: 'Brand admin', link: '/docs/start/brand-admin' },
      { text: 'CMS editor', link: '/docs/start/cms-editor' },
      { text: 'Kiosk and POS', link: '/docs/start/kiosk-and-pos' },
    ],
  },
  {
    text: 'Use it',
    items: [
      { text: 'Install', link: '/docs/install' },
      { text: 'The element', link: '/docs/element' },
      { text: 'Frameworks', link: '/docs/frameworks' },
      { text: 'Before any script', link: '/docs/instant' },
      { text: 'Kiosk', link: '/docs/kiosk' },
      { text: 'POS', link: '/docs/pos' },
      { text: 'Recipes', link: '/docs/recipes' },
      { text: 'Session', link: '/docs/session' },
      { text: 'Sandbox', link: '/docs/sandbox' },
      { text: 'Tests of your own', link: '/docs/testing' },
      { text: 'From passwords to codes', link: '/docs/from-passwords' },
    ],
  },
  {
    text: 'Brand it',
    items: [
      { text: 'Brand file', link: '/docs/brand-file' },
      { text: 'Content systems', link: '/docs/cms' },
      { text: 'Theming', link: '/docs/theming' },
      { text: 'Languages', link: '/docs/localisation' },
    ],
  },
  {
    text: 'Run it',
    items: [
      { text: 'Running the gateway', link: '/docs/operation' },
      { text: 'Gateway', link: '/docs/gateway' },
      { text: 'Backends', link: '/docs/backends' },
      { text: 'Security', link: '/SECURITY' },
      { text: 'Security check-lists', link: '/docs/security-checklists' },
      { text: 'Accessibility', link: '/docs/accessibility' },
      { text: 'Conformance report', link: '/docs/conformance' },
    ],
  },
  {
    text: 'Look it up',
    items: [
      { text: 'Reference', link: '/docs/reference' },
      { text: 'Error codes', link: '/docs/errors' },
      { text: 'Glossary', link: '/docs/glossary' },
      { text: 'Changes', link: '/CHANGELOG' },
    ],
  },
  {
    text: 'Change it',
    items: [
      { text: 'Contributing', link: '/CONTRIBUTING' },
      { text: 'Decisions', link: '/docs/decisions/' },
      { text: 'Load order', link: '/docs/load-order' },
    ],
  },
];

/** Leaves the documentation for a page that VitePress does not know. */
const away = (text: string, link: string) => ({ text, link, target: '_self' });

export const navigation: DefaultTheme.NavItem[] = [
  { text: 'Docs', link: '/docs/' },
  away('API', '/api.html'),
  away('Demo', '/demo/index.html'),
  away('Studio', '/demo/studio.html'),
];
