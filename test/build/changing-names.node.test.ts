import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseSync } from 'vite';
import { findChangingNames } from '../../build/plugins/changing-names.js';

const changing = (code: string) =>
  [...findChangingNames(parseSync('module.js', code).program as Parameters<typeof findChangingNames>[0])].sort();

describe('the names of a top level that change', () => {
  const cases: Record<string, [code: string, names: string[]]> = {
    'an assignment': ['let a = 1; a = 2;', ['a']],
    'an assignment with an operator': ['let a = 1; a ??= 2;', ['a']],
    'a counter': ['let a = 1; const next = () => a++;', ['a']],
    'a pattern': ['let a, b, c; ({ a, x: [b = 1, ...c] } = { a: 1, x: [] });', ['a', 'b', 'c']],
    'a loop': ['let a; for (a of [1]); let b; for (b in {});', ['a', 'b']],
    'a loop with a variable of its own': ['const a = 1; for (const a of [1]) ;', []],
    'a function\'s own variable': ['const a = 1; function f() { let a = 2; a = 3; }', []],
    'a parameter': ['const a = 1; const f = (a) => { a = 2; };', []],
    'a parameter with a default': ['const a = 1; const f = ({ a } = {}) => { a = 2; };', []],
    'a block\'s own variable': ['const a = 1; { let a = 2; a = 3; }', []],
    'the outer name, after a block with its own': ['let a = 1; { let a = 2; a = 3; } a = 4;', ['a']],
    'a member': ['const a = {}; a.b = 1; a.b++;', []],
    'a function that replaces itself': ['function f() { f = null; }', ['f']],
  };
  for (const [what, [code, names]] of Object.entries(cases)) {
    it(`${names.length ? 'include' : 'do not include'} ${what}`, () => {
      assert.deepEqual(changing(code), names);
    });
  }
});
