/**
 * Builds dist/: the script-tag module with its chunks, the classic script, the npm entries, themes, declarations.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import MagicString from 'magic-string';
import { minify as terser } from 'terser';
import { build } from 'vite';
import { minifyTemplates, walk } from './minify-templates.js';
import { packLocales } from './pack-locales.js';

/** Made beside dist/ and put in its place at the end, so that a build that fails leaves the last one alone. */
const dist = `dist.${process.pid}`;
process.on('exit', () => rmSync(dist, { recursive: true, force: true }));
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/**
 * Makes the files for browsers once more smaller than the bundler's own minifier does. What is fewer characters is not
 * always fewer bytes on the way: sequences and conditional expressions compress worse than plain statements.
 */
const terserLast = {
  name: 'terser',
  generateBundle: {
    order: 'post',
    async handler({ format }, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const { code, map } = await terser(chunk.code, {
          module: format === 'es',
          ecma: 2020,
          compress: { passes: 2, sequences: false, conditionals: false, arrows: false },
          format: { comments: /^# allFunctions/ },
          sourceMap: { content: chunk.map, url: `${basename(chunk.fileName)}.map` },
        });
        chunk.code = code;
        // Written already: what a chunk has of it is not looked at any more.
        bundle[`${chunk.fileName}.map`].source = map;
      }
    },
  },
};

/** What every build shares. */
const options = ({ entry, output, format = 'es', minify = true, external, license, preserveEntrySignatures, plugins = [], packsEnglish = false }) => ({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: [...plugins, packLocales({ english: packsEnglish }), minifyTemplates(), minify && terserLast],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: dist,
    emptyOutDir: false,
    target: 'es2022',
    sourcemap: true,
    minify: minify && 'oxc',
    lib: { entry, formats: [format], name: 'PunchhLogin' },
    // Vite leaves the white space in modules for npm; ours go to browsers as they are.
    rolldownOptions: {
      preserveEntrySignatures,
      external,
      output: { ...output, minify },
      // Most of a build is spent in the plugins here; that is no news.
      checks: { pluginTimings: false },
    },
    license,
  },
});

const ENTRY = resolve('src/cdn.ts');

/** What makes the lazy files what they are, beside the modules in them. */
const RECIPE = ['package-lock.json', ...['build', 'minify-templates', 'pack-locales'].map((name) => `scripts/${name}.js`)];

/** What a sign-in by e-mail loads after the form. */
const SIGN_IN = [
  'src/elements/sign-in/index.ts',
  'src/elements/companions/define.ts',
  'src/backends/punchh/backend.ts',
  'src/backends/punchh/token-calls.ts',
].map((path) => resolve(path));

/**
 * Two files for a whole sign-in by e-mail: what the form needs, and what comes after it. Left to itself the bundler
 * puts what several lazy parts share into files of their own, each a round trip before the form.
 */
function twoFiles() {
  const file = new Map();
  const collect = (context, id, name) => {
    if (file.has(id)) return;
    file.set(id, name);
    for (const imported of context.getModuleInfo(id)?.importedIds ?? []) collect(context, imported, name);
  };
  return {
    plugin: {
      name: 'two-files',
      buildEnd(error) {
        if (error) return;
        collect(this, ENTRY, 'punchh-login');
        for (const id of SIGN_IN) collect(this, id, 'sign-in');
      },
    },
    splitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: (id) => file.get(id) ?? null, debugName: 'two files' }],
    },
  };
}

/** Identifiers in a pattern: `{ a, b: [c] = d }` declares or assigns `a` and `c`. */
function* bound(pattern) {
  if (pattern?.type === 'Identifier') yield pattern.name;
  else if (pattern?.type === 'AssignmentPattern') yield* bound(pattern.left);
  else if (pattern?.type === 'RestElement') yield* bound(pattern.argument);
  else if (pattern?.type === 'ArrayPattern') for (const element of pattern.elements) yield* bound(element);
  else if (pattern?.type === 'ObjectPattern') for (const { value, argument } of pattern.properties) yield* bound(value ?? argument);
}

