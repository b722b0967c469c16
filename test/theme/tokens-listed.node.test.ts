import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { TOKEN_KINDS } from '../../src/theme/token-values.ts';

interface Declaration {
  tagName?: string;
  cssProperties?: { name: string }[];
}

describe('the tokens of the theme', () => {
  it('are the same in custom-elements.json, which pages read, and in the list that brand files are checked with', () => {
    const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as { modules: { declarations?: Declaration[] }[] };
    const login = modules.flatMap(({ declarations = [] }) => declarations).find(({ tagName }) => tagName === 'punchh-login')!;
    const documented = login.cssProperties!.map(({ name }) => name.replace('--punchh-', ''));
    assert.deepEqual(documented.toSorted(), Object.keys(TOKEN_KINDS).toSorted());
  });
});
