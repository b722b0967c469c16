import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createProject } from '../../scripts/apps.ts';
import { findCodeBlock } from '../docs/code-blocks.ts';

const DOC = 'docs/testing.md';

/** The test that runs in browsers, as a user of the package would write it for Vitest. */
const asVitest = (path: string): string =>
  `import { afterEach, describe, it } from 'vitest';\n${readFileSync(path, 'utf8')}`
    .replaceAll('@open-wc/testing', 'vitest')
    .replaceAll('../../src/sandbox/index.ts', 'punchh-login/sandbox')
    .replace(/\.\.\/\.\.\/src\/(\w+)\.ts/g, (_, name: string) => (name === 'index' ? 'punchh-login' : `punchh-login/${name}`));

describe('punchh-login/testing', { concurrency: 2 }, () => {
  let project: string;
  before(() => {
    project = createProject(['vitest', 'jsdom', 'happy-dom']);
    mkdirSync(join(project, 'test'));
    const write = (name: string, text: string): void => writeFileSync(join(project, name), text);
    for (const name of ['vitest.config.ts', 'setup-tests.ts', 'account.test.ts']) write(name, findCodeBlock(DOC, name));
    write('sign-in.test.ts', asVitest('test/testing/sign-in.test.ts'));
  });
  after(() => rmSync(project, { recursive: true }));

  for (const environment of ['jsdom', 'happy-dom']) {
    it(`works as ${DOC} says in Vitest with ${environment}`, async () => {
      const { error, said } = await new Promise<{ error: Error | null; said: string }>((done) => {
        const env = { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: '', NO_COLOR: '1' };
        const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--environment', environment, '--testTimeout', '20000'];
        execFile(process.execPath, vitest, { cwd: project, env }, (failure, stdout, stderr) => {
          done({ error: failure, said: stdout + stderr });
        });
      });
      assert.equal(error, null, said);
      assert.match(said, /Tests +13 passed/);
    });
  }
});
