/**
 * The pages of demo/frameworks: each is installed with the packed package, built, served, and driven with Chromium, both as
 * it is built and in its development server. Needs `npm run build`, and the registry of npm.
 *
 *   npm run test:frameworks                       all; docs/testing.md in Jest and the oldest TypeScript as well
 *   npm run test:frameworks -- --only vue,jest    some, by folder or name: also `jest`, `types`
 *   npm run test:frameworks -- --write            writes the figures of what passed into docs/frameworks.md
 *   npm run test:frameworks -- --keep             leaves the temporary folder
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { createSandbox } from '../src/sandbox/index.ts';
import { serveSandbox } from '../src/sandbox/serve.ts';
import { CHROMIUM_ARGS, findBrowsers } from './browsers.js';
import { driveBuilt, driveDevelopment, type AfterEdit } from './frameworks/drive.ts';
import { writeFigures, type Figures } from './frameworks/figures.ts';
import { MIN_TYPESCRIPT, testJest, testOldTypeScript } from './frameworks/other-tools.ts';
import { PROJECTS, type FrameworkProject } from './frameworks/projects.ts';
import { install, openWorkshop, OWN_LIMIT, ownBytes, run, serveFiles, startServer } from './frameworks/workshop.ts';
import { closing } from './summary.js';

const { values } = parseArgs({ options: { only: { type: 'string' }, write: { type: 'boolean' }, keep: { type: 'boolean' } } });
const only = values.only?.toLowerCase().split(',');
const isChosen = (...names: string[]): boolean => !only || names.some((name) => only.includes(name.toLowerCase()));

const workshop = await openWorkshop();
process.on('exit', () => values.keep || workshop.remove());
const sandbox = createSandbox();
const api = await serveSandbox(sandbox, { port: 0 });
const browser = await chromium.launch({ executablePath: findBrowsers(['chromium']).chromium, args: CHROMIUM_ARGS });

const EDITS: Readonly<Record<AfterEdit, string>> = { kept: 'keeps the element', new: 'makes a new element', reload: 'reloads the page' };

const figures: Figures[] = [];
const failures: string[] = [];

async function test(project: FrameworkProject): Promise<void> {
  const { name, folder, source, dev, built, isRenderedOnServer } = project;
  const started = Date.now();
  const bytes = ownBytes(join('demo/frameworks', folder));
  if (bytes > OWN_LIMIT) throw new Error(`${bytes} bytes of its own code; ${OWN_LIMIT} are allowed`);
  const root = await install(workshop, project, api.url);
  await run(root, 'npm', 'run', 'build');
  const server = 'files' in built ? await serveFiles(join(root, built.files)) : await startServer(root, built.server);
  const email = (when: string): string => `${name.replace(/\W/g, '')}-${when}@example.com`.toLowerCase();
  try {
    const html = await (await fetch(server.url)).text();
    if (isRenderedOnServer && !html.includes('<punchh-login ')) throw new Error('the HTML of the server lacks the tag');
    await driveBuilt(browser, server.url, sandbox, email('built'));
  } finally {
    await server.close();
  }
  const [script, ...args] = dev;
  const development = await startServer(root, (port) => [join('node_modules', script), ...args, '--port', port]);
  try {
    const afterEdit = await driveDevelopment(browser, development.url, sandbox, email('dev'), join(root, source));
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules', project.package, 'package.json'), 'utf8')) as { version: string };
    figures.push({ name, version, bytes, seconds: (Date.now() - started) / 1000 });
    console.info(`  an edit of the source ${EDITS[afterEdit]}`);
  } finally {
    await development.close();
  }
}

const tests = [
  ...PROJECTS.map((project) => ({ names: [project.name, project.folder], run: () => test(project) })),
  { names: ['Jest'], run: () => testJest(workshop) },
  { names: [`TypeScript ${MIN_TYPESCRIPT}`, 'types'], run: () => testOldTypeScript(workshop) },
].filter(({ names }) => isChosen(...names));

try {
  for (const { names: [name], run: runTest } of tests) {
    const started = Date.now();
    try {
      await runTest();
      console.info(`✔ ${name}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
    } catch (error) {
      console.error(`✖ ${name}: ${(error as Error).message}`);
      failures.push(`${name}: ${(error as Error).message.split('\n')[0]!}`);
    }
  }
} finally {
  await browser.close();
  await api.close();
}
if (values.write) writeFigures(figures);
process.exit(closing([{ passed: tests.length - failures.length, failed: failures.length, failures }]));
