import type { DefaultTheme } from 'vitepress';

/** The pages of the documentation, in the order in which the sidebar lists them. A test says where one is missing. */
export const sidebar: DefaultTheme.SidebarItem[] = [
  {
    text: 'Use it',
    items: [
      { text: 'Brand file', link: '/docs/brand-file' },
      { text: 'Theming', link: '/docs/theming' },
      { text: 'Languages', link: '/docs/localisation' },
      { text: 'Session', link: '/docs/session' },
      { text: 'Sandbox and tests', link: '/docs/sandbox' },
    ],
  },
  {
    text: 'Run it',
    items: [
      { text: 'Gateway', link: '/docs/gateway' },
      { text: 'Security', link: '/SECURITY' },
      { text: 'Accessibility', link: '/docs/accessibility' },
    ],
  },
  {
    text: 'Reference',
    items: [
      { text: 'Backends', link: '/docs/backends' },
      { text: 'Error codes', link: '/docs/errors' },
      { text: 'Load order', link: '/docs/load-order' },
      { text: 'Changes', link: '/CHANGELOG' },
      { text: 'Contributing', link: '/CONTRIBUTING' },
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
