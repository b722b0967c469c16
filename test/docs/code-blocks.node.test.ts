import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { transformSync, type Loader } from 'esbuild';
import { parse } from 'yaml';
import { parseBrand } from '../../src/client/brand-file.ts';
import { USAGE } from '../../src/sandbox/command-line.ts';
import { readElements } from '../../scripts/reference/manifest.ts';
import { listFiles } from '../../scripts/run-node-tests.js';
import { readCodeBlocks, type CodeBlock } from './code-blocks.ts';

interface Block extends CodeBlock {
  /** The file, and the block's number in it. */
  readonly place: string;
}

const FILES = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', ...listFiles('docs', /\.md$/)];
const blocks: readonly Block[] = FILES.flatMap((file) =>
  readCodeBlocks(file).map((block, index) => ({ ...block, place: `${file} #${index + 1}` })));
const inLanguage = (...languages: string[]): Block[] => blocks.filter(({ language }) => languages.includes(language));

/** Pages whose JSON is brand files. */
const BRAND_PAGES = /^docs\/(?:brand-file|backends|localisation|theming|kiosk|pos|start\/brand-admin|recipes\/\S*)\.md /;

/** Pages whose examples need packages that test/frameworks brings; here only their syntax is read. */
const OWN_TESTS = /^docs\/frameworks\.md /;

/** Names that examples use without declaring them, as text around them does. */
const AMBIENT = `
  import type { PunchhLogin } from 'punchh-login';
  import type { LimitStore } from 'punchh-login/gateway';
  declare global {
    const element: PunchhLogin;
    function yourStore(env: unknown): LimitStore;
  }
`;

/** Fails with every fault and where it is. */
const assertNoFaults = (faults: readonly string[]): void => assert.deepEqual(faults, [], faults.join('\n'));

mkdirSync('node_modules/.cache', { recursive: true });
const folder = mkdtempSync(resolve('node_modules/.cache/docs-code-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('the code blocks of the documentation', () => {
  it('are all in a language that is checked', () => {
    const checked = ['js', 'ts', 'jsx', 'tsx', 'html', 'vue', 'svelte', 'css', 'json', 'sh', 'yaml', 'dockerfile'];
    // Plain text, and templates of content systems, which test/e2e tries as the pages that they make.
    const plain = ['', 'text', 'liquid', 'jinja', 'twig', 'php', 'astro'];
    assertNoFaults(blocks.filter(({ language }) => ![...checked, ...plain].includes(language)).map(({ place, language }) => `${place}: "${language}"`));
  });

  it('compile, in TypeScript and in JavaScript', () => {
    const write = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return name;
    };
    // Blocks with a name import each other, and are tested where they are run.
    const code = inLanguage('js', 'ts').filter(({ name, place }) => !name && !OWN_TESTS.test(place));
    const files = code.map(({ language, text, place }) => write(`${place.replace(/\W+/g, '-')}.${language}`, `export {};\n${text}`));
    const source = (path: string): string[] => [resolve('src', path)];
    const config = write('tsconfig.json', JSON.stringify({
      extends: resolve('tsconfig.json'),
      compilerOptions: {
        allowJs: true, checkJs: true, noImplicitAny: false, noUnusedLocals: false, noUnusedParameters: false, types: ['node'],
        paths: {
          'punchh-login': source('index.ts'), 'punchh-login/define': source('define.ts'), 'punchh-login/session': source('session.ts'),
          'punchh-login/session/worker': source('session.ts'),
          'punchh-login/gateway': source('gateway/index.ts'), 'punchh-login/instant': source('instant/index.ts'), 'punchh-login/sandbox': source('sandbox/index.ts'),
          'punchh-login/testing': source('testing.ts'),
        },
      },
      files: [...files, write('ambient.d.ts', AMBIENT)],
      include: [],
    }));
    const { status, stdout } = spawnSync(
      process.execPath, ['node_modules/typescript/bin/tsc', '--project', join(folder, config)], { encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  });

  it('are well formed, where they are not compiled', () => {
    const code = [...inLanguage('jsx', 'tsx'), ...inLanguage('js', 'ts').filter(({ place }) => OWN_TESTS.test(place))];
    for (const { language, text } of code) transformSync(text, { loader: language as Loader, tsconfigRaw: '{}' });
  });

  it('use tags and attributes that exist', () => {
    const common = /^(?:id|class|slot|style|lang|dir|hidden|ref|key|data-[\w-]+|aria-[\w-]+|role)$/;
    const attributesOf = new Map(readElements().map(({ tagName, attributes = [] }) => [tagName, attributes.map(({ name }) => name)]));
    assertNoFaults(inLanguage('html').flatMap(({ text, place }) =>
      [...text.matchAll(/<(punchh-[\w-]+)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*>/g)].flatMap(([, tag, list]) => {
        const known = attributesOf.get(tag!);
        if (!known) return [`${place}: <${tag!}>`];
        return [...list!.matchAll(/([^\s=]+)(?:="[^"]*")?/g)].map(([, name]) => name!)
          .filter((name) => !known.includes(name) && !common.test(name)).map((name) => `${place}: <${tag!} ${name}>`);
      })));
  });

  it('use tokens and parts that exist', () => {
    const [{ cssProperties = [], cssParts = [] } = {}] = readElements();
    const known = new Set([...cssProperties, ...cssParts].map(({ name }) => name));
    assertNoFaults(inLanguage('css', 'html', 'vue', 'svelte').flatMap(({ text, place }) =>
      [...text.matchAll(/--punchh-[\w-]+|(?<=::part\()[\w-]+/g)].filter(([name]) => !known.has(name)).map(([name]) => `${place}: ${name}`)));
  });

  it('are valid JSON, and valid brand files', () => {
    const origin = { fileUrl: 'https://order.example.com/brand.json', pageOrigin: 'https://order.example.com' };
    assertNoFaults(inLanguage('json').flatMap(({ text, place }) => {
      const data = JSON.parse(text) as unknown;
      return BRAND_PAGES.test(place) ? parseBrand(data, origin).problems.map((problem) => `${place}: ${JSON.stringify(problem)}`) : [];
    }));
  });

  it('are valid YAML', () => {
    for (const { text } of inLanguage('yaml')) parse(text);
  });

  it('are shell commands that exist', () => {
    const { scripts, bin } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<'scripts' | 'bin', Record<string, string>>;
    assertNoFaults(inLanguage('sh').flatMap(({ text, place }) => {
      const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
      const missing = [
        ...[...text.matchAll(/npm run ([\w:-]+)/g)].filter(([, script]) => !scripts[script!]),
        ...[...text.matchAll(/npx (punchh-[\w-]+)/g)].filter(([, command]) => !bin[command!]),
        ...[...text.matchAll(/punchh-sandbox.* (--[\w-]+)/g)].filter(([, option]) => !USAGE.includes(option!)),
      ].map(([command]) => `${place}: ${command}`);
      return status === 0 ? missing : [`${place}: ${stderr}`];
    }));
  });
});