/** Top-level names that are assigned to after their declaration; a function's own names of the same spelling are not. */
function* reassigned(node, own = new Set()) {
  if (Array.isArray(node)) for (const item of node) yield* reassigned(item, own);
  if (typeof node?.type !== 'string') return;
  if (node.params) {
    own = new Set([...own, ...node.params.flatMap((param) => [...bound(param)])]);
    for (const { type, id } of walk(node.body)) if (type === 'VariableDeclarator') for (const name of bound(id)) own.add(name);
  }
  const target = node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : null;
  for (const name of bound(target)) if (!own.has(name)) yield name;
  for (const child of Object.values(node)) if (child && typeof child === 'object') yield* reassigned(child, own);
}

/** As long, in ms, as an answer of the server may take: no browser gives up a file by itself. */
const LOAD_TIMEOUT = 20_000;

/**
 * Loads a file of those beside the script. All are named after the build: they belong together, and a name for each would
 * be bytes of the first file, more or fewer with every change. One that does not come is asked for by another address the next time, with a
 * `?` more: Firefox remembers a failure by its address until the page is loaded anew (HTML, module map), and a cache may
 * keep what a network's log-in page answered, or wait for the request that hangs. One that comes late is taken then.
 */
const loader = (edition) => `var load = (name, address = load[name] ??= \`./chunks/\${name}-${edition}.js\`) => new Promise((resolve, reject) => {
  setTimeout(reject, ${LOAD_TIMEOUT});
  import(address).then((module) => {
    load[name] = address;
    resolve(module);
  }, reject);
}).catch((error) => {
  load[name] = address + '?';
  throw error;
});`;

/**
 * Lets the lazy files take what they share with the first, or with that of a sign-in, from where it was left, in place
 * of importing it: a site that puts a query behind the script's address (`?ver=…`) would load and run the first a second
 * time, a file that came only at another address would be run a second time too, and a strict policy for trusted types
 * refuses a second Lit. The place is named after the build, so that versions do not meet; in it stands each thing where
 * its name comes in the alphabet, since names would be bytes of the first file.
 */
