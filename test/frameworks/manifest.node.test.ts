import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { browserEntries } from '../../build/entries.js';

interface Type {
  readonly text: string;
  readonly references?: readonly { readonly name: string; readonly module: string; readonly start: number; readonly end: number }[];
}

interface Declaration {
  readonly name: string;
  readonly tagName: string;
  readonly attributes: readonly { readonly name: string; readonly fieldName?: string; readonly type: Type }[];
  readonly members: readonly { readonly name: string; readonly type?: Type; readonly return?: { readonly type: Type } }[];
  readonly events?: readonly { readonly name: string; readonly type: Type }[];
}

interface Export {
  readonly kind: string;
  readonly name: string;
  readonly declaration: { readonly name: string; readonly module: string };
}

interface Module {
  readonly path: string;
  readonly declarations: readonly Declaration[];
  readonly exports: readonly Export[];
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
const { modules } = readJson<{ modules: readonly Module[] }>('custom-elements.json');
const declarations = modules.flatMap((module) => module.declarations);
const TAGS = ['punchh-login', 'punchh-session', 'punchh-signed-in', 'punchh-signed-out'];

describe('custom-elements.json', () => {
  it('names modules that the package publishes, and where each tag is registered', () => {
    const published = Object.keys(browserEntries).map((name) => `dist/${name}.js`);
    for (const { path } of modules) assert.ok(published.includes(path), path);
    const definitions = modules.flatMap(({ exports }) => exports.filter(({ kind }) => kind === 'custom-element-definition'));
    assert.deepEqual(definitions.map(({ name }) => name).sort(), TAGS);
    for (const { declaration } of definitions) {
      const module = modules.find(({ path }) => path === declaration.module);
      assert.ok(module?.declarations.some(({ name }) => name === declaration.name), declaration.name);
    }
  });

  it('names the property of every attribute', () => {
    for (const { attributes, members, tagName } of declarations) {
      const known = [...members.map(({ name }) => name), 'lang'];
      for (const { name, fieldName } of attributes) assert.ok(fieldName && known.includes(fieldName), `${name} of <${tagName}>`);
    }
  });

  it('puts a function that may be missing into brackets', () => {
    const types = declarations.flatMap(({ members }) => members.flatMap(({ type }) => (type?.text.includes('=>') ? [type.text] : [])));
    assert.ok(types.length >= 2);
    for (const text of types) assert.match(text, /^\(\(.*\) \| undefined$/);
  });

  it('says where the types of events and properties can be imported from', () => {
    const types = declarations.flatMap(({ events = [], members }) => [
      ...events.map(({ type }) => type),
      ...members.flatMap((member) => member.type ?? member.return?.type ?? []),
    ]);
    for (const { text, references = [] } of types) {
      for (const { name, start, end } of references) assert.equal(text.slice(start, end), name);
      const names = references.map(({ name }) => name);
      const used = [...text.matchAll(/\b(?:\w+Detail|Brand|Tokens|Step|ElementSession)\b/g)].map(String);
      for (const name of used) assert.ok(names.includes(name), `${name} in ${text}`);
    }
  });

  it('lists the texts that a setting may have', () => {
    const attributes = declarations.flatMap((declaration) => declaration.attributes);
    const typeOf = (name: string) => attributes.findLast((attribute) => attribute.name === name)?.type.text;
    assert.equal(typeOf('mode'), "'web' | 'kiosk' | 'pos' | null | undefined");
    assert.equal(typeOf('channels'), "'email' | 'email sms' | 'sms' | 'sms email' | null | undefined");
  });
});

describe('the files for editors', () => {
  it('know every tag, attribute and event', () => {
    interface Named { name: string; attributes: { name: string; values?: { name: string }[] }[]; events?: { name: string }[] }
    const { tags } = readJson<{ tags: Named[] }>('vscode.html-custom-data.json');
    const webTypes = readJson<{ name: string; version: string; contributions: { html: { elements: Named[] } } }>('web-types.json');
    const { elements } = webTypes.contributions.html;
    const names = (list: readonly { name: string }[] = []) => list.map(({ name }) => name).sort();
    assert.deepEqual([names(tags), names(elements)], [TAGS, TAGS]);
    for (const { tagName, attributes, events } of declarations) {
      const [tag, element] = [tags, elements].map((list) => list.find(({ name }) => name === tagName)!);
      assert.deepEqual(names(tag!.attributes), names(attributes));
      assert.deepEqual(names(element!.attributes), names(attributes));
      assert.deepEqual(names(element!.events), names(events));
    }
    const mode = tags.find(({ name }) => name === 'punchh-login')!.attributes.find(({ name }) => name === 'mode')!;
    assert.deepEqual(mode.values, [{ name: 'web' }, { name: 'kiosk' }, { name: 'pos' }]);
  });

  it('are of this version, and package.json names them', () => {
    const { name, version, 'web-types': path } = readJson<Record<string, string>>('package.json');
    const webTypes = readJson<{ name: string; version: string }>(path!);
    assert.deepEqual([webTypes.name, webTypes.version], [name, version]);
  });
});
