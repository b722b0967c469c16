/**
 * Writes what the components and typed tags of frameworks are made of, from custom-elements.json:
 * src/frameworks/tag-types.ts for all of them, and src/frameworks/angular.ts, whose compiler wants each input by name.
 */
import { readFileSync } from 'node:fs';
import { writeGenerated } from './write-generated.js';

const NOTICE = 'Generated from custom-elements.json by scripts/tag-types.js: `npm run generate` writes it.';
const elements = JSON.parse(readFileSync('custom-elements.json', 'utf8')).modules.flatMap(({ declarations }) => declarations);

const doc = (text, indent) => `${indent}/** ${text.replaceAll('\n', ' ')} */\n`;
const inQuotes = (text) => `'${text}'`;
const keyOf = (name) => (name.includes('-') ? inQuotes(name) : name);
/** The analyzer adds `undefined` to a field that may be missing, also where its type has it. */
const orUndefined = (type) => `${type.replace(/( \| undefined)+$/, '')} | undefined`;

const member = ({ name, type, description = '', default: value }) =>
  `${doc(value ? `${description} Default: \`${value}\`.` : description, '  ')}  ${keyOf(name)}?: ${orUndefined(type)};\n`;
const interfaceOf = (name, description, members) => `${doc(description, '')}export interface ${name} {\n${members.map(member).join('')}}\n`;

/** `Login` of `PunchhLogin`. */
const shortName = ({ name }) => name.replace('Punchh', '');

/** `onCodeSent` of `punchh-code-sent`. */
const handlerName = (event) => event.replace('punchh', 'on').replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** The type of an attribute: markup has texts alone. */
const asText = (type) => type.replace(/\bnumber\b/, 'number | `${number}`').replace(/\bboolean\b/, "boolean | ''");

const propertiesOf = ({ members }) =>
  members.filter(({ kind, readonly }) => kind === 'field' && !readonly).map((field) => ({ ...field, type: field.type.text }));

const attributesOf = (element) => {
  const names = propertiesOf(element).map(({ name }) => name);
  return element.attributes.filter(({ fieldName }) => names.includes(fieldName))
    .map((attribute) => ({ ...attribute, type: asText(attribute.type.text) }));
};

const interfacesOf = (element) => {
  const { tagName, events = [] } = element;
  const name = shortName(element);
  const handlers = events.map((event) => ({ ...event, name: handlerName(event.name), type: `((event: ${event.type.text}) => void)` }));
  return [
    interfaceOf(`${name}Properties`, `The properties of \`<${tagName}>\` that can be set.`, propertiesOf(element)),
    interfaceOf(`${name}Attributes`, `The attributes of \`<${tagName}>\`.`, attributesOf(element)),
    ...(handlers.length ? [interfaceOf(`${name}Handlers`, `The events of \`<${tagName}>\` as properties of a component.`, handlers)] : []),
  ];
};

/** Returns the imports of the types that a text names, from where src/index.ts exports them. */
const importsOf = (text) => {
  const code = text.replace(/\/\*\*.*\*\//g, '');
  const details = [...readFileSync('src/elements/events.ts', 'utf8').matchAll(/^export interface (\w+)/gm)].map(([, name]) => name);
  const exported = [...readFileSync('src/index.ts', 'utf8').matchAll(/^export (?:type )?\{(.+)\} from '\.\/(.+)';$/gm)]
    .map(([, names, path]) => ({ names: names.split(',').map((name) => name.replace('type ', '').trim()), path }));
  return [...exported, { names: details, path: 'elements/events.ts' }]
    .map(({ names, path }) => ({ path, names: names.filter((name) => new RegExp(`\\b${name}\\b`).test(code)) }))
    .filter(({ names }) => names.length)
    .map(({ names, path }) => `import type { ${names.sort().join(', ')} } from '../${path}';\n`)
    .sort();
};

const interfaces = elements.flatMap(interfacesOf).join('\n');
await writeGenerated('src/frameworks/tag-types.ts', `/* eslint max-len: 'off' -- a description is one line */
/**
 * ${NOTICE}
 * @module
 */
${importsOf(interfaces).join('')}
${interfaces}`);

const directiveOf = (element) => `/** Gives \`<${element.tagName}>\` typed inputs; its events are those of the DOM. */
@Directive({ selector: '${element.tagName}' })
export class ${element.name}Directive implements OnChanges {
${propertiesOf(element).map(({ name }) => `  readonly ${name} = input<${shortName(element)}Properties['${name}']>();\n`).join('')}
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  ngOnChanges(changes: SimpleChanges): void {
    setInputs(this.#element, changes);
  }
}
`;
await writeGenerated('src/frameworks/angular.ts', `/**
 * Directives for the templates of Angular. ${NOTICE}
 * @module
 */
import { Directive, ElementRef, inject, input, type OnChanges, type SimpleChanges } from '@angular/core';
import type { ${elements.map((element) => `${shortName(element)}Properties`).sort().join(', ')} } from 'punchh-login';
import 'punchh-login/define';

const setInputs = (element: HTMLElement, changes: SimpleChanges): void => {
  for (const [name, { currentValue }] of Object.entries(changes)) Object.assign(element, { [name]: currentValue as unknown });
};

${elements.map(directiveOf).join('\n')}
/** All directives, for the \`imports\` of a component. */
export const PUNCHH_LOGIN = [${elements.map(({ name }) => `${name}Directive`).sort().join(', ')}] as const;
`);
