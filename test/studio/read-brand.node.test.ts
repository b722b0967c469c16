import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readJson, toBrand } from '../../demo/studio/read-brand.ts';

const message = (json: string): string => {
  try {
    readJson(json);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

describe('opening a brand file', () => {
  it('says what to do where the file is something else', () => {
    for (const text of ['', '<html></html>', 'body { color: red }', '"text"']) assert.match(message(text), /^This is no brand file\. Choose/);
    assert.match(message('[1, 2]'), /^This is no brand file\. Choose/);
  });

  it('names the line of a slip, in no words of JSON.parse', () => {
    const said = message('{\n  "name": "Marlow"\n  "channels": []\n}');
    assert.match(said, /line 3/);
    assert.doesNotMatch(said, /JSON|token|position|Unexpected/);
  });

  it('says so where the file is too large', () => assert.match(message(`{"name":"${'x'.repeat(300_000)}"}`), /256 KB/));

  it('keeps parts that it has no controls for, and makes a shape of what is odd', () => {
    const brand = toBrand(JSON.parse(`{
      "$schema": "x", "name": 5, "channels": "email", "methods": ["code", "password"], "sms": { "program": "Marlow" },
      "theme": { "preset": "soft", "tokens": { "radius": 4 } }, "copy": { "en": { "heading": 7, "verify": "Go" } },
      "consents": [{ "covers": ["terms"], "version": 2 }, "nonsense"], "__proto__": { "polluted": true } }`) as Record<string, unknown>);
    assert.deepEqual(brand, {
      methods: ['code', 'password'],
      sms: { program: 'Marlow' },
      channels: [],
      theme: { preset: 'soft' },
      copy: { en: { verify: 'Go' } },
      consents: [{ id: 'consent', required: true, covers: ['terms'], version: '2' }],
    });
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });
});
