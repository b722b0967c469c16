import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { attributeOf, SETTINGS, type Setting } from '../client/settings.ts';
import type { InstantOptions } from './options.ts';

export const USAGE = `Usage: punchh-instant --server <url> --client <id> [options]

Prints <punchh-login> with its first step as HTML that works before its script has run. What a
Content Security Policy needs for it is told on the standard error output.

  --server <url>          a gateway in cookie mode, so that the form works without a script too
  --client <id>           OAuth client
  --lang <tag>            language of the form (default en)
  --terms-url <url>       and every other attribute of the element: see docs/instant.md
  --brand <file.json>     the brand file; --brand-src <url> says where the element finds the same one
  --form-action <url>     where the form is posted to (default: /form below the server); none where the server is no gateway
  --page <path>           path of the page, for the way back to it
  --content <file.html>   what goes into the element's slots
  --help                  print this
`;

/** A command line that cannot be followed. The message is for the person who typed it. */
export class UsageError extends Error {}

const rows = Object.entries<Setting>(SETTINGS);

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
  }
};

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(read(path));
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${path} is no JSON: ${(error as Error).message}`);
  }
};

/** Reads the command line; `null` where only the help is asked for. @throws UsageError */
export const readCommandLine = (args: readonly string[]): InstantOptions | null => {
  const parse = () => {
    try {
      return parseArgs({
        args: [...args],
        options: {
          ...Object.fromEntries(rows.map(([name, { kind }]) => [attributeOf(name), { type: kind === 'flag' ? 'boolean' : 'string' } as const])),
          lang: { type: 'string' },
          brand: { type: 'string' },
          'form-action': { type: 'string' },
          page: { type: 'string' },
          content: { type: 'string' },
          help: { type: 'boolean', short: 'h' },
        },
      }).values as Readonly<Record<string, string | boolean | undefined>>;
    } catch (error) {
      throw new UsageError((error as Error).message);
    }
  };
  const values = parse();
  if (values['help']) return null;
  const text = (name: string) => values[name] as string | undefined;
  const [brand, content, formAction] = [text('brand'), text('content'), text('form-action')];
  return {
    ...Object.fromEntries(rows.flatMap(([name]) => (values[attributeOf(name)] === undefined ? [] : [[name, values[attributeOf(name)]]]))),
    lang: text('lang'),
    page: text('page'),
    ...(brand !== undefined && { brand: readJson(brand) as NonNullable<InstantOptions['brand']> }),
    ...(content !== undefined && { content: read(content) }),
    ...(formAction !== undefined && { formAction: formAction === 'none' ? false : formAction }),
  };
};
