import { createHash } from 'node:crypto';

/**
 * Returns what `style-src` of a Content Security Policy has to list for each style sheet in rendered HTML, such as
 * `'sha256-…'` with its quotation marks.
 */
export const styleHashes = (html: string): string[] => {
  const sheets = html.split('<style>').slice(1).map((part) => part.split('</style>', 1)[0]!);
  return [...new Set(sheets)].map((sheet) => `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`);
};
