import { type ElementEntry, type Member } from './manifest.ts';
import { cell, code, table } from './markdown.ts';
import type { SourceTypes } from './types.ts';

/** The sources of the reference. */
export interface Sources {
  readonly elements: readonly ElementEntry[];
  /** The types of the published module. */
  readonly types: SourceTypes;
  /** The sentence that a guest reads, by error code. */
  readonly sentences: Readonly<Record<string, string>>;
}

const section = (title: string, lines: readonly string[]): string[] => (lines.length ? [title, '', ...lines] : []);

const described = (head: string, entries: ElementEntry['slots'] = []): string[] =>
  table([head, 'Meaning'], entries.map(({ name, description }) => [name ? code(name) : 'default', cell(description)]));

/** The texts of an attribute. A list of words names each word once, not every order of them. */
const textsOf = (type = ''): string => {
  const texts = type.split(' | ').filter((text) => text !== 'null' && text !== 'undefined');
  const words = texts.filter((text) => !text.includes(' '));
  return words.length < texts.length ? `${code(words.join(' | '))}, separated by spaces` : code(texts.join(' | '));
};

const attributes = ({ attributes: list = [] }: ElementEntry): string[] =>
  table(['Attribute', 'Meaning', 'Type, and property where it has another name'], list.map(({ name, fieldName, type, description, ...attribute }) => [
    code(name),
    cell(description) + (attribute.default ? ` Default: ${code(attribute.default)}.` : ''),
    textsOf(type?.text) + (fieldName === name ? '' : `; ${code(fieldName)}`),
  ]));

const properties = ({ members = [] }: ElementEntry): string[] =>
  table(['Property', 'Meaning', 'Type'], members
    .filter(({ kind, attribute }) => kind === 'field' && !attribute)
    .map(({ name, type, readonly: fixed, description }) => [code(name), `${fixed ? 'Read only. ' : ''}${cell(description)}`, code(type?.text)]));

const signature = ({ name, parameters = [], return: result }: Member): string => {
  const list = parameters.map((parameter) => `${parameter.name}${parameter.optional ? '?' : ''}: ${parameter.type?.text ?? 'unknown'}`);
  return `${name}(${list.join(', ')}): ${result?.type.text ?? 'void'}`;
};

const methods = ({ members = [] }: ElementEntry): string[] =>
  table(['Method', 'Meaning'], members
    .filter(({ kind }) => kind === 'method')
    .map((member) => [code(signature(member)), cell(member.description)]));

const events = ({ events: list = [] }: ElementEntry, types: SourceTypes): string[] =>
  list.flatMap(({ name, type, description }) => {
    const [, detail] = /^CustomEvent<(\w+)>$/.exec(type?.text ?? '') ?? [];
    if (detail === undefined) throw new Error(`${name} has no type of its detail in the manifest`);
    const rows = types.propertiesOf(detail).map((property) => [code(property.name), cell(property.description) || '–', code(property.type)]);
    return [`#### \`${name}\``, '', cell(description), '', ...table(['Field of `detail`', 'Meaning', 'Type'], rows)];
  });

const element = (entry: ElementEntry, types: SourceTypes): string[] => [
  `## \`<${entry.tagName}>\``,
  '',
  cell(entry.summary ?? entry.description),
  '',
  ...section('### Attributes', attributes(entry)),
  ...section('### Further properties', properties(entry)),
  ...section('### Methods', methods(entry)),
  ...section('### Events', events(entry, types)),
  ...section('### Slots', described('Slot', entry.slots)),
  ...section('### Parts', described('Part', entry.cssParts)),
  ...section('### Tokens', described('Custom property', entry.cssProperties)),
];

/** The reference as Markdown. */
export const writeReference = ({ elements, types, sentences }: Sources): string => [
  '# Reference',
  '',
  'Generated from `custom-elements.json` and the types of the sources by `npm run generate`.',
  '',
  'Everything can be said in attributes, and each attribute is a property too. An attribute wins over the brand file; an',
  'empty attribute counts as none. All events bubble and are composed.',
  '',
  ...elements.flatMap((entry) => element(entry, types)),
  '## Error codes',
  '',
  'The list is closed. [Error codes](errors.md) says when each one comes.',
  '',
  ...table(['Code', 'The guest reads'], types.textsOf('AuthErrorCode').map((name) => [code(name), cell(sentences[name]) || '–'])),
].join('\n');
