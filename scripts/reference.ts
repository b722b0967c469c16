/** Writes docs/reference.md from custom-elements.json and the sources; with `--check`, fails where the committed one differs. */
import english from '../src/i18n/locales/en.ts';
import { readElements } from './reference/manifest.ts';
import { readTypes } from './reference/types.ts';
import { writeReference } from './reference/write.ts';
import { writeGenerated } from './write-generated.js';

const types = readTypes('src/index.ts');
const texts = english as unknown as Readonly<Record<string, string | { other: string } | undefined>>;
const sentences = Object.fromEntries(types.textsOf('AuthErrorCode').map((code) => {
  const text = texts[code];
  return [code, typeof text === 'object' ? text.other : text ?? ''];
}));

await writeGenerated('docs/reference.md', writeReference({ elements: readElements(), types, sentences }));
