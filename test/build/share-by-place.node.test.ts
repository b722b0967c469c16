import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { build, type OutputChunk, type Plugin } from 'rolldown';
import { groupFiles } from '../../build/plugins/group-files.js';
import { shareByPlace } from '../../build/plugins/share-by-place.js';

/** Links modules given as text. `first` and `second` are the roots of the two files. */
async function link(modules: Record<string, string>): Promise<Map<string, string>> {
  const virtual: Plugin = {
    name: 'virtual',
    resolveId: (id) => (id in modules ? id : null),
    load: (id) => modules[id] ?? null,
  };
  const grouping = groupFiles([{ name: 'first', roots: ['first'] }, { name: 'second', roots: ['second'] }]);
  const sharing = shareByPlace({ first: 'first', second: 'second', publicModules: ['first'] });
  const { output } = await build({
    input: { first: 'first' },
    plugins: [virtual, grouping.plugin, sharing.plugin] as Plugin[],
    preserveEntrySignatures: 'allow-extension',
    write: false,
    logLevel: 'silent',
    output: {
      entryFileNames: '[name].js',
      chunkFileNames: ({ name }) => sharing.fileName(name),
      codeSplitting: grouping.codeSplitting,
    },
  });
  const chunks = output.filter((file): file is OutputChunk => file.type === 'chunk');
  return new Map(chunks.map(({ name, code }) => [name, code]));
}

/** Runs the files as a page would, with `import()` of the lazy ones served from memory. */
async function run(files: ReadonlyMap<string, string>): Promise<Record<string, unknown>> {
  const evaluated = new Map<string, Promise<Record<string, unknown>>>();
  const evaluate = (name: string) => {
    let running = evaluated.get(name);
    if (!running) {
      const source = files.get(name)!.replace('import(address)', 'globalThis.importFile(address)');
      running = import(`data:text/javascript,${encodeURIComponent(source)}`) as Promise<Record<string, unknown>>;
      evaluated.set(name, running);
    }
    return running;
  };
  Object.assign(globalThis, {
    setTimeout: () => 0,
    document: { querySelectorAll: () => [] },
    importFile: (address: string) => evaluate(/chunks\/(\w+)-[\w-]{6}\.js$/.exec(address)![1]!),
  });
  return evaluate('first');
}

const MODULES = {
  first: `
    import { twice } from 'shared';
    export const kept = 'for the page';
    export const four = twice(2);
    export const loadSecond = () => import('second');`,
  shared: 'export const twice = (value) => 2 * value; export const log = [];',
  second: `
    import { log, twice } from 'shared';
    export const eight = twice(4);
    export const half = (value) => value / 2;
    export const loadThird = () => import('third');
    log.push('second ran');`,
  third: `
    import { log, twice } from 'shared';
    import { half } from 'second';
    export const results = [twice(5), half(5), log];`,
};

describe('the linker of the script tag\'s files', () => {
  it('lets lazy files take from the page what they share with the first and the second', async () => {
    const files = await link(MODULES);
    for (const name of ['second', 'third']) assert.doesNotMatch(files.get(name)!, /^import\b/m, name);
    const { setTimeout } = globalThis;
    try {
      const first = await run(files);
      const second = await (first['loadSecond'] as () => Promise<typeof first>)();
      assert.equal(second['eight'], 8);
      const third = await (second['loadThird'] as () => Promise<typeof first>)();
      // One instance of the shared module: the third file sees what the second wrote into it.
      assert.deepEqual(third['results'], [10, 2.5, ['second ran']]);
    } finally {
      Object.assign(globalThis, { setTimeout, document: undefined });
    }
  });

  it('exports from the first file what the public modules export, and nothing for the lazy files', async () => {
    const files = await link(MODULES);
    assert.match(files.get('first')!, /export \{ four, kept, loadSecond \};/);
  });

  it('names the place after the content, so that two versions do not meet', async () => {
    const placeIn = (files: Map<string, string>) => /Symbol\.for\("(punchh-login [\w-]{6})"\)/.exec(files.get('second')!)![1];
    const place = placeIn(await link(MODULES));
    assert.equal(placeIn(await link(MODULES)), place);
    assert.notEqual(placeIn(await link({ ...MODULES, shared: MODULES.shared.replace('2 *', '1 + 1 *') })), place);
  });

  it('refuses to share a name that changes: its copy in the array would not', async () => {
    const counting = {
      ...MODULES,
      shared: 'export let log = []; export const twice = (value) => (log = [...log, value], 2 * value);',
      second: 'import { log, twice } from "shared"; export const half = (value) => twice(value) / log.length;',
      third: 'export default 3;',
    };
    await assert.rejects(link(counting), /not constant: log/);
  });

  it('refuses a lazy file of the first that takes from the second, which may not have loaded yet', async () => {
    const early = {
      ...MODULES,
      first: `${MODULES.first} export const loadThird = () => import('third');`,
    };
    await assert.rejects(link(early), /takes from the second, which may not be there yet/);
  });

  it('refuses a module with a name of its own that the loader has', async () => {
    await assert.rejects(link({ ...MODULES, first: `${MODULES.first} export const load = () => 1; load();` }), /a module declares load/);
  });

  it('refuses two lazy files of one name', async () => {
    const twins = {
      ...MODULES,
      first: `${MODULES.first} export const loadMore = () => [import('a/more'), import('b/more')];`,
      'a/more': 'export default 1;',
      'b/more': 'export default 2;',
    };
    await assert.rejects(link(twins), /two files have the name of/);
  });
});