function shareByReference() {
  let edition;
  let place;
  let offered;
  const plugin = {
    name: 'share-by-reference',
    buildEnd(error) {
      if (error) return;
      offered = [ENTRY, resolve('src/index.ts')].flatMap((id) => this.getModuleInfo(id)?.exports ?? []);
      const hash = createHash('sha256');
      for (const id of [...this.getModuleIds()].sort()) hash.update(this.getModuleInfo(id)?.code ?? '');
      for (const path of RECIPE) hash.update(readFileSync(path));
      edition = hash.digest('base64url').slice(0, 6);
      place = `globalThis[Symbol.for('punchh-login ${edition}')]`;
    },
    renderChunk(code, chunk, _options, { chunks }) {
      const output = new MagicString(code);
      const { body } = this.parse(code);
      const nameOf = ({ name, value }) => name ?? value;
      const statement = body.find(({ type, source }) => type === 'ExportNamedDeclaration' && !source);
      const names = new Map(statement.specifiers.map(({ local, exported }) => [nameOf(exported), nameOf(local)]));
      const exportOnly = (kept) => {
        const specifiers = kept.map((name) => `${names.get(name)} as ${name}`);
        output.overwrite(statement.start, statement.end, `export { ${specifiers.join(', ')} };`);
      };
      const locals = (shared) => {
        const changing = new Set(reassigned(body));
        const found = shared.map((name) => names.get(name));
        const unsteady = found.filter((name) => !name || changing.has(name));
        if (unsteady.length > 0) throw new Error(`shared with the lazy files, but not constant: ${unsteady.join(', ')}`);
        return found.join(', ');
      };

      const [first, second] = ['punchh-login', 'sign-in'].map((name) => Object.values(chunks).find((one) => one.name === name));
      const early = chunk.imports.includes(second.fileName) && first.dynamicImports.includes(chunk.fileName);
      if (early) throw new Error(`${chunk.fileName} takes what may not be there: the file of a sign-in comes later`);
      const places = [null, ...first.exports.toSorted(), ...second.exports.toSorted()];
      const taken = [];
      for (const { type, source, specifiers, start, end } of body) {
        if (type !== 'ImportDeclaration') continue;
        const from = [first, second].find(({ fileName }) => source.value.endsWith(basename(fileName)));
        if (!from) continue;
        const begin = from === first ? 1 : 1 + first.exports.length;
        for (const { imported, local } of specifiers) taken[places.indexOf(nameOf(imported), begin)] = local.name;
        output.remove(start, end);
      }
      for (const { type, source, start, end } of walk(body)) {
        if (type !== 'ImportExpression') continue;
        if (!source.value.endsWith(`-${edition}.js`)) throw new Error(`two files have the name of ${source.value}`);
        output.overwrite(start, end, `load(${JSON.stringify(basename(source.value, `-${edition}.js`))})`);
        taken[0] = 'load';
      }
      if (chunk.isEntry) {
        output.prepend(`${loader(edition)}\n`).append(`\n${place} ??= [load, ${locals(first.exports.toSorted())}];`);
        // What only the lazy files take need not be exported any more.
        exportOnly(offered.filter((name) => names.has(name)));
      } else {
        if (chunk.name === 'sign-in') {
          output.append(`\n${place}.push(${locals(second.exports.toSorted())});`);
          exportOnly(second.exports.filter((name) => names.get(name).endsWith('_exports')));
        }
        if (taken.length > 0) output.prepend(`const [${Array.from(taken, (name) => name ?? '').join(', ')}] = ${place};\n`);
      }
      return { code: output.toString(), map: output.generateMap({ hires: 'boundary' }) };
    },
  };
  /** @param name of a lazy file, without what tells the builds apart */
  const fileName = (name) => `chunks/${name}-${edition}.js`;
  return { plugin, fileName };
}

