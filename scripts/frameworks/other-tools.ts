/** Tests beside the pages of demo/frameworks. They need packages that this repository does not install. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { findCodeBlock } from '../../test/docs/code-blocks.ts';
import { run, type Workshop } from './workshop.ts';

const TESTING = 'docs/testing.md';

/** The oldest version that docs/frameworks.md names. */
export const MIN_TYPESCRIPT = '5.7.3';

/** Makes a folder with some files, and installs the package and others there. */
async function createFolder(
  workshop: Workshop, name: string, files: Readonly<Record<string, string>>, packages: readonly string[],
): Promise<string> {
  const folder = join(workshop.root, name);
  mkdirSync(folder);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  await run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', workshop.tarball, ...packages);
  return folder;
}

/** The set-up file and the test of docs/testing.md, as it says that they are for Jest. */
const jestFiles = (config: string): Record<string, string> => ({
  'jest.config.mjs': findCodeBlock(TESTING, config),
  'setup-tests.js': findCodeBlock(TESTING, 'setup-tests.ts'),
  'account.test.js': findCodeBlock(TESTING, 'account.test.ts').replace(/^import .* from 'vitest';\n/m, '').replace(/\)!;/g, ');'),
});

/** Runs the examples of docs/testing.md in Jest, as modules and through Babel. @throws {Error} where one fails */
export async function testJest(workshop: Workshop): Promise<void> {
  const packages = ['jest@30.5.2', 'jest-environment-jsdom@30.5.2'];
  const jest = 'node_modules/jest/bin/jest.js';
  const modules = await createFolder(workshop, 'jest', { ...jestFiles('jest.config.js'), 'package.json': '{ "type": "module" }' }, packages);
  await run(modules, process.execPath, '--experimental-vm-modules', jest);
  const babel = "module.exports = { presets: [['@babel/preset-env', { targets: { node: 'current' } }]] };";
  const commonjs = await createFolder(
    workshop, 'jest-babel', { ...jestFiles('jest.babel.config.js'), 'package.json': '{}', 'babel.config.js': babel },
    [...packages, '@babel/core@7', '@babel/preset-env@7'],
  );
  await run(commonjs, process.execPath, jest);
}

/** Compiles an app with all entries that need no framework, and the declarations themselves. @throws {Error} what the compiler says */
export async function testOldTypeScript(workshop: Workshop): Promise<void> {
  const app = `
    import 'punchh-login/define';
    import 'punchh-login/themes/clean.css';
    import type { LoginProperties } from 'punchh-login';
    import { createGateway } from 'punchh-login/gateway';
    import spanish from 'punchh-login/locales/es';
    import { createSandbox } from 'punchh-login/sandbox';
    import { createSession } from 'punchh-login/session';
    import { signIn } from 'punchh-login/testing';
    const settings: LoginProperties = { mode: 'kiosk' };
    const login = Object.assign(document.createElement('punchh-login'), settings);
    login.addEventListener('punchh-token', ({ detail }) => void detail.expiresAt?.toFixed());
    // @ts-expect-error -- a mode that does not exist: types that were not understood would take anything
    login.mode = 'kisok';
    void [createGateway, spanish, createSession, signIn(login, { sandbox: createSandbox() })];
  `;
  const compilerOptions = {
    strict: true, noEmit: true, skipLibCheck: false, exactOptionalPropertyTypes: true, noUncheckedSideEffectImports: true,
    target: 'es2023', lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'], types: ['node'],
    module: 'esnext', moduleResolution: 'bundler',
  };
  const files = { 'app.ts': app, 'package.json': '{ "type": "module" }', 'tsconfig.json': JSON.stringify({ compilerOptions, files: ['app.ts'] }) };
  const folder = await createFolder(workshop, 'typescript', files, [`typescript@${MIN_TYPESCRIPT}`, '@types/node@20']);
  await run(folder, process.execPath, 'node_modules/typescript/bin/tsc');
}
