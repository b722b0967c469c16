import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { DefaultLitAnalyzerContext, LitAnalyzer, makeConfig, type LitAnalyzerConfig } from '@jackolope/lit-analyzer';
import ts from 'typescript';

const FOLDER = 'test/frameworks/types';
const inModules = (path: string) => resolve('node_modules', path);

/** A run of a compiler in a folder below test/frameworks/types, for one framework or several. */
interface Compiler {
  readonly frameworks: readonly string[];
  readonly folder?: string;
  readonly command: readonly string[];
}

const tsc = inModules('typescript/bin/tsc');

/** Compilers, the slowest first. What TypeScript compiles itself is one program: most of the time goes into declarations. */
const compilers: readonly Compiler[] = [
  { frameworks: ['plain', 'react', 'preact', 'solid'], folder: '.', command: [tsc, '-p', 'together.json'] },
  { frameworks: ['vue'], command: [inModules('vue-tsc/bin/vue-tsc.js')] },
  { frameworks: ['vue-tsc 3.3'], folder: 'vue', command: [inModules('vue-tsc-3.3/bin/vue-tsc.js')] },
  { frameworks: ['react-18'], command: [tsc] },
  { frameworks: ['svelte'], command: [inModules('svelte-check/bin/svelte-check'), '--output', 'machine', '--tsconfig', 'tsconfig.json'] },
  { frameworks: ['angular'], command: [inModules('@angular/compiler-cli/bundles/src/bin/ngc.js'), '-p', 'tsconfig.json'] },
];

/** The pages of demo/frameworks, which docs/frameworks.md shows. That of Vue is in its project. */
const PAGES: Readonly<Record<string, { jsxImportSource?: string; files: readonly string[] }>> = {
  'React and Next.js': { jsxImportSource: 'react', files: ['react/shop.tsx', 'next/app/page.tsx'] },
  'Preact': { jsxImportSource: 'preact', files: ['preact/shop.tsx'] },
  'Solid': { jsxImportSource: 'solid-js', files: ['solid/shop.tsx'] },
  'Lit, and no framework': { files: ['lit/main.ts', 'plain/main.ts'] },
};

/** Strict, with the package's built declarations: from a page, it is no package of its own. */
const PAGE_OPTIONS = {
  strict: true, noEmit: true, target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], module: 'esnext', moduleResolution: 'bundler',
  types: [], skipLibCheck: true, jsx: 'react-jsx',
  paths: { 'punchh-login': ['./dist/types/index.d.ts'], 'punchh-login/*': ['./dist/types/*.d.ts'] },
};

/** Other versions, for which the files of a framework are the same. */
const VERSION_OF: Readonly<Record<string, string>> = { 'react-18': 'react', 'vue-tsc 3.3': 'vue' };

/** Where the right and the wrong files of a framework lie. */
const folderOf = (framework: string): string => join(FOLDER, VERSION_OF[framework] ?? framework);

/** Returns the lines that a compiler refuses, as `path:line` from the repository's folder, and all it said. */
const compile = async ({ frameworks: [first], folder = first!, command }: Compiler): Promise<{ refused: string[]; said: string }> => {
  const cwd = join(FOLDER, folder);
  const said = await new Promise<string>((done) => {
    execFile(process.execPath, [...command], { cwd, encoding: 'utf8' }, (_, stdout, stderr) => {
      // eslint-disable-next-line no-control-regex -- the colours of a terminal
      done((stdout + stderr).replace(/\x1b\[\d+m/g, ''));
    });
  });
  const places = [...said.matchAll(/^(?:\d+ ERROR )?"?([\w./-]+\.\w+)"?[(: ](\d+)\b.*$/gm)].map(([, file, line]) => `${join(cwd, file!)}:${line}`);
  return { refused: [...new Set(places)].sort(), said };
};

/** Compiles for Lit, as `compile` does: its plugin for editors and compilers reads the data for Visual Studio Code. */
const analyzeLit = (): { refused: string[]; said: string } => {
  const folder = join(FOLDER, 'lit');
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), (path) => readFileSync(path, 'utf8')) as
    { config: { compilerOptions: { plugins: [Partial<LitAnalyzerConfig>] } } };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram(fileNames, options);
  const context = new DefaultLitAnalyzerContext({ getProgram: () => program });
  // The package is installed here by another path.
  context.updateConfig(makeConfig({ ...config.compilerOptions.plugins[0], customHtmlData: [resolve('vscode.html-custom-data.json')] }));
  const analyzer = new LitAnalyzer(context);
  const found = fileNames.flatMap((path) => {
    const file = program.getSourceFile(path)!;
    context.setContextBase({ file });
    return analyzer.getDiagnosticsInFile(file).map(({ location, message }) => ({
      place: `${join(folder, basename(path))}:${file.getLineAndCharacterOfPosition(location.start).line + 1}`, message,
    }));
  });
  const compiled = ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  assert.deepEqual(compiled, []);
  return { refused: [...new Set(found.map(({ place }) => place))].sort(), said: JSON.stringify(found, null, 2) };
};

/** The lines that say of themselves that they are wrong, as `path:line`. */
const wrongLines = (framework: string): string[] => {
  const folder = folderOf(framework);
  return readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n')
    .flatMap((text, index) => (/(\/\/|<!--) wrong/.test(text) ? [`${join(folder, file)}:${index + 1}`] : []))).sort();
};

describe('the types of the tags', { concurrency: 2 }, () => {
  for (const compiler of compilers) {
    it(`let ${compiler.frameworks.join(', ')} compile what is right, and refuse every wrong attribute, value, event and detail`, async () => {
      const expected = compiler.frameworks.map(wrongLines);
      for (const lines of expected) assert.ok(lines.length > 5);
      const { refused, said } = await compile(compiler);
      assert.deepEqual(refused, expected.flat().sort(), said);
    });
  }

  for (const [framework, { jsxImportSource, files }] of Object.entries(PAGES)) {
    it(`let the pages of demo/frameworks compile that are for ${framework}`, () => {
      const { options } = ts.convertCompilerOptionsFromJson({ ...PAGE_OPTIONS, ...(jsxImportSource && { jsxImportSource }) }, '.');
      const program = ts.createProgram(files.map((file) => join('demo/frameworks', file)), options);
      const found = ts.getPreEmitDiagnostics(program);
      assert.deepEqual(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')), []);
    });
  }

  it('let a template of Lit pass that is right, and refuse every wrong tag, attribute, value and property', () => {
    const { refused, said } = analyzeLit();
    assert.deepEqual(refused, wrongLines('lit'), said);
  });
});
