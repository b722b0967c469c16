/** The files of the npm package that apps and servers import, and their declarations. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { browserEntries, commands, serverEntries, workerEntries } from './entries.js';
import { COMPANIONS, nameLazyFile, SECOND_FILE } from './load-order.js';
import { bundle } from './options.js';
import { groupFiles } from './plugins/group-files.js';
import { importEagerly } from './plugins/import-eagerly.js';

const { dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const installed = Object.keys({ ...dependencies, ...peerDependencies });

/** Imports the packages that are installed with this one, or beside it, and bundles all others. */
const isDependency = (id) =>
  id.startsWith('node:') || installed.some((name) => id === name || id.startsWith(`${name}/`));

const output = { chunkFileNames: (chunk) => `shared/${nameLazyFile(chunk)}-[hash].js` };
const [define, session] = [browserEntries.define, browserEntries.session].map((path) => resolve(path));

/**
 * The files that the entries for browsers share: the two of the script tag, cut where `punchh-login/session` needs one
 * part and must not load Lit with the other. An app's bundler keeps each lazy file, so every further cut is a request.
 */
const SHARED_FILES = [
  { name: 'kernel', roots: [define], within: [session] },
  { name: 'form', roots: [define] },
  { name: 'session', roots: [session] },
  { name: 'token-calls', roots: SECOND_FILE, within: [session] },
  { name: 'companions', roots: [COMPANIONS] },
  { name: 'sign-in', roots: SECOND_FILE },
];

const onServers = Object.entries({ ...serverEntries, ...commands });
const isRenderer = ([name]) => name.startsWith('instant');
/** The renderer takes Lit's packages in their builds for Node, which need no DOM. */
const serverBundles = [
  { input: Object.fromEntries(onServers.filter((entry) => !isRenderer(entry))) },
  { input: Object.fromEntries(onServers.filter(isRenderer)), platform: 'node' },
];

/** @param {string} folder to write into */
export async function buildNpmEntries(folder) {
  const { plugin, codeSplitting } = groupFiles(SHARED_FILES, { entriesApart: true });
  await bundle({
    folder,
    input: browserEntries,
    plugins: [plugin],
    minify: false,
    english: 'whole',
    external: isDependency,
    preserveEntrySignatures: 'allow-extension',
    // React's file keeps its 'use client': it is an entry, and so a file of its own.
    onLog: (level, log, handle) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handle(level, log),
    output: { ...output, codeSplitting },
  });
  for (const [name, path] of Object.entries(workerEntries)) {
    await bundle({ folder, input: { [name]: path }, minify: false, plugins: [importEagerly()], output: { codeSplitting: false } });
  }
  for (const { input, platform } of serverBundles) {
    await bundle({
      folder, input, platform, minify: false, external: isDependency, output,
      // The renderer has all languages inside; a browser loads the same modules lazily.
      onLog: (level, log, handle) => log.code !== 'INEFFECTIVE_DYNAMIC_IMPORT' && handle(level, log),
    });
  }
  for (const name of Object.keys(commands)) chmodSync(join(folder, `${name}.js`), 0o755);
}

/** @param {string} folder to write into */
export async function buildDeclarations(folder) {
  const types = join(folder, 'types');
  const entries = Object.entries({ ...browserEntries, ...serverEntries }).filter(([name]) => name !== 'define');
  await build({
    input: Object.fromEntries(entries),
    external: isDependency,
    plugins: [dts({ emitDtsOnly: true, compilerOptions: { stripInternal: true } })],
    checks: { pluginTimings: false },
    output: { dir: types, chunkFileNames: 'shared/[name].d.ts' },
  });
  // The bundler would write `export *` for this `export type *`, but define.js exports no values.
  writeFileSync(join(types, 'define.d.ts'), "export type * from './index.js';\n");
  // From version 6 on, TypeScript wants to know what `import 'punchh-login/themes/clean.css'` is.
  writeFileSync(join(types, 'stylesheet.d.ts'), 'export {};\n');
}
