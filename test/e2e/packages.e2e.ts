import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { staticGraph } from '../../scripts/weigh.ts';
import { loadLocale } from '../../src/i18n/locale-loader.ts';
import { LOCALES } from '../../src/i18n/match-locale.ts';
import type { Messages } from '../../src/i18n/messages.ts';

interface Manifest {
  exports: Record<string, string | { types: string; default: string }>;
  bin: Record<string, string>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const inNode = (code: string) => spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });

describe('the package', () => {
  it('has a file behind every export, and its types', () => {
    for (const [name, target] of Object.entries(manifest.exports)) {
      for (const path of typeof target === 'string' ? [target] : Object.values(target)) {
        const [folder, extension] = path.split('*');
        if (name === './dist/*') continue;
        if (extension === undefined) assert.ok(existsSync(path), `${name}: ${path}`);
        else assert.ok(readdirSync(folder!).some((file) => file.endsWith(extension)), `${name}: ${path}`);
      }
    }
  });

  for (const name of ['punchh-login', 'punchh-login/define', 'punchh-login/session', 'punchh-login/sandbox',
    'punchh-login/gateway', 'punchh-login/locales/es']) {
    it(`can be imported in Node, where there is no DOM: ${name}`, () => {
      const { status, stderr } = inNode(`const module = await import('${name}');
        if (Object.keys(module).length === 0 && '${name}' !== 'punchh-login/define') process.exit(3);`);
      assert.equal(status, 0, stderr);
    });
  }

  for (const locale of LOCALES) {
    it(`has every text of ${locale} by its key`, async () => {
      const built = (await import(pathToFileURL(`dist/locales/${locale}.js`).href)) as { default: Messages };
      assert.deepEqual(built.default, await loadLocale(locale, true));
    });
  }

  it('registers nothing when the classes are imported', () => {
    const { status, stderr } = inNode(`globalThis.HTMLElement = class {};
      globalThis.customElements = { get() {}, define(name) { console.error(name); process.exit(3); } };
      const { PunchhLogin } = await import('punchh-login');
      if (!PunchhLogin) process.exit(4);`);
    assert.equal(status, 0, stderr);
  });

  it('has a session without Lit', () => {
    const files = staticGraph('dist/session.js', new Set(), (source) => source.startsWith('.'));
    for (const file of files) assert.doesNotMatch(readFileSync(file, 'utf8'), /from "(lit|@lit)\b/, file);
  });

  it('has a gateway that starts by its command, and says what it lacks', () => {
    const bin = manifest.bin['punchh-gateway']!;
    assert.ok(readFileSync(bin, 'utf8').startsWith('#!/usr/bin/env node'));
    const { status, stderr } = spawnSync(process.execPath, [bin], { encoding: 'utf8', env: { PATH: process.env.PATH } });
    assert.equal(status, 1);
    assert.match(stderr, /PUNCHH_UPSTREAM/);
  });

  it('has the hashes of its two scripts', () => {
    const hashes = JSON.parse(readFileSync('dist/sri.json', 'utf8')) as Record<string, string>;
    assert.deepEqual(Object.keys(hashes), ['punchh-login.js', 'punchh-login.global.js']);
    for (const [file, hash] of Object.entries(hashes)) {
      const made = createHash('sha384').update(readFileSync(join('dist', file))).digest('base64');
      assert.equal(hash, `sha384-${made}`);
    }
  });

  it('names the licences of what is bundled', () => {
    assert.match(readFileSync('dist/third-party-licenses.md', 'utf8'), /lit-html/);
  });

  it('evaluates no text as code', () => {
    for (const file of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
      if (!/\.js$/.test(file) || /^(gateway|sandbox|shared)/.test(file)) continue;
      assert.doesNotMatch(readFileSync(join('dist', file), 'utf8'), /\beval\(|new Function\(/, file);
    }
  });
});
