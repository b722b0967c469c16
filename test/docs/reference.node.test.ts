import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readElements } from '../../scripts/reference/manifest.ts';
import { readTypes } from '../../scripts/reference/types.ts';

const text = readFileSync('docs/reference.md', 'utf8');
const codes = new Set([...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!));

describe('docs/reference.md', () => {
  for (const { tagName, attributes = [], members = [], events = [], slots = [], cssParts = [], cssProperties = [] } of readElements()) {
    it(`names everything that the manifest has of <${tagName}>`, () => {
      assert.ok(codes.has(`<${tagName}>`), 'the element');
      const signatures = [...codes].map((code) => code.replace(/\(.*/, ''));
      const names = [...attributes, ...members, ...events, ...slots, ...cssParts, ...cssProperties].map(({ name }) => name);
      assert.deepEqual(names.filter((name) => name && !codes.has(name) && !signatures.includes(name)), []);
    });
  }

  it('names every field of every event, and every error code', () => {
    const types = readTypes('src/index.ts');
    const fields = readElements().flatMap(({ events = [] }) => events)
      .flatMap(({ type }) => types.propertiesOf(/<(\w+)>/.exec(type!.text)![1]!));
    assert.ok(fields.length > 15);
    assert.deepEqual([...fields.map(({ name }) => name), ...types.textsOf('AuthErrorCode')].filter((name) => !codes.has(name)), []);
  });
});
