import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import devices from '../../src/i18n/devices/en.device.ts';
import locale from '../../src/i18n/locales/en.ts';

const en = { ...locale, ...devices };

/** The source that shows words: without the words themselves, and without the islands, which show none. */
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/^(gateway|sandbox|i18n)/.test(path))
  .map((path) => readFileSync(join('src', path), 'utf8'))
  .join('\n');

describe('the keys of the words', () => {
  it('are each shown somewhere: by name, or as an error’s code', () => {
    const unused = Object.keys(en).filter((key) => !sources.includes(`'${key}'`));
    assert.deepEqual(unused, []);
  });

  it('exist where the source asks for them', () => {
    const asked = [...sources.matchAll(/\bt\(\s*'(\w+)'/g)].map((match) => match[1]!);
    assert.ok(asked.length > 20);
    assert.deepEqual(asked.filter((key) => !(key in en)), []);
  });
});
