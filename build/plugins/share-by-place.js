/**
 * The linker of the script tag's files. Bundlers let a lazy file import what it shares from the first file, by the first
 * file's address. Three things break then:
 *
 * - A site that adds a query to the script's address (`?ver=…`) makes it another module: the browser loads and runs the
 *   first file a second time.
 * - A lazy file that was retried at another address (see lazy-loader.js) would run a second time for those who import it.
 * - A strict policy for trusted types refuses a second Lit on the page.
 *
 * So the first file puts what it shares into one array on the page, the second file appends its own, and a lazy file takes
 * the values from there:
 *
 *     const [load, , html] = globalThis[Symbol.for('punchh-login r7XkQ2')];
 *
 * The array is named after the build, so that two versions on one page do not meet. A value has its place by the
 * alphabetical order of its export name: writing the names would cost 271 bytes of the first file.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { attachScopes } from '@rollup/pluginutils';
import { walk } from 'estree-walker';
import MagicString from 'magic-string';
import { findChangingNames } from './changing-names.js';
import { LOADER, loaderCode } from './lazy-loader.js';

const BUILD = resolve('build');

/** The files that decide how the lazy files are written, beside the modules in them. */
const recipe = () => [
  'package-lock.json',
  ...readdirSync(BUILD, { recursive: true }).filter((name) => name.endsWith('.js')).sort().map((name) => join(BUILD, name)),
];

/** An import or export can be named by an identifier or by a string. */
const nameOf = ({ name, value }) => name ?? value;

/**
 * @param {object} files
 * @param {string} files.first name of the file that is there from the start
 * @param {string} files.second name of the lazy file that others take from, too
 * @param {string[]} files.publicModules whose exports a page may import from the first file
 */
export function shareByPlace({ first: firstName, second: secondName, publicModules }) {
  let edition;
  let place;
  let publicNames;

  const plugin = {
    name: 'share-by-place',
    buildEnd(error) {
      if (error) return;
      publicNames = publicModules.flatMap((id) => this.getModuleInfo(id)?.exports ?? []);
      const hash = createHash('sha256');
      for (const id of [...this.getModuleIds()].sort()) hash.update(this.getModuleInfo(id)?.code ?? '');
      for (const path of recipe()) hash.update(readFileSync(path));
      edition = hash.digest('base64url').slice(0, 6);
      place = `globalThis[Symbol.for('punchh-login ${edition}')]`;
    },

    renderChunk(code, chunk, _options, { chunks }) {
      const find = (name) => Object.values(chunks).find((one) => one.name === name);
      const [first, second] = [find(firstName), find(secondName)];
      if (chunk.imports.includes(second.fileName) && first.dynamicImports.includes(chunk.fileName)) {
        throw new Error(`${chunk.fileName} is loaded by the first file, but takes from the second, which may not be there yet`);
      }
      const output = new MagicString(code);
      const program = this.parse(code);
      if (attachScopes(program).declarations[LOADER]) throw new Error(`a module declares ${LOADER}, which is the loader's name`);
      const taken = takeImports(program, output, first, second);
      if (replaceDynamicImports(program, output, edition)) taken[0] = LOADER;
      const exported = exportsOf(program);

      if (chunk.isEntry) {
        output.prepend(`${loaderCode(edition)}\n`);
        output.append(`\n${place} ??= [${LOADER}, ${constants(program, exported, first.exports.toSorted())}];`);
        exported.keep(output, publicNames);
      } else {
        if (chunk.name === secondName) {
          output.append(`\n${place}.push(${constants(program, exported, second.exports.toSorted())});`);
          // `import()` resolves with the exports of the only module that is imported so, else with the namespaces of several.
          const own = chunk.facadeModuleId && this.getModuleInfo(chunk.facadeModuleId).exports;
          exported.keep(output, own ?? second.exports.filter((name) => exported.locals.get(name).endsWith('_exports')));
        }
        if (taken.length > 0) output.prepend(`const [${Array.from(taken, (name) => name ?? '').join(', ')}] = ${place};\n`);
      }
      return { code: output.toString(), map: output.generateMap({ hires: 'boundary' }) };
    },
  };

  return {
    plugin,
    /** @param {string} name of a lazy file, without what tells the builds apart */
    fileName: (name) => `chunks/${name}-${edition}.js`,
  };
}

/** The bundler writes all exports of a file into one statement at its end. */
function exportsOf({ body }) {
  const statement = body.find(({ type, source }) => type === 'ExportNamedDeclaration' && !source);
  const locals = new Map(statement?.specifiers.map(({ local, exported }) => [nameOf(exported), nameOf(local)]));
  return {
    locals,
    keep(output, names) {
      const specifiers = names.filter((name) => locals.has(name)).map((name) => `${locals.get(name)} as ${name}`);
      output.overwrite(statement.start, statement.end, `export { ${specifiers.join(', ')} };`);
    },
  };
}

/** The local names behind some exports, as the elements of an array. Its values are copies, so they must be constant. */
function constants(program, { locals }, names) {
  const changing = findChangingNames(program);
  const found = names.map((name) => locals.get(name));
  const refused = found.filter((name) => !name || changing.has(name));
  if (refused.length > 0) throw new Error(`shared with the lazy files, but not constant: ${refused.join(', ')}`);
  return found.join(', ');
}

/**
 * Removes the imports from the first and the second file.
 *
 * @returns {string[]} the local names, each at the place of its value
 */
function takeImports({ body }, output, first, second) {
  const places = [null, ...first.exports.toSorted(), ...second.exports.toSorted()];
  const taken = [];
  for (const { type, source, specifiers, start, end } of body) {
    if (type !== 'ImportDeclaration') continue;
    const from = [first, second].find(({ fileName }) => basename(source.value) === basename(fileName));
    if (!from) continue;
    const begin = from === first ? 1 : 1 + first.exports.length;
    for (const { imported, local } of specifiers) taken[places.indexOf(nameOf(imported), begin)] = local.name;
    output.remove(start, end);
  }
  return taken;
}

/**
 * Writes `load('name')` for `import('./chunks/name-edition.js')`.
 *
 * @returns {boolean} whether there was one
 */
function replaceDynamicImports(program, output, edition) {
  const ending = `-${edition}.js`;
  let found = false;
  walk(program, {
    enter({ type, source, start, end }) {
      if (type !== 'ImportExpression') return;
      // Of two files with one name the bundler numbers the second, and `load` would not find it.
      if (!source.value.endsWith(ending)) throw new Error(`two files have the name of ${source.value}`);
      output.overwrite(start, end, `${LOADER}(${JSON.stringify(basename(source.value, ending))})`);
      found = true;
    },
  });
  return found;
}
