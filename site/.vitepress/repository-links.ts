import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MarkdownOptions } from 'vitepress';
import { repository } from '../../package.json';

const FILES = `${repository.url.replace(/^git\+|\.git$/g, '')}/blob/main/`;

/**
 * Lets links from the Markdown to other files of the repository lead to where it is published: the site does not have them.
 * It has the pages of the demo, at the same place, which VitePress does not know: links to them leave it.
 */
export const repositoryLinks: MarkdownOptions['config'] = (md) => {
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    const { relativePath } = env as { relativePath: string };
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href && /^(?:\.\.\/)+demo\/[\w-]+\.html/.test(href)) token.attrSet('target', '_self');
      if (!href || /^(?:[a-z][\w+.-]*:|[#/])|\.(?:md|html)(?:#|$)|\/$/i.test(href)) continue;
      const path = join(dirname(relativePath), href.replace(/#.*/, '')).replaceAll('\\', '/');
      if (existsSync(path)) token.attrSet('href', FILES + path);
    }
  });
};
