import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { DefaultLitAnalyzerContext, LitAnalyzer, makeConfig, type LitAnalyzerConfig } from '@jackolope/lit-analyzer';
import ts from 'typescript';

const FOLDER = 'test/frameworks/types';
const inModules = (path: string) => resolve('node_modules', path);

/** The compiler of each folder below test/frameworks/types, and its arguments. */
const compilers: Record<string, readonly string[]> = {
  plain: [inModules('typescript/bin/tsc')],
  react: [inModules('typescript/bin/tsc')],
  'react-18': [inModules('typescript/bin/tsc')],
  preact: [inModules('typescript/bin/tsc')],
  solid: [inModules('typescript/bin/tsc')],
  vue: [inModules('vue-tsc/bin/vue-tsc.js')],
  svelte: [inModules('svelte-check/bin/svelte-check'), '--output', 'machine', '--tsconfig', 'tsconfig.json'],
  angular: [inModules('@angular/compiler-cli/bundles/src/bin/ngc.js'), '-p', 'tsconfig.json'],
};

/** Returns the lines that a compiler refuses, as `file:line`, and all it said. */
const compile = async (framework: string): Promise<{ refused: string[]; said: string }> => {
  const said = await new Promise<string>((done) => {
    execFile(process.execPath, [...compilers[framework]!], { cwd: join(FOLDER, framework), encoding: 'utf8' }, (_, stdout, stderr) => {
      // eslint-disable-next-line no-control-regex -- the colours of a terminal
      done((stdout + stderr).replace(/\x1b\[\d+m/g, ''));
    });
  });
  const places = [...said.matchAll(/^(?:\d+ ERROR )?"?(?:\S*\/)?(\w+\.\w+)"?[(: ](\d+)\b.*$/gm)].map(([, file, line]) => `${file}:${line}`);
  return { refused: [...new Set(places)].sort(), said };
};

/** What `compile` does, for Lit: its plugin for editors and compilers reads the data for Visual Studio Code. */
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
      place: `${basename(path)}:${file.getLineAndCharacterOfPosition(location.start).line + 1}`, message,
    }));
  });
  const compiled = ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  assert.deepEqual(compiled, []);
  return { refused: [...new Set(found.map(({ place }) => place))].sort(), said: JSON.stringify(found, null, 2) };
};

/** The lines that say of themselves that they are wrong. */
const wrongLines = (framework: string): string[] => {
  const folder = join(FOLDER, framework === 'react-18' ? 'react' : framework);
  return readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n')
    .flatMap((text, index) => (/(\/\/|<!--) wrong/.test(text) ? [`${file}:${index + 1}`] : []))).sort();
};

describe('the types of the tags', { concurrency: 2 }, () => {
  for (const framework of Object.keys(compilers)) {
    it(`let ${framework} compile what is right, and refuse every wrong attribute, value, event and detail`, async () => {
      const expected = wrongLines(framework);
      assert.ok(expected.length > 5);
      const { refused, said } = await compile(framework);
      assert.deepEqual(refused, expected, said);
    });
  }

  it('let a template of Lit pass that is right, and refuse every wrong tag, attribute, value and property', () => {
    const { refused, said } = analyzeLit();
    assert.deepEqual(refused, wrongLines('lit'), said);
  });
});
