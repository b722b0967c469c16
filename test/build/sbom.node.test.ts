import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { writeSbom } from '../../build/sbom.js';

interface Component {
  name: string;
  version: string;
  purl: string;
  licenses: unknown[];
  hashes: { alg: string; content: string }[];
  properties: { name: string; value: string }[];
}

const readJson = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T;
const manifest = readJson<{ version: string; dependencies: Record<string, string>; scripts: Record<string, string> }>('package.json');
const lock = readJson<{ packages: Record<string, { version: string }> }>('package-lock.json');
const versionOf = (name: string) => lock.packages[`node_modules/${name}`]!.version;

describe('the bill of materials', () => {
  let folder: string;
  let text: string;
  let components: Component[];
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sbom-'));
    // The build has two packages inside its files: lit is also installed with this package, hono is not.
    writeFileSync(join(folder, 'third-party-licenses.md'), `## lit ${versionOf('lit')} (BSD-3-Clause)\n\n## hono ${versionOf('hono')} (MIT)\n`);
    const { path } = writeSbom(folder);
    text = readFileSync(path, 'utf8');
    ({ components } = JSON.parse(text) as { components: Component[] });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is valid CycloneDX 1.5', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot5);
    assert.equal(await validator.validate(text), null);
    assert.notEqual(await validator.validate(text.replace('"library"', '"nothing"')), null, 'the validator refuses what is wrong');
  });

  it('names every package that is installed with this one, those of its dependencies too, with licence and hash', () => {
    const installed = components.filter(({ properties }) => properties.some(({ name, value }) => name === 'punchh-login:installed' && value === 'true'));
    const names = installed.map(({ name }) => name);
    for (const name of [...Object.keys(manifest.dependencies), 'lit-html', '@lit/reactive-element']) assert.ok(names.includes(name), name);
    for (const { name, version, purl, licenses, hashes } of components) {
      assert.equal(version, versionOf(name));
      assert.equal(purl, `pkg:npm/${name.replace('@', '%40')}@${version}`);
      assert.equal(licenses.length, 1, name);
      assert.match(hashes[0]!.content, /^[0-9a-f]{128}$/);
    }
  });

  it('names what is inside the files, whether it is installed or not', () => {
    const places = (wanted: string) => components.find(({ name }) => name === wanted)!.properties.map(({ value }) => value);
    assert.deepEqual([places('lit'), places('hono'), places('valibot')], [['true', 'true'], ['false', 'true'], ['true', 'false']]);
  });

  it('is refused without a build, and for one with other packages than are locked', () => {
    const empty = mkdtempSync(join(tmpdir(), 'sbom-'));
    try {
      assert.throws(() => writeSbom(empty), /npm run build/);
      writeFileSync(join(empty, 'third-party-licenses.md'), '## lit 0.0.1 (MIT)\n');
      assert.throws(() => writeSbom(empty), /lit 0\.0\.1 .*package-lock\.json/);
    } finally {
      rmSync(empty, { recursive: true, force: true });
    }
  });

  it('is written before every release', () => {
    assert.match(manifest.scripts['prepublishOnly']!, /\bnpm run build && npm run sbom\b/);
    assert.match(manifest.scripts['sbom']!, /scripts\/sbom\.js/);
  });
});
