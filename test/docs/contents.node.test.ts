import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { sidebar } from '../../site/.vitepress/contents.ts';
import { listFiles } from '../../scripts/run-node-tests.js';

const links = sidebar.flatMap(({ items }) => items.map(({ link }) => `${link!.slice(1).replace(/\/$/, '/index')}.md`));

describe('the documentation', () => {
  it('has every page in the sidebar, once', () => {
    const pages = listFiles('docs', /\.md$/).filter((path) => path !== 'docs/index.md' && !/decisions\/\d/.test(path));
    assert.deepEqual(links.filter((link) => link.startsWith('docs/')).sort(), pages);
  });

  it('links to files that exist, as they lie in the repository', () => {
    const broken = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', ...listFiles('docs', /\.md$/)].flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)]
        .filter(([, path]) => !existsSync(join(dirname(file), path!))).map(([, path]) => `${file}: ${path!}`));
    assert.deepEqual(broken, []);
  });

  it('names only files that exist in CONTRIBUTING.md', () => {
    const paths = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/`((?:src|test|site|demo|scripts|build|docs|api)\/[\w./-]+?)\/?`/g)];
    assert.ok(paths.length > 40);
    assert.deepEqual(paths.map(([, path]) => path!).filter((path) => !existsSync(path)), []);
  });
});
