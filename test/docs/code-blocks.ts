import { readFileSync } from 'node:fs';

export interface CodeBlock {
  readonly language: string;
  /** The rest of the line that opens the block: a file name, or empty. */
  readonly name: string;
  readonly text: string;
}

/** The code blocks of a Markdown file, in order; those in lists without their indent. */
export const readCodeBlocks = (path: string): CodeBlock[] =>
  [...readFileSync(path, 'utf8').matchAll(/^( *)```(\w*) ?(\S*)\n(.*?)^ *```$/gms)]
    .map(([, indent, language, name, text]) => ({
      language: language!, name: name!, text: text!.replace(new RegExp(`^${indent!}`, 'gm'), ''),
    }));

/** The block with a file name. @throws Error without one */
export function findCodeBlock(path: string, name: string): string {
  const block = readCodeBlocks(path).find((candidate) => candidate.name === name);
  if (!block) throw new Error(`${path} has no code block ${name}`);
  return block.text;
}
