/** Imitates, as far as a page can, how the platforms of docs/cms.md change the markup that an editor pastes. */

const ATTRIBUTES = { server: '/sandbox', client: 'demo-client', 'terms-url': '/legal.html#terms', 'privacy-url': '/legal.html#privacy' };

const attributes = Object.entries(ATTRIBUTES).map(([name, value]) => `${name}="${value}"`).join(' ');
const companions = '<punchh-signed-in hidden>Your figs wait.</punchh-signed-in><punchh-signed-out hidden>Members get a fig.</punchh-signed-out>';
const markup = `<punchh-login ${attributes}></punchh-login>${companions}`;

export interface Platform {
  id: string;
  name: string;
  /** In a sentence, what it does. */
  what: string;
  /** Puts the markup into the page. */
  insert(content: HTMLElement, loadScript: () => Promise<unknown>): void;
}

/** The markup first, then the script. */
const plain = (html: string): Platform['insert'] => (content, loadScript) => {
  content.innerHTML = html;
  void loadScript();
};

export const PLATFORMS: readonly Platform[] = [
  {
    id: 'wordpress', name: 'WordPress', what: 'Paragraphs around every line, and quotes that were made curly.',
    insert: plain(`<p>${markup.replaceAll(/="([^"]*)"/g, '="“$1”"')}</p>`),
  },
  { id: 'shopify', name: 'Shopify', what: 'A section of Custom Liquid, with a file of its own address.', insert: plain(`<div class="shopify-section">${markup}</div>`) },
  {
    id: 'squarespace', name: 'Squarespace', what: 'The content is loaded again and replaced, as with Ajax.',
    insert(content, loadScript) {
      content.innerHTML = markup;
      void loadScript().then(() => (content.innerHTML = markup));
    },
  },
  {
    id: 'wix', name: 'Wix', what: 'The element is made by script; its attributes come later, one by one.',
    insert(content, loadScript) {
      void loadScript();
      const element = document.createElement('punchh-login');
      content.append(element);
      content.insertAdjacentHTML('beforeend', companions);
      Object.entries(ATTRIBUTES).forEach(([name, value], index) => setTimeout(() => element.setAttribute(name, value), 200 * (index + 1)));
    },
  },
  { id: 'webflow', name: 'Webflow', what: 'A box for the code.', insert: plain(`<div class="w-embed w-script">${markup}</div>`) },
  {
    id: 'drupal', name: 'Drupal', what: 'Line breaks as markup, also inside the tags.',
    insert: plain(markup.replaceAll('></', '><br>\n</').replaceAll(' client', '\n  client')),
  },
  { id: 'joomla', name: 'Joomla', what: 'A custom module, under a reset of its own for [hidden].', insert: plain(`<style>[hidden] { display: none !important }</style>${markup}`) },
  {
    id: 'hubspot', name: 'HubSpot', what: 'The script twice, from the page and from a module.',
    insert(content, loadScript) {
      plain(markup)(content, loadScript);
      void loadScript();
    },
  },
  {
    id: 'tag-manager', name: 'Tag manager', what: 'The script comes long after the page.',
    insert(content, loadScript) {
      content.innerHTML = markup;
      setTimeout(() => void loadScript(), 800);
    },
  },
];
