import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const text = readFileSync('SECURITY.md', 'utf8');
const table = text.slice(text.indexOf('## Which test holds what'));
/** The rows of the table: a promise, and what holds it. */
const rows = [...table.matchAll(/^\| (?!Promise|---)(.*?) \| (.*?) \|/gm)].map(([, promise, tests]) => [promise!, tests!] as const);

describe('SECURITY.md', () => {
  it('names a test for each promise, and every test that it names exists', () => {
    assert.ok(rows.length >= 15, `${rows.length} rows`);
    for (const [promise, tests] of rows) assert.match(tests, /`test\/[\w/.-]+`/, promise);
    const named = [...text.matchAll(/`(test\/[\w/.-]+)`/g)].map(([, path]) => path!);
    assert.deepEqual(named.filter((path) => !existsSync(path)), []);
  });
});
