import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

/** WCAG 2.2, levels A and AA. 4.1.1 was removed. */
const CRITERIA = (
  '1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 ' +
  '2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2 ' +
  '1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 ' +
  '3.3.4 3.3.8 4.1.3'
).split(' ');

it('docs/conformance.md has each criterion of WCAG 2.2 A and AA once, with a level that VPAT knows', () => {
  const rows = [...readFileSync('docs/conformance.md', 'utf8').matchAll(/^\| (\d+\.\d+\.\d+) [^|]+\| ([^|]+) \| (.*) \|$/gm)];
  assert.deepEqual(rows.map(([, criterion]) => criterion), CRITERIA);
  for (const [, criterion, level, remarks] of rows) {
    assert.match(level!, /^(?:supports|partially supports|does not support|not applicable)$/, criterion);
    assert.ok(remarks, criterion);
  }
});