/** The name of a lazy file: the folder of an `index.ts`; the modules of a backend begin with its name. */
const lazyName = (id, name) =>
  /\/([\w-]+)\/index\.ts$/.exec(id)?.[1] ?? [/\/backends\/([\w-]+)\//.exec(id)?.[1], name].filter(Boolean).join('-');

/** One module that registers everything; what comes later is fetched from beside it. */
const scriptTag = async () => {
  const { plugin, splitting } = twoFiles();
  const { plugin: sharing, fileName } = shareByReference();
  await build(options({
    entry: { 'punchh-login': ENTRY },
    plugins: [plugin, sharing],
    output: {
      // Nearly all of the first file runs at once: Chrome compiles it while it still arrives, beside the main thread.
      postBanner: ({ isEntry }) => (isEntry ? '//# allFunctionsCalledOnLoad' : ''),
      entryFileNames: '[name].js',
      // Files of one name would be numbered, and `load` would not find them.
      chunkFileNames: ({ name, facadeModuleId }) => fileName(lazyName(facadeModuleId ?? '', name)),
      codeSplitting: splitting,
    },
    // The lazy files import what they share with the first from it.
    preserveEntrySignatures: 'allow-extension',
    license: { fileName: 'third-party-licenses.md' },
  }));
  return fileName;
};

const PHONE = 'punchh-login.phone.js';

/** `currentScript` is known only while the script runs; the second file is wanted later, and perhaps again (see `loader`). */
const LOAD_PHONE = `let phone = new URL('./${PHONE}', document.currentScript?.src || document.baseURI).href;
const loadPhone = () => import(phone).catch((error) => {
  phone += '?';
  throw error;
});`;

/**
 * The classic script is one file; only the library for phone numbers is a second one, fetched from beside the script
 * when a guest turns to SMS.
 */
const phoneFromBesideTheScript = {
  name: 'phone-from-beside-the-script',
  enforce: 'pre',
  transform(code) {
    const changed = code.replaceAll(
      /import\('[^']*\/phone-numbers\.ts'\)/g,
      (found) => `(loadPhone() as ReturnType<() => typeof ${found}>)`,
    );
    return changed === code ? null : { code: changed, map: null };
  },
};

async function classicScript() {
  await build(options({
    entry: { 'punchh-login.phone': 'src/elements/phone-field/phone-numbers.ts' },
    output: { entryFileNames: '[name].js', codeSplitting: false },
  }));
  await build(options({
    entry: { 'punchh-login.global': 'src/global.ts' },
    format: 'iife',
    plugins: [phoneFromBesideTheScript],
    output: {
      entryFileNames: '[name].js',
      codeSplitting: false,
      intro: LOAD_PHONE,
    },
  }));
}

/** The locales, each by its tag; a dot in a name is a part of one. */
const locales = readdirSync('src/i18n/locales').map((name) => basename(name, '.ts')).filter((name) => !name.includes('.'));

/** What npm users import: their bundler brings the dependencies. */
const npmEntries = () =>
  build(options({
    entry: {
      index: 'src/index.ts',
      define: 'src/define.ts',
      session: 'src/session.ts',
      ...Object.fromEntries(locales.map((name) => [`locales/${name}`, `src/i18n/locales/${name}.ts`])),
    },
    minify: false,
    packsEnglish: true,
    external: isDependency,
    output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
  }));

/** The two islands run in Node and elsewhere: nothing of them depends on a DOM. */
const islands = () =>
  build(options({
    entry: { gateway: 'src/gateway/index.ts', 'gateway-bin': 'src/gateway/bin.ts', sandbox: 'src/sandbox/index.ts', 'sandbox-bin': 'src/sandbox/bin.ts' },
    minify: false,
    external: isDependency,
    output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
  }));

function isDependency(id) {
  return id.startsWith('node:') || Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`));
}

/** The declarations, importing each other as .js: that is what lies beside them. */
function declarations() {
  const outDir = join(dist, 'types');
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '--project', 'scripts/tsconfig.declarations.json', '--outDir', outDir],
    { stdio: 'inherit' },
  );
  if (status !== 0) throw new Error('the declarations could not be made');
  for (const name of readdirSync(outDir, { recursive: true })) {
    if (!name.endsWith('.d.ts')) continue;
    const path = join(outDir, name);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/((?:from|import)\s*\(?\s*['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'));
  }
}

function themes() {
  mkdirSync(join(dist, 'themes'), { recursive: true });
  for (const name of readdirSync('src/theme/themes')) {
    if (name.endsWith('.css')) cpSync(join('src/theme/themes', name), join(dist, 'themes', name));
  }
}

/** Subresource integrity of what a script tag names, for the release notes. */
function integrity() {
  const hashes = Object.fromEntries(['punchh-login.js', 'punchh-login.global.js'].map((name) => [
    name,
    `sha384-${createHash('sha384').update(readFileSync(join(dist, name))).digest('base64')}`,
  ]));
  writeFileSync(join(dist, 'sri.json'), `${JSON.stringify(hashes, null, 2)}\n`);
  for (const [name, hash] of Object.entries(hashes)) console.info(`${name}  ${hash}`);
}

/** What a page in a language can have fetched at the same time as the script: the names of these files change. */
function preloads(fileName) {
  const fileOf = (name) => {
    if (!existsSync(join(dist, fileName(name)))) throw new Error(`no file for ${name}`);
    return fileName(name);
  };
  const languages = locales.filter((locale) => locale !== 'en');
  const files = Object.fromEntries(languages.map((locale) => [locale, [fileOf(locale), fileOf('named')]]));
  writeFileSync(join(dist, 'preload.json'), `${JSON.stringify(files, null, 2)}\n`);
}

preloads(await scriptTag());
await classicScript();
await npmEntries();
await islands();
for (const name of ['gateway-bin.js', 'sandbox-bin.js']) chmodSync(join(dist, name), 0o755);
declarations();
themes();
integrity();
rmSync('dist', { recursive: true, force: true });
renameSync(dist, 'dist');
