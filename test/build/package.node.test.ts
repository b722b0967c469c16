import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

interface Manifest {
  name: string;
  license: string;
  repository: { type: string; url: string };
  publishConfig: { access: string; provenance: boolean };
  exports: Record<string, string | { types: string; default: string }>;
  bin: Record<string, string>;
  files: string[];
  sideEffects: string[];
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
/** Entries of `files` that npm takes in, without those that begin with `!`. */
const taken = manifest.files.filter((path) => !path.startsWith('!'));

describe('package.json', () => {
  it('names the repository that npm compares with where a release was built (npm, Generating provenance statements)', () => {
    const { name, repository, publishConfig } = manifest;
    assert.equal(repository.type, 'git');
    assert.match(repository.url, new RegExp(`^git\\+https://github\\.com/[\\w-]+/${name}\\.git$`));
    assert.deepEqual(publishConfig, { access: 'public', provenance: true });
  });

  it('builds what is published, with its bill of materials, right before', () => {
    assert.match(manifest.scripts['prepublishOnly']!, /^npm run build && npm run sbom\b/);
    assert.match(readFileSync('build/build.js', 'utf8'), /writeSbom\(folder/);
    assert.ok(taken.includes('dist'));
  });

  it('publishes what is used, and nothing that only builds or tests it', () => {
    for (const path of taken) if (path !== 'dist' && !path.includes('*')) assert.ok(existsSync(path), path);
    assert.deepEqual(taken.filter((path) => /^(test|demo|scripts|bench|build|site|integrations|node_modules)\b/.test(path)), []);
    // Source maps lead there, except from the gateway and the sandbox, which have none.
    assert.ok(manifest.files.includes('src'));
    assert.deepEqual(manifest.files.filter((path) => path.startsWith('!')), ['!src/gateway', '!src/instant', '!src/sandbox']);
  });

  it('leads every export and command into what is published', () => {
    const targets = [...Object.values(manifest.exports), ...Object.values(manifest.bin)].flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)));
    for (const target of targets) {
      const path = target.replace('./', '');
      assert.ok(path === 'package.json' || taken.some((entry) => path === entry || path.startsWith(`${entry}/`)), target);
      assert.doesNotMatch(path, /^src\//);
    }
  });

  it('names no source among the files with side effects: nobody imports those', () => {
    for (const path of manifest.sideEffects) assert.match(path, /^\.\/dist\//);
  });

  it('installs five packages at most, whatever is added', () => {
    assert.deepEqual(Object.keys(manifest.dependencies), ['@lit/context', 'idb-keyval', 'libphonenumber-js', 'lit', 'valibot']);
  });
});
