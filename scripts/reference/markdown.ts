/** Text in a cell of a Markdown table, on one line. Tags in prose are shown, not run. */
export const cell = (text = ''): string =>
  text.replace(/\s+/g, ' ').replaceAll('|', '\\|').split(/(`[^`]*`)/).map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;'))).join('').trim();

/** Code in a cell, or a dash for none. Markdown reads `|` in a table as a border even inside code. */
export const code = (text?: string): string => (text ? `\`${text.replaceAll('|', '\\|')}\`` : '–');

/** A table; nothing for no rows. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0
    ? []
    : [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.join(' | ')} |`), ''];
