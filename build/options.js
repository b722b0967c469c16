/** The options that every bundle here shares, and the call that makes it. */
import { build } from 'rolldown';
import { dropDescriptions } from './plugins/drop-descriptions.js';
import { dropLitExtras } from './plugins/drop-lit-extras.js';
import { listPackages } from './plugins/list-packages.js';
import { minifyTemplates } from './plugins/minify-templates.js';
import { packLocales } from './plugins/pack-locales.js';
import { replaceModules } from './plugins/replace-modules.js';
import { terser } from './plugins/terser.js';

/** The folders of the packages whose code has gone into the bundles so far. */
export const bundledPackages = new Set();

/**
 * Bundles for browsers or for npm.
 *
 * @param {object} bundle
 * @param {string} bundle.folder to write into
 * @param {Record<string, string>} bundle.input output name → source file
 * @param {import('rolldown').OutputOptions} bundle.output
 * @param {boolean} [bundle.minify] `false` for npm: an app's own bundler minifies, and nobody needs a source map
 * @param {boolean} [bundle.sourcemap]
 * @param {boolean} [bundle.ascii] escapes every other character
 * @param {'core' | 'whole' | 'keyed'} [bundle.english] how English is written: in parts or whole, as texts alone (see
 * {@link packLocales}), or as in the source
 * @param {import('rolldown').RolldownPluginOption[]} [bundle.plugins]
 * @param {import('rolldown').ExternalOption} [bundle.external]
 * @param {import('rolldown').InputOptions['preserveEntrySignatures']} [bundle.preserveEntrySignatures]
 */
export const bundle = ({
  folder, input, output, minify = true, sourcemap = minify, ascii = false, english = 'core', plugins = [], ...options
}) =>
  build({
    ...options,
    input,
    plugins: [
      ...plugins,
      english !== 'keyed' && packLocales({ english }),
      minifyTemplates(),
      dropDescriptions(),
      minify && dropLitExtras(),
      minify && replaceModules({ 'node_modules/@lit/reactive-element/css-tag.js': 'build/css-tag.js' }),
      minify && terser({ ascii }),
      listPackages(bundledPackages),
    ],
    transform: { target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' } },
    // Only these modules of src/ have side effects; all others only declare (`sideEffects` of package.json is about dist/).
    treeshake: { moduleSideEffects: [{ test: /\/src\/(define|frameworks\/(svelte|vue))\.ts$/, sideEffects: true }] },
    // Most of a build is spent in the plugins here; a warning about it would be no news.
    checks: { pluginTimings: false },
    // `var` for all names of a file's top level: Terser joins such statements.
    output: { dir: folder, entryFileNames: '[name].js', sourcemap, minify, topLevelVar: true, ...output },
  });
