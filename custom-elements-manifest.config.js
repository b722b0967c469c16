import { readFileSync } from 'node:fs';
import { loadSource } from './scripts/load-source.js';

const { SETTINGS, attributeOf } = await loadSource('src/client/settings.ts');
const { BACKENDS } = await loadSource('src/backends/registry.ts');

/** The two published modules: one has the classes, the other registers them. */
const CLASSES = 'dist/index.js';
const DEFINITIONS = 'dist/define.js';

/** The words that are valid for a setting, where they are few. */
const wordsOf = (name) => (name === 'backend' ? [...BACKENDS.keys()] : SETTINGS[name]?.values);

const quote = (text) => `'${text}'`;

/** Every text of a list: `email`, `sms`, `email sms`, `sms email`. */
const listsOf = (words) =>
  words.flatMap((word) => [word, ...listsOf(words.filter((other) => other !== word)).map((rest) => `${word} ${rest}`)]);

/** The texts of a setting as a union, for editors to offer; the declared type where any text may be valid. */
const textType = (name, declared) => {
  const words = wordsOf(name);
  if (!words) return declared.replace(' | readonly string[]', '');
  return `${(SETTINGS[name].kind === 'list' ? listsOf(words) : words).map(quote).join(' | ')} | null | undefined`;
};

/** Adds the attributes of the settings: their table is code, which the analyzer does not run. */
const settingsAsAttributes = {
  name: 'settings-as-attributes',
  packageLinkPhase({ customElementsManifest: manifest }) {
    for (const { declarations } of manifest.modules) {
      for (const declaration of declarations) {
        if (declaration.superclass?.name !== 'SettingsElement') continue;
        for (const member of declaration.members) {
          const setting = SETTINGS[member.name];
          if (!setting) continue;
          checkDefault(declaration.name, member, setting);
          checkType(declaration.name, member);
          member.attribute = attributeOf(member.name);
          if (setting.reflect) member.reflects = true;
          const { name: fieldName, attribute: name, description, default: value } = member;
          const type = { text: textType(fieldName, member.type.text) };
          if (setting.kind === 'list') {
            const words = wordsOf(fieldName)?.map(quote).join(' | ');
            if (words) member.type.text = type.text.replace(' | null', ` | readonly (${words})[] | null`);
          }
          declaration.attributes ??= [];
          const known = declaration.attributes.find((attribute) => attribute.name === name);
          if (known) Object.assign(known, { type, fieldName });
          else declaration.attributes.push({ name, type, description, ...(value && { default: value }), fieldName });
        }
      }
    }
  },
};

/** A field's `@default` says what the table says. */
const checkDefault = (element, { name, default: documented }, setting) => {
  const { default: value } = setting;
  const expected = typeof value === 'string' ? quote(value) : value === undefined ? undefined : String(value);
  if (documented !== expected) throw new Error(`${element}.${name}: @default is ${documented}, the table of settings says ${expected}`);
};

/** A field's type names the words of the table, and none where the table has none. */
const checkType = (element, { name, type }) => {
  const words = wordsOf(name)?.map(quote).join(' | ');
  const isWrong = SETTINGS[name].kind === 'list' ? !words !== !/^WordList</.test(type.text) : words && !type.text.startsWith(`${words} |`);
  if (isWrong) throw new Error(`${element}.${name} is ${type.text}, the table of settings says ${words ?? 'any text'}`);
};

/** The names of the types that the published module exports. */
const exportedTypes = new Set([
  ...readFileSync('src/index.ts', 'utf8').matchAll(/(?<=^export .*)\b[A-Z]\w+(?=.*\} from)/gm),
  ...readFileSync('src/elements/events.ts', 'utf8').matchAll(/(?<=^export interface )\w+/gm),
].map(String));

/** Says where a type can be imported from. */
const addReferences = (type) => {
  const references = [...(type?.text.matchAll(/[A-Z]\w+/g) ?? [])]
    .filter(([name]) => exportedTypes.has(name))
    .map(({ 0: name, index: start }) => ({ name, module: CLASSES, start, end: start + name.length }));
  if (references.length) type.references = references;
};

/** Mends what the analyzer writes of types and fields. */
const precise = {
  name: 'precise',
  packageLinkPhase({ customElementsManifest: manifest }) {
    for (const { members = [], attributes = [], events = [] } of manifest.modules.flatMap(({ declarations }) => declarations)) {
      for (const member of members) {
        // Without brackets, `undefined` would be something that the function may return.
        if (member.type?.text.includes('=>')) member.type.text = member.type.text.replace(/^(.*) \| undefined$/, '($1) | undefined');
        delete member.inheritedFrom;
        addReferences(member.type ?? member.return?.type);
      }
      for (const { type } of events) addReferences(type);
      for (const attribute of attributes) {
        attribute.fieldName ??= attribute.name;
        delete attribute.inheritedFrom;
      }
    }
  },
};

/** Hosts read the manifest: it has what is public, and names the modules that are published. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const isPublic = ({ name, privacy, static: isStatic }) => !/^[#_]/.test(name) && !isStatic && (privacy ?? 'public') === 'public';
    const declarations = manifest.modules
      .sort((a, b) => a.path.localeCompare(b.path))
      .flatMap((module) => module.declarations)
      .filter(({ kind, customElement, tagName }) => kind === 'class' && customElement && tagName)
      .map(({ members, attributes, ...declaration }) => ({
        ...declaration,
        // Their own base classes are not exported.
        superclass: { name: 'LitElement', package: 'lit' },
        members: members?.filter(isPublic),
        // `@attr`s without a name come from mixins that could not be read.
        attributes: attributes?.filter(({ name }) => name),
      }));
    const reference = ({ name }) => ({ name, module: CLASSES });
    const exports = (kind, nameOf) =>
      declarations.map((declaration) => ({ kind, name: nameOf(declaration), declaration: reference(declaration) }));
    manifest.modules = [
      { path: CLASSES, declarations, exports: exports('js', ({ name }) => name) },
      { path: DEFINITIONS, declarations: [], exports: exports('custom-element-definition', ({ tagName }) => tagName) },
    ].map((module) => ({ kind: 'javascript-module', ...module }));
  },
};

export default {
  globs: ['src/elements/**/*.ts'],
  litelement: true,
  packagejson: false,
  plugins: [settingsAsAttributes, precise, publicOnly],
};
