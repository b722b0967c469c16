import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

describe('the error codes', () => {
  it('are all documented, and no others', () => {
    const [, union = ''] = /export type AuthErrorCode =([^;]+);/.exec(readFileSync('src/model/auth-error.ts', 'utf8')) ?? [];
    const codes = [...union.matchAll(/'(\w+)'/g)].map(([, code]) => code!);
    const rows = readFileSync('docs/errors.md', 'utf8').split('\n').filter((line) => line.startsWith('| `'));
    const documented = rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`(\w+)`/g)].map(([, code]) => code!));
    assert.ok(codes.length > 30);
    assert.deepEqual(documented.toSorted(), codes.toSorted());
  });
});
