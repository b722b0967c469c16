import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { createControls } from '../../src/sandbox/controls.ts';
import { BUSINESS_KEYS } from '../../src/sandbox/business-schema.ts';
import { DEFAULT_BUSINESS } from '../../src/sandbox/business.ts';
import { USAGE } from '../../src/sandbox/command-line.ts';
import { createSandbox, readBusinessOptions } from '../../src/sandbox/index.ts';
import { withDefaults } from '../../src/sandbox/options.ts';
import { findCodeBlock, readCodeBlocks } from './code-blocks.ts';

const DOC = 'docs/sandbox.md';
const text = readFileSync(DOC, 'utf8');

/** The rows of the table whose head begins with a word, without head and rule. */
function rowsOf(head: string, index = 0): string[][] {
  const tables = text.matchAll(new RegExp(`^\\| ${head} \\|[^\\n]*\\n\\|[-|]*\\n((?:\\|[^\\n]*\\n)+)`, 'gm'));
  const [, table] = [...tables][index] ?? [];
  if (table === undefined) throw new Error(`no table ${head}`);
  return table.trim().split('\n').map((row) => row.split('|').slice(1, -1).map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')));
}

mkdirSync('node_modules/.cache', { recursive: true });
const folder = mkdtempSync(resolve('node_modules/.cache/docs-sandbox-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, contents: string): string => {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return path;
};

describe('docs/sandbox.md', () => {
  it('names every setting of the business, with its default', () => {
    const rows = rowsOf('Setting');
    assert.deepEqual(rows.map(([name]) => name).sort(), [...BUSINESS_KEYS].sort());
    for (const [name, shown] of rows) {
      const value = (DEFAULT_BUSINESS as unknown as Record<string, unknown>)[name!];
      if (name === 'menu' || name === 'users') continue;
      const words = Array.isArray(value) ? value.join(', ') : String(value);
      assert.equal(shown!.replaceAll('`', ''), words, name);
    }
  });

  it('names every option of the command', () => {
    const options = [...USAGE.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, name]) => name).filter((name) => name !== '--help');
    assert.deepEqual(rowsOf('Option').map(([name]) => name), options);
  });

  it('names every further option of createSandbox', () => {
    const { cors: _, ...settings } = withDefaults({});
    const options = [...Object.keys(settings), 'allowedOrigins', 'allowCredentials', 'corsHeaders'];
    assert.deepEqual(rowsOf('Option', 1).map(([name]) => name).sort(), options.sort());
  });

  it('shows a business file that is valid', () => {
    const [file] = readCodeBlocks(DOC).filter(({ language }) => language === 'json');
    assert.equal(readBusinessOptions(JSON.parse(file!.text)).name, 'Pennyfig Kitchen');
  });

  it('names only calls of the sandbox\'s own that exist', async () => {
    const control = createControls(createSandbox());
    const calls = rowsOf('Call').flatMap(([cell]) => [...cell!.matchAll(/(GET|POST|PATCH|DELETE) (\/_\/[\w./]*)/g)]);
    assert.ok(calls.length > 10);
    for (const [, method, path] of calls) {
      const url = `http://127.0.0.1/${path}`.replace('//_', '/_').replace(/\/users\/$/, '/users/111111111');
      const response = await control(new Request(url, { method: method!, ...(method === 'GET' ? {} : { body: '{}' }) }));
      const answer = await response!.text();
      assert.doesNotMatch(answer, /no such control/, `${method} ${path}`);
    }
  });

  it('has examples in TypeScript that compile', () => {
    const files = readCodeBlocks(DOC).filter(({ language }) => language === 'ts')
      .map(({ name, text: code }, index) => write(name || `example-${index}.ts`, name ? code : `import 'punchh-login';\n${code}`));
    const paths = {
      'punchh-login': ['src/index.ts'], 'punchh-login/session': ['src/session.ts'], 'punchh-login/sandbox': ['src/sandbox/index.ts'],
    };
    const absolute = Object.fromEntries(Object.entries(paths).map(([name, [path]]) => [name, [resolve(path!)]]));
    const config = write('tsconfig.json', JSON.stringify({
      extends: resolve('tsconfig.json'), compilerOptions: { paths: absolute, types: ['node'] }, files, include: [],
    }));
    const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--project', config], { encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  });

  it('has a Vitest example that passes', () => {
    // A folder of its own: Vitest would take the other examples for tests, too.
    const root = join(folder, 'vitest');
    mkdirSync(root);
    write('vitest/session.test.ts', findCodeBlock(DOC, 'session.test.ts'));
    const alias = { 'punchh-login/session': resolve('src/session.ts'), 'punchh-login/sandbox': resolve('src/sandbox/index.ts') };
    write('vitest/vitest.config.mjs', `export default { resolve: { alias: ${JSON.stringify(alias)} }, server: { fs: { strict: false } } };`);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [resolve('node_modules/vitest/vitest.mjs'), 'run', '--root', root, '--config', join(root, 'vitest.config.mjs')],
      { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: '', NO_COLOR: '1' } },
    );
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /1 passed/);
  });
});
