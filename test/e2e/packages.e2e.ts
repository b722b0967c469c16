import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { frameworks } from '../../build/entries.js';
import { importsOf, staticGraph } from '../../scripts/weigh.ts';
import { loadLocale } from '../../src/i18n/locale-loader.ts';
import { LOCALES } from '../../src/i18n/match-locale.ts';
import type { Messages } from '../../src/i18n/messages.ts';

interface Manifest {
  exports: Record<string, string | { types: string; default: string }>;
  bin: Record<string, string>;
  sideEffects: string[];
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  peerDependenciesMeta: Record<string, { optional?: boolean }>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const inNode = (code: string) => spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });

/** The files that npm publishes, and their bytes. */
const packed = (JSON.parse(spawnSync('npm', ['pack', '--dry-run', '--json'], { encoding: 'utf8', shell: process.platform === 'win32' }).stdout) as
  { files: { path: string; size: number }[] }[])[0]!.files;
const isPacked = (path: string) => packed.some((file) => file.path === path);

/** Returns the compiler's errors for a project that has installed the package and checks the types of its libraries, too. */
const compile = (code: string, options: Record<string, unknown>): string => {
  const project = mkdtempSync(join(tmpdir(), 'project-'));
  try {
    mkdirSync(join(project, 'node_modules'));
    symlinkSync(process.cwd(), join(project, 'node_modules', 'punchh-login'));
    symlinkSync(resolve('node_modules/@types'), join(project, 'node_modules', '@types'));
    writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(project, 'index.ts'), code);
    const compilerOptions = { strict: true, noEmit: true, skipLibCheck: false, target: 'es2023', types: [], ...options };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['index.ts'] }));
    return spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project], { encoding: 'utf8' }).stdout;
  } finally {
    rmSync(project, { recursive: true });
  }
};

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

  for (const name of ['punchh-login', 'punchh-login/define', 'punchh-login/session', 'punchh-login/session/worker',
    'punchh-login/sandbox', 'punchh-login/testing', 'punchh-login/gateway', 'punchh-login/locales/es']) {
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

  it('has types that hold in Node, where there are none of the DOM', () => {
    assert.equal(compile(`
      import { createGateway } from 'punchh-login/gateway';
      import { createSandbox } from 'punchh-login/sandbox';
      import { createSession } from 'punchh-login/session';
      const sandbox = createSandbox();
      const session = createSession({
        server: 'https://api.example', client: 'c', storage: 'memory', fetcher: (input, init) => sandbox.fetch(input, init),
      });
      const answer: Promise<Response> = session.fetch('/path');
      // @ts-expect-error -- no address: a type that is unknown there would take anything
      void session.fetch(7);
      void [createGateway, answer];
    `, { lib: ['es2023'], types: ['node'], module: 'nodenext' }), '');
  });

  it('has types of its events, on the element and wherever they bubble to', () => {
    assert.equal(compile(`
      import 'punchh-login/define';
      document.querySelector('punchh-login')!.addEventListener('punchh-token', ({ detail }) => void detail.expiresAt?.toFixed());
      document.addEventListener('punchh-error', ({ detail }) => void (detail.code === 'offline'));
      addEventListener('punchh-step', ({ detail }) => void (detail.step === 'code'));
    `, { lib: ['es2023', 'dom', 'dom.iterable'], module: 'esnext', moduleResolution: 'bundler' }), '');
  });

  it('has types of its stylesheets: an import of one is no error', () => {
    assert.equal(compile("import 'punchh-login/themes/clean.css';", {
      lib: ['es2023', 'dom'], module: 'esnext', moduleResolution: 'bundler', noUncheckedSideEffectImports: true,
    }), '');
  });

  for (const [what, command] of [
    ['publint', ['publint/src/cli.js', 'run', '--strict', '--pack', 'npm']],
    ['Are the types wrong?', ['@arethetypeswrong/cli/dist/index.js', '--pack', '.', '--profile', 'esm-only']],
  ] as const) {
    it(`is found right by ${what}`, () => {
      const [script, ...options] = command;
      const { status, stdout, stderr } = spawnSync(process.execPath, [`node_modules/${script}`, ...options], { encoding: 'utf8' });
      assert.equal(status, 0, stdout + stderr);
    });
  }

  it('imports only what is installed with it, and installs only what its entries for browsers import', () => {
    const { dependencies, peerDependencies, peerDependenciesMeta } = manifest;
    const packageOf = (source: string) => source.split('/').slice(0, source.startsWith('@') ? 2 : 1).join('/');
    const imported = (entries: string[]) => new Set(entries.flatMap((entry) => staticGraph(`dist/${entry}.js`, { lazily: true }))
      .flatMap((file) => importsOf(file)).filter((source) => !/^(\.|node:)/.test(source)).map(packageOf));
    const browser = imported(['index', 'define', 'session', 'testing', ...LOCALES.map((locale) => `locales/${locale}`)]);
    assert.deepEqual([...browser].sort(), Object.keys(dependencies).sort());
    const others = imported(['gateway', 'gateway-bin', 'sandbox', 'sandbox-bin', ...frameworks]);
    assert.deepEqual([...others].filter((name) => !(name in dependencies) && !(name in peerDependencies)), []);
    assert.deepEqual(Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional), []);
  });

  it('has no lazy import that Vite 6 misreads: it takes `const { x } = await import()` for a whole, and loses a `.then()` behind it', () => {
    const files = readdirSync('dist/shared').map((name) => join('dist/shared', name));
    const misread = files.filter((file) => /\{[^{}.=]+\}\s*=\s*await\s+import\([^)]+\)\.then\(/.test(readFileSync(file, 'utf8')));
    assert.deepEqual(misread, []);
  });

  it('registers nothing when the classes are imported', () => {
    const { status, stderr } = inNode(`globalThis.HTMLElement = class {};
      globalThis.customElements = { get() {}, define(name) { console.error(name); process.exit(3); } };
      const { PunchhLogin } = await import('punchh-login');
      if (!PunchhLogin) process.exit(4);`);
    assert.equal(status, 0, stderr);
  });

  it('says of its stylesheets that importing them has an effect: webpack leaves out what has none', () => {
    const targets = Object.values(manifest.exports).map((target) => (typeof target === 'string' ? target : target.default));
    const sheets = targets.filter((target) => target.endsWith('.css'));
    assert.deepEqual(sheets.filter((sheet) => !manifest.sideEffects.includes(sheet)), []);
    assert.equal(sheets.length, 1);
  });

  it('has a session without Lit, whatever it loads later', () => {
    const files = staticGraph('dist/session.js', { lazily: true });
    assert.ok(files.some((file) => /\/token-calls-/.test(file)));
    for (const file of files) assert.doesNotMatch(readFileSync(file, 'utf8'), /from "(lit|@lit)\b/, file);
  });

  it('has a session for service workers in one file, which loads nothing', () => {
    assert.deepEqual(importsOf('dist/session/worker.js'), []);
    assert.doesNotMatch(readFileSync('dist/session/worker.js', 'utf8'), /\bimport\(/);
  });

  it('has a gateway that starts by its command, and says what it lacks', () => {
    const bin = manifest.bin['punchh-gateway']!;
    assert.ok(readFileSync(bin, 'utf8').startsWith('#!/usr/bin/env node'));
    const { status, stderr } = spawnSync(process.execPath, [bin], { encoding: 'utf8', env: { PATH: process.env.PATH } });
    assert.equal(status, 1);
    assert.match(stderr, /PUNCHH_UPSTREAM/);
  });

  it('has the hashes of every file that a page can load', () => {
    const hashes = JSON.parse(readFileSync('dist/sri.json', 'utf8')) as Record<string, string>;
    const loadable = readdirSync('dist', { recursive: true, encoding: 'utf8' })
      .filter((name) => /^(punchh-login\.|chunks\/|themes\/).*(js|css)$/.test(name));
    assert.deepEqual(Object.keys(hashes).sort(), loadable.sort());
    for (const [file, hash] of Object.entries(hashes)) {
      const made = createHash('sha384').update(readFileSync(join('dist', file))).digest('base64');
      assert.equal(hash, `sha384-${made}`);
    }
  });

  it('leads from what a browser runs back to its source', () => {
    const chunk = readdirSync('dist/chunks').find((name) => /^sign-in-.*\.js$/.test(name))!;
    for (const [file, text] of [
      ['dist/punchh-login.js', 'punchh-identifier-step'],
      [`dist/chunks/${chunk}`, 'punchh-code-sent'],
      ['dist/punchh-login.global.js', 'punchh-code-sent'],
    ] as const) {
      const lines = readFileSync(file, 'utf8').split('\n');
      const line = lines.findIndex((code) => code.includes(text));
      const payload = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload;
      const entry = new SourceMap(payload).findEntry(line, lines[line]!.indexOf(text));
      assert.ok('originalSource' in entry, file);
      const path = join(dirname(file), entry.originalSource);
      assert.ok(isPacked(path), `${path} is not in the package`);
      const source = readFileSync(path, 'utf8');
      assert.ok(source.split('\n')[entry.originalLine]!.includes(text), `${file}: ${entry.originalSource}`);
    }
  });

  it('is at most a third source maps', () => {
    const sum = (files: typeof packed) => files.reduce((bytes, { size }) => bytes + size, 0);
    const maps = sum(packed.filter(({ path }) => path.endsWith('.map')));
    assert.ok(maps <= sum(packed) / 3, `${maps} of ${sum(packed)} bytes`);
  });

  it('names the licences of what is bundled', () => {
    assert.match(readFileSync('dist/third-party-licenses.md', 'utf8'), /lit-html/);
  });

  it('has a bill of materials with every package that is inside its files or installed with it', () => {
    const { components } = JSON.parse(readFileSync('dist/sbom.cdx.json', 'utf8')) as {
      components: { name: string; version: string; licenses: unknown[]; hashes: unknown[] }[];
    };
    const names = components.map(({ name }) => name);
    const bundled = [...readFileSync('dist/third-party-licenses.md', 'utf8').matchAll(/^## (\S+) /gm)].map(([, name]) => name!);
    assert.deepEqual([...bundled, ...Object.keys(manifest.dependencies)].filter((name) => !names.includes(name)), []);
    assert.deepEqual(components.filter(({ licenses, hashes }) => !licenses.length || !hashes.length), []);
  });

  it('evaluates no text as code', () => {
    for (const file of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
      if (!/\.js$/.test(file) || /^(gateway|sandbox|shared)/.test(file)) continue;
      assert.doesNotMatch(readFileSync(join('dist', file), 'utf8'), /\beval\(|new Function\(/, file);
    }
  });
});
